import type { EarlyRequest } from '../src/api/early.ts';
import type { MicroInternship } from '../src/contract/micro-internship.ts';

const FORM = 'micro-internship-apply';

const ignore = () => undefined;

/** Loads what the questions of a posting need beyond plain fields, as far as it can be told without the contract. */
const loadParts = async (answer: Promise<Response>): Promise<void> => {
  const { questions } = (await (await answer).clone().json()) as MicroInternship;
  const asks = (wanted: string) => questions.items.some(({ kind }) => kind === wanted);
  if (asks('file')) import('../src/features/apply/files/index.ts').catch(ignore);
  if (asks('file') || asks('long-text')) import('../src/features/apply/form-extras.ts').catch(ignore);
};

// What a form needs is on its way while the code is that defines it. What fails is told to whoever asks for it then.
for (const form of document.querySelectorAll<HTMLElement & { early?: EarlyRequest }>(FORM)) {
  import('../src/features/apply/index.ts').catch(ignore);
  import('../src/api/tolerant.ts').catch(ignore);
  const slug = form.getAttribute('micro-internship');
  const campus = form.getAttribute('campus');
  const isPlain =
    slug && campus && !form.hasAttribute('api') && !form.closest('micro-internship-provider') && !form.early;
  if (!isPlain || customElements.get(FORM)) continue;
  const url = `${new URL(import.meta.url).origin}/v1/micro-internships/${encodeURIComponent(slug)}?campus=${encodeURIComponent(campus)}`;
  const answer = fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(15_000) });
  form.early = { url, answer };
  loadParts(answer).catch(ignore);
}
