import { html, nothing } from 'lit';
import { isOption, type ChoiceQuestion } from '../../../contract/questions.ts';
import type { SharedPostingMessages } from '../../../i18n/posting-messages.en.ts';
import { described, fieldId, fieldName, invalid, type FieldData } from '../../../ui/field.ts';
import { messages, type ChoicesMessages } from './messages.en.ts';

/** Chooses the box that the words are written beside. */
const chooseBox = ({ target }: Event): void => {
  const box = (target as Element).previousElementSibling?.firstElementChild as HTMLInputElement;
  box.checked = true;
};

/**
 * An answer in words of one's own, below the options. Where one answer is asked for it has a box, which has no value: the
 * words are the answer, where it is chosen. Where there may be several they are one of them as soon as they are written.
 */
export const otherOption = (
  item: ChoiceQuestion,
  data: FieldData,
  given: readonly string[],
  own: SharedPostingMessages & Partial<ChoicesMessages>,
) => {
  const t = { ...messages, ...own };
  const { pointer, label } = data;
  const name = fieldName(pointer);
  const id = `${fieldId(pointer)}-other`;
  const text = given.find((answer) => !isOption(item, answer)) ?? '';
  const hasBox = item.kind === 'single-choice';
  return html`
    ${
      hasBox
        ? html`<label class="choice">
            <input type="radio" class="own-words" name=${name} value="" ?checked=${text !== ''} />
            <bdi>${t.other}</bdi>
          </label>`
        : html`<label for=${id}>${t.other}</label>`
    }
    <input
      class="own-words"
      id=${id}
      name=${name}
      autocomplete="off"
      aria-label=${t.otherAnswer(label)}
      aria-describedby=${described(data)}
      aria-invalid=${text === '' ? nothing : invalid(data)}
      dir="auto"
      value=${text}
      @input=${hasBox ? chooseBox : nothing}
    />
  `;
};
