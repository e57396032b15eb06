import { html } from 'lit';
import { isOption, type ChoiceQuestion } from '../../../contract/questions.ts';
import type { FormMoreWords } from '../../../i18n/env.ts';
import { fieldName, type FieldData } from '../../../ui/field.ts';

/** Chooses the box that the words are written beside. */
const chooseBox = ({ target }: Event): void => {
  const box = (target as Element).previousElementSibling?.firstElementChild as HTMLInputElement;
  box.checked = true;
};

/** An answer in words of one's own, below the options. Its box has no value: the words are the answer, where it is chosen. */
export const ownWords = (
  item: ChoiceQuestion,
  { pointer, label }: FieldData,
  given: readonly string[],
  t: FormMoreWords,
) => {
  const name = fieldName(pointer);
  const text = given.find((answer) => !isOption(item, answer)) ?? '';
  return html`
    <label class="choice">
      <input
        type=${item.kind === 'single-choice' ? 'radio' : 'checkbox'}
        name=${name}
        value=""
        ?checked=${text !== ''}
      />
      <bdi>${t.other}</bdi>
    </label>
    <input
      name=${name}
      autocomplete="off"
      aria-label="${t.other}: ${label}"
      dir="auto"
      value=${text}
      @input=${chooseBox}
    />
  `;
};
