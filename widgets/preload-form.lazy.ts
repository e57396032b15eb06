import type { PrefetchedRequest } from '../src/api/prefetch.ts';
import type { MicroInternship } from '../src/contract/micro-internship.ts';
import type { FormPart } from '../src/features/apply/required-parts.ts';

const ignore = () => undefined;

/** The parts of a form, as in `parts.ts`; this chunk imports no other, so that it runs before the widgets are there. */
const load: Record<FormPart, () => Promise<unknown>> = {
  fields: () => import('../src/features/apply/fields/fields.lazy.ts'),
  files: () => import('../src/features/apply/files/files.lazy.ts'),
  choices: () => import('../src/features/apply/choices/choices.lazy.ts'),
};

/** Guesses the required parts of a posting that no schema has parsed yet; the form loads what is missing. */
const preload = async (answer: Promise<Response>): Promise<void> => {
  const { questions } = (await (await answer).clone().json()) as MicroInternship;
  const hasFile = questions.items.some(({ kind }) => kind === 'file');
  const hasOtherOption = questions.items.some((item) => 'options' in item && item.other);
  const hasLongText = questions.items.some(({ kind }) => kind === 'long-text');
  if (hasFile) load.files().catch(ignore);
  if (hasOtherOption) load.choices().catch(ignore);
  if (hasFile || hasOtherOption || hasLongText) load.fields().catch(ignore);
};

// Preloads beside the code that defines the form. Errors are handled where a part is needed.
for (const { prefetched } of document.querySelectorAll<HTMLElement & { prefetched?: PrefetchedRequest }>(
  'micro-internship-apply',
))
  if (prefetched) preload(prefetched.answer).catch(ignore);
