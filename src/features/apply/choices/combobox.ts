import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { SharedPostingMessages } from '../../../i18n/posting-messages.en.ts';
import {
  described,
  fieldId,
  fieldName,
  frame,
  invalid,
  labelText,
  notes,
  type FieldData,
} from '../../../ui/field.ts';
import type { ChoicesMessages } from './messages.en.ts';
import type { Option, OptionsStore } from './options-store.ts';

type ChoiceFieldMessages = ChoicesMessages & Pick<SharedPostingMessages, 'optional'>;

/** Result count of the list: shown at once, announced after a debounce. */
const told = (count: number | undefined, t: ChoiceFieldMessages) =>
  count === undefined ? nothing : count === 0 ? t.noOptions : t.optionsLeft(count);

const control = (event: Event) => event.currentTarget as HTMLInputElement;

const onKey = (event: KeyboardEvent, store: OptionsStore): void => {
  const { state } = store;
  const { key, altKey } = event;
  const take = () => event.preventDefault();
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    take();
    if (altKey) {
      if (key === 'ArrowDown') store.open();
      else store.leave();
    } else store.move(key === 'ArrowDown' ? 1 : -1);
  } else if (key === 'Enter' && state.isOpen) {
    take();
    if (state.active === undefined) store.leave();
    else store.choose(state.active);
  } else if (key === 'Escape' && store.escape()) {
    take();
    // A dialog of the page around us stays open.
    event.stopPropagation();
  } else if (key === 'Home' || key === 'End' || key === 'ArrowLeft' || key === 'ArrowRight') store.goToText();
};

const showActive = (event: Event): void => {
  const root = control(event).getRootNode() as ShadowRoot;
  requestAnimationFrame(() => root.querySelector('.option-active')?.scrollIntoView({ block: 'nearest' }));
};

const optionId = ({ pointer }: FieldData, value: string) => `${fieldId(pointer)}-option-${value}`;

const item = ({ value, label }: Option, data: FieldData, store: OptionsStore) => {
  const { active, chosen } = store.state;
  // eslint-disable-next-line lit-a11y/click-events-have-key-events -- The focus stays in the field, and the keys with it.
  return html`<li
    role="option"
    id=${optionId(data, value)}
    class="option ${value === active ? 'option-active' : ''}"
    aria-selected=${value === chosen ? 'true' : 'false'}
    @click=${() => store.choose(value)}
  >
    <bdi lang=${data.lang ?? nothing}>${label}</bdi>
  </li>`;
};

/** One of many options, found by typing: an editable combobox whose list is narrowed down. */
export const combobox = (data: FieldData, t: ChoiceFieldMessages, store: OptionsStore) => {
  const id = fieldId(data.pointer);
  const { state } = store;
  const { text, shown, isOpen, active, chosen } = state;
  return frame(
    data,
    html`
      <label for=${id} id="${id}-label">${labelText(data, t)}</label>
      ${notes(data)}
      <div class="combobox">
        ${chosen === undefined ? nothing : html`<input type="hidden" name=${fieldName(data.pointer)} value=${chosen} />`}
        <input
          id=${id}
          type="text"
          role="combobox"
          aria-labelledby="${id}-label"
          autocomplete="off"
          spellcheck="false"
          dir="auto"
          aria-autocomplete="list"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-controls="${id}-options"
          aria-activedescendant=${isOpen && active !== undefined ? optionId(data, active) : nothing}
          ?required=${!data.isOptional}
          aria-invalid=${invalid(data)}
          aria-describedby=${described(data)}
          .value=${live(text)}
          @input=${(event: Event) => store.type(control(event).value)}
          @keydown=${(event: KeyboardEvent) => {
            onKey(event, store);
            showActive(event);
          }}
          @click=${() => store.open()}
          @blur=${() => store.leave()}
        />
        <ul
          role="listbox"
          id="${id}-options"
          class="options"
          aria-labelledby="${id}-label"
          ?hidden=${!isOpen || shown.length === 0}
          @pointerdown=${(event: Event) => event.preventDefault()}
          @mousedown=${(event: Event) => event.preventDefault()}
        >
          ${isOpen ? shown.map((option) => item(option, data, store)) : nothing}
        </ul>
        ${isOpen && shown.length === 0 ? html`<p class="field-hint" aria-hidden="true">${t.noOptions}</p>` : nothing}
        <p class="unseen" role="status">${told(state.told, t)}</p>
      </div>
    `,
  );
};

/** Several of many options: the boxes stay what they are, and a field above them hides those without its words. */
export const filteredChoices = (
  data: FieldData,
  t: ChoiceFieldMessages,
  store: OptionsStore,
  { options, chosen }: { options: readonly { value: string; label: string }[]; chosen: readonly string[] },
) => {
  const id = fieldId(data.pointer);
  const { text, shown, told: toTell } = store.state;
  const isShown = new Set(shown.map(({ value }) => value));
  return frame(
    data,
    html`
      <fieldset role="group" aria-describedby=${described(data)}>
        <legend>${labelText(data, t)}</legend>
        ${notes(data)}
        <input
          type="search"
          id=${id}
          aria-label=${t.narrowDown(data.label)}
          autocomplete="off"
          spellcheck="false"
          dir="auto"
          .value=${live(text)}
          @input=${(event: Event) => store.type(control(event).value)}
          @keydown=${(event: KeyboardEvent) => {
            // Enter would send the form.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
        <p class="field-hint" aria-hidden="true">
          ${shown.length === 0 ? t.noOptions : t.optionsLeft(shown.length)}
        </p>
        <p class="unseen" role="status">${told(toTell, t)}</p>
        <div class="options">
          ${options.map(
            ({ value, label }) =>
              html`<label class="choice" ?hidden=${!isShown.has(value)}>
                <input
                  type="checkbox"
                  name=${fieldName(data.pointer)}
                  value=${value}
                  ?checked=${chosen.includes(value)}
                />
                <bdi lang=${data.lang ?? nothing}>${label}</bdi>
              </label>`,
          )}
        </div>
      </fieldset>
    `,
  );
};

export const optionsStyles = css`
  /* Words of one's own stand below the name of their box, or of themselves. */
  .field fieldset > label:not(.choice) {
    font-weight: 400;
  }
  .field .choice + .own-words {
    width: calc(100% - 2.25em);
    max-width: 33.75em;
    margin-inline-start: 2.25em;
  }
  .combobox {
    max-width: 36em;
  }
  .options {
    max-height: 16em;
    max-width: 36em;
    overflow-y: auto;
    overscroll-behavior: contain;
    margin-block-start: 0.25em;
    padding: 0.25em;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    list-style: none;
  }
  .options .choice {
    padding: 0.625em 0.25em;
  }
  .option {
    display: flex;
    align-items: center;
    min-height: 2.75em;
    padding: 0.25em 0.5em;
    border-radius: 4px;
    cursor: pointer;
  }
  .option:hover {
    background: var(--_sunken);
  }
  .option-active {
    background: var(--_sunken);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .option[aria-selected='true'] {
    font-weight: 600;
  }
  .option[aria-selected='true']::after {
    content: '✓' / '';
    margin-inline-start: auto;
    padding-inline-start: 0.5em;
  }
`;
