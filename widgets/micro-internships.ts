import type { PrefetchedRequest } from '../src/api/prefetch.ts';

const FEED = 'micro-internship-feed';
const FORM = 'micro-internship-apply';
/** The attributes of a list whose first rows are plain: all of its campus. */
const PLAIN = ['campus', 'class', 'id', 'lang', 'style'];
const SLUG = /^[a-z\d-]+$/;

const ignore = () => undefined;

// What a plain list or a form shows is asked for while the code is on its way that shows it.
for (const widget of document.querySelectorAll<HTMLElement & { prefetched?: PrefetchedRequest }>(
  `${FEED},${FORM}`,
)) {
  const campus = widget.getAttribute('campus') ?? '';
  const slug = widget.getAttribute('micro-internship') ?? '';
  const isForm = widget.localName === FORM;
  const isPlain =
    SLUG.test(campus) &&
    (isForm
      ? SLUG.test(slug) && !widget.hasAttribute('api')
      : widget.getAttributeNames().every((name) => PLAIN.includes(name)) &&
        !location.search.includes('mi')) &&
    !widget.closest('micro-internship-provider') &&
    !widget.prefetched &&
    !customElements.get(widget.localName);
  if (!isPlain) continue;
  const url = `${new URL(import.meta.url).origin}/v1/micro-internships${isForm ? `/${slug}` : ''}?campus=${campus}`;
  const answer = fetch(url, { credentials: 'omit', signal: AbortSignal.timeout(15_000) });
  // What fails is told to whoever takes it up.
  answer.catch(ignore);
  widget.prefetched = { url, answer };
}

// The code of a form comes beside that of the widgets, and not after it.
if (document.querySelector(FORM)) {
  import('./preload-form.lazy.ts').catch(ignore);
  import('../src/features/apply/apply.lazy.ts').catch(ignore);
  import('../src/api/lenient-schema.lazy.ts').catch(ignore);
}

const loadElements = () => import('./elements.lazy.ts').catch(ignore);
// The other elements are defined at once where one is on the page or no list is, else after the first rows of a list.
if (document.querySelector(`${FORM},micro-internship-provider`) ?? !document.querySelector(FEED))
  void loadElements();
// Where nothing can be loaded, the fallback link in the element stays.
import('./core.lazy.ts').then(
  // A list that has left the page before its code came has no first rows.
  ({ firstRows }) => (document.querySelector(FEED) ? firstRows.then(loadElements) : loadElements()),
  ignore,
);
