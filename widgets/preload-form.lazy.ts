import type { PrefetchedRequest } from '../src/api/prefetch.ts';
import type { MicroInternship } from '../src/contract/micro-internship.ts';

const ignore = () => undefined;

/** Loads what the questions of a posting need beyond plain fields, as far as it can be told without the contract. */
const loadParts = async (answer: Promise<Response>): Promise<void> => {
  const { questions } = (await (await answer).clone().json()) as MicroInternship;
  const asks = (wanted: string) => questions.items.some(({ kind }) => kind === wanted);
  if (asks('file')) import('../src/features/apply/files/files.lazy.ts').catch(ignore);
  const hasOwnWords = questions.items.some((item) => 'options' in item && item.other);
  if (hasOwnWords) import('../src/features/apply/choices/choices.lazy.ts').catch(ignore);
  if (asks('file') || asks('long-text') || hasOwnWords)
    import('../src/features/apply/fields/fields.lazy.ts').catch(ignore);
};

// What a form needs is on its way while the code is that defines it. What fails is told to whoever asks for it then.
for (const { prefetched } of document.querySelectorAll<HTMLElement & { prefetched?: PrefetchedRequest }>(
  'micro-internship-apply',
))
  if (prefetched) loadParts(prefetched.answer).catch(ignore);
