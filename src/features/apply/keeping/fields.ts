import { givenTo, type Draft } from '../draft.ts';
import { contentOf } from './device.ts';

/** What a draft holds, as a text to be compared. */
export const textOf = (draft: Draft): string => JSON.stringify(contentOf(draft));

/** Puts a draft into the fields of a form; files are put there by what asks for them. */
export const putDraft = (form: HTMLFormElement, { person, answers, statements }: Draft): void => {
  for (const control of form.elements) {
    const field = control as HTMLInputElement;
    const [group = '', id = ''] = field.name.split('.');
    if (field.type === 'hidden' || field.type === 'file') continue;
    if (group === 'person') field.value = person[id as keyof Draft['person']];
    if (group === 'statements') field.checked = statements[id] === true;
    if (group !== 'answers') continue;
    const given = givenTo(answers, id);
    // What belongs to words of one's own, and its box without a value, stand there as they were rendered.
    if (!field.closest('fieldset')) field.value = given[0] ?? '';
    else if (field.type !== 'text' && field.value !== '') field.checked = given.includes(field.value);
  }
};
