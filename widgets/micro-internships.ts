import type { EarlyRequest } from '../src/api/early.ts';

const FEED = 'micro-internship-feed';
/** The attributes of a list whose first rows are plain: all of its campus. */
const PLAIN = ['campus', 'class', 'id', 'lang', 'style'];

// The rows of a plain list are asked for while the code is on its way that shows them.
for (const list of document.querySelectorAll<HTMLElement & { early?: EarlyRequest }>(FEED)) {
  const campus = list.getAttribute('campus') ?? '';
  const isPlain =
    /^[a-z\d-]+$/.test(campus) &&
    list.getAttributeNames().every((name) => PLAIN.includes(name)) &&
    !list.closest('micro-internship-provider') &&
    !location.search.includes('mi') &&
    !list.early &&
    !customElements.get(FEED);
  if (!isPlain) continue;
  const url = `${new URL(import.meta.url).origin}/v1/micro-internships?campus=${campus}`;
  const answer = fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(15_000) });
  // What fails is told to whoever takes it up.
  answer.catch(() => undefined);
  list.early = { url, answer };
}

if (document.querySelector('micro-internship-apply')) import('./form-ahead.ts').catch(() => undefined);

// A list loads it after its first rows.
const loadLater = () => {
  if (!document.querySelector(FEED)) import('./later.ts').catch(() => undefined);
};
loadLater();
// Where it cannot be loaded, what was placed keeps its link. A list that has left meanwhile loads nothing.
import('./start.ts').then(loadLater, () => undefined);
