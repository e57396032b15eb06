import { answersFor, type Draft } from '../draft.ts';
import { contentOf } from './draft-storage.ts';

/** Content of a draft as text, for comparison. */
export const textOf = (draft: Draft): string => JSON.stringify(contentOf(draft));

/** Puts a draft into the fields of a form; files are put there by what asks for them. */
export const fillForm = (form: HTMLFormElement, { person, answers, statements }: Draft): void => {
  for (const control of form.elements) {
    const field = control as HTMLInputElement;
    const [group = '', id = ''] = field.name.split('.');
    if (field.type === 'hidden' || field.type === 'file') continue;
    if (group === 'person') field.value = person[id as keyof Draft['person']];
    if (group === 'statements') field.checked = statements[id] === true;
    if (group !== 'answers') continue;
    const given = answersFor(answers, id);
    // Words of one's own and their box alone have a class: which of what is given they are is as it was rendered.
    const isOwn = field.className !== '';
    if (field.type === 'radio' || field.type === 'checkbox')
      field.checked = isOwn ? field.defaultChecked : given.includes(field.value);
    else field.value = isOwn ? field.defaultValue : (given[0] ?? '');
  }
};
