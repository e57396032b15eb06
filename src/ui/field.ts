import { css, html, nothing } from 'lit';
import type { SharedPostingMessages } from '../i18n/posting-messages.en.ts';

/** Messages that a field needs. */
type FieldMessages = Pick<SharedPostingMessages, 'optional'>;

/** Data of a field, for any control. `pointer` is the JSON pointer of its value in the request. */
export interface FieldData {
  pointer: string;
  label: string;
  /** Language of the label, if not the page's. */
  lang?: string | undefined;
  hint?: unknown;
  error?: string | undefined;
  isOptional?: boolean;
}

/** Id of a field's control, or of the first one in a group. */
export const fieldId = (pointer: string): string => pointer.slice(1).replaceAll('/', '-');

/** Form name of a field. */
export const fieldName = (pointer: string): string => pointer.slice(1).replaceAll('/', '.');

/** Value of `aria-describedby`: hint and error. */
export const described = ({ pointer, hint, error }: FieldData) => {
  const id = fieldId(pointer);
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`];
  return ids.filter(Boolean).join(' ') || nothing;
};

/** Value of `aria-invalid`. */
export const invalid = ({ error }: FieldData) => (error === undefined ? nothing : 'true');

/** The label of a field, with what is said of one that may be left out. */
export const labelText = ({ label, lang, isOptional }: FieldData, t: FieldMessages) =>
  html`<bdi lang=${lang ?? nothing}>${label}</bdi
    >${isOptional ? html`<span class="quiet optional">${` ${t.optional}`}</span>` : nothing}`;

/** Hint and error between a label and its control. */
export const notes = ({ pointer, hint, error }: FieldData) => html`
  ${hint === undefined ? nothing : html`<p class="field-hint" id="${fieldId(pointer)}-hint">${hint}</p>`}
  ${error === undefined ? nothing : html`<p class="field-error" id="${fieldId(pointer)}-error">${error}</p>`}
`;

/** The class of a field in error, which draws a bar beside it. */
export const errorClass = ({ error }: FieldData): string => (error === undefined ? '' : 'has-error');

/** Everything of one field. */
export const frame = (data: FieldData, content: unknown) => html`
  <div class="field ${errorClass(data)}" part="field">${content}</div>
`;

/** Options of a single-line field. */
export interface TextControl {
  value: string;
  type?: 'text' | 'email' | 'url' | 'date';
  inputMode?: 'text' | 'decimal' | 'numeric';
  autocomplete?: string;
  /** Bounds of a date. */
  min?: string | undefined;
  max?: string | undefined;
}

/** Single-line field: text, email, URL or date. */
export const textField = (
  data: FieldData,
  t: FieldMessages,
  { value, type = 'text', inputMode, autocomplete, min, max }: TextControl,
) =>
  frame(
    data,
    html`
      <label for=${fieldId(data.pointer)}>${labelText(data, t)}</label>
      ${notes(data)}
      <input
        id=${fieldId(data.pointer)}
        name=${fieldName(data.pointer)}
        type=${type}
        inputmode=${inputMode ?? nothing}
        min=${min ?? nothing}
        max=${max ?? nothing}
        autocomplete=${autocomplete ?? 'off'}
        ?required=${!data.isOptional}
        aria-invalid=${invalid(data)}
        aria-describedby=${described(data)}
        dir="auto"
        value=${value}
      />
    `,
  );

/** Several lines of text. */
export const textArea = (data: FieldData, t: FieldMessages, { value }: { value: string }) =>
  frame(
    data,
    html`
      <label for=${fieldId(data.pointer)}>${labelText(data, t)}</label>
      ${notes(data)}
      <textarea
        id=${fieldId(data.pointer)}
        name=${fieldName(data.pointer)}
        rows="6"
        ?required=${!data.isOptional}
        aria-invalid=${invalid(data)}
        aria-describedby=${described(data)}
        dir="auto"
        .defaultValue=${value}
      ></textarea>
    `,
  );

/** Radio group or checkbox group. */
export const choiceGroup = (
  data: FieldData,
  t: FieldMessages,
  {
    type,
    options,
    chosen,
    more,
  }: {
    type: 'radio' | 'checkbox';
    options: readonly { value: string; label: string; lang?: string }[];
    chosen: readonly string[];
    /** Content below the options. */
    more?: unknown;
  },
) =>
  frame(
    data,
    html`
      <fieldset
        role=${type === 'radio' ? 'radiogroup' : 'group'}
        aria-required=${type === 'radio' && !data.isOptional ? 'true' : nothing}
        aria-invalid=${type === 'radio' ? invalid(data) : nothing}
        aria-describedby=${described(data)}
      >
        <legend>${labelText(data, t)}</legend>
        ${notes(data)}
        ${options.map(
          ({ value, label, lang }, index) => html`
            <label class="choice">
              <input
                type=${type}
                id=${index === 0 ? fieldId(data.pointer) : nothing}
                name=${fieldName(data.pointer)}
                value=${value}
                ?checked=${chosen.includes(value)}
              />
              <bdi lang=${lang ?? nothing}>${label}</bdi>
            </label>
          `,
        )}
        ${more || nothing}
      </fieldset>
    `,
  );

/** Checkbox of one statement. */
export const checkBox = (data: FieldData, { isChecked }: { isChecked: boolean }) =>
  frame(
    data,
    html`
      <label class="choice">
        <input
          type="checkbox"
          id=${fieldId(data.pointer)}
          name=${fieldName(data.pointer)}
          ?required=${!data.isOptional}
          ?checked=${isChecked}
          aria-invalid=${invalid(data)}
          aria-describedby=${described(data)}
        />
        <bdi>${data.label}</bdi>
      </label>
      ${notes(data)}
    `,
  );

export const fieldStyles = css`
  /* Not a grid: one in the other they make every key in a text a slow one. */
  .field {
    display: flex;
    flex-direction: column;
    gap: 0.25em;
  }
  .field label,
  .field legend {
    font-weight: 600;
  }
  .optional {
    margin-inline-start: 0.375em;
    font-weight: 400;
  }
  .field-hint {
    color: var(--_quiet);
    font-size: 0.875em;
  }
  .field-hint bdi {
    white-space: pre-line;
  }
  .field-error {
    color: var(--_danger);
    font-weight: 600;
  }
  .has-error {
    padding-inline-start: 0.875em;
    border-inline-start: 4px solid var(--_danger);
  }
  .field input:not([type='radio'], [type='checkbox']),
  .field textarea {
    width: 100%;
    max-width: 36em;
    min-height: 2.75em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .field textarea {
    line-height: 1.5;
    resize: vertical;
  }
  .field.has-error [aria-invalid] {
    border-color: var(--_danger);
  }
  .field .choice {
    display: flex;
    align-items: start;
    gap: 0.75em;
    padding: 0.375em 0;
    font-weight: 400;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    width: 1.5em;
    height: 1.5em;
    margin: 0;
    accent-color: var(--_accent);
  }
`;
