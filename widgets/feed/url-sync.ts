import type { FeedQuery } from '../../src/contract/feed.ts';
import { PREFIX, writeParams } from '../../src/features/feed/url-params.ts';
import { parseParams } from '../../src/features/feed/parse-url-params.ts';

/** State of a list that its URL restores. */
export interface UrlState {
  /** Query, without what attributes fix. */
  query: FeedQuery;
  /** Number of loaded rows, if more than a page. */
  rows?: number | undefined;
  /** Slug of the open posting. */
  opened?: string | undefined;
  /** True if its application form is open. */
  form?: boolean | undefined;
}

const DEFAULT_PREFIX = 'mi';

/** Maximum rows that a URL restores. */
const MAX_ROWS = 1000;

const reserved = new Set<string>();

/** Element with an attribute `url-prefix`. */
export interface SyncedElement extends HTMLElement {
  urlPrefix: string | undefined;
}

/**
 * Reserves a prefix. Two lists on one page get different ones, by their order in the document: the same on every load,
 * whichever list loads first.
 */
const reservePrefix = (name: string, list: SyncedElement): string => {
  const alike = [...document.querySelectorAll<SyncedElement>(list.localName)].filter(
    (other) => (other.urlPrefix ?? other.getAttribute('url-prefix') ?? DEFAULT_PREFIX) === name,
  );
  const nameOf = (number: number) => (number < 2 ? name : `${name}${number}`);
  let number = alike.indexOf(list) + 1;
  while (reserved.has(nameOf(number))) number = Math.max(number, 1) + 1;
  reserved.add(nameOf(number));
  return nameOf(number);
};

/**
 * Syncs the state of a list with the page's URL, in parameters with a prefix, beside the page's own parameters.
 * Without a writable history it does nothing.
 */
export class UrlSync {
  readonly #prefix: string;
  readonly #defaults: FeedQuery;
  readonly #moved: (target: UrlState) => void;
  #last: string;

  /** `moved` is called after Back and Forward, if they change the state. */
  constructor(
    list: SyncedElement,
    { 'url-prefix': prefix = DEFAULT_PREFIX, defaults = {} }: { 'url-prefix'?: string; defaults?: FeedQuery },
    moved: (spot: UrlState) => void,
  ) {
    this.#prefix = `${reservePrefix(prefix, list)}-`;
    this.#defaults = defaults;
    this.#moved = moved;
    this.#last = this.#ownParams().toString();
    addEventListener('popstate', this.#onPopState);
  }

  /** Releases the prefix and the listener. */
  dispose(): void {
    reserved.delete(this.#prefix.slice(0, -1));
    removeEventListener('popstate', this.#onPopState);
  }

  /** State in the URL. */
  read(): UrlState {
    const params = new URLSearchParams(
      [...this.#ownParams()].map(([name, value]) => [PREFIX + name.slice(this.#prefix.length), value]),
    );
    const { cursor: _, ...query } = parseParams(params);
    return {
      query,
      rows: Math.min(Number(params.get(`${PREFIX}rows`)), MAX_ROWS) || undefined,
      opened: params.get(`${PREFIX}opened`) || undefined,
      form: params.get(`${PREFIX}form`) === 'true',
    };
  }

  /** Writes a state to the URL; loading more rows replaces the history entry. */
  sync(target: UrlState): void {
    const { opened, form, rows } = target;
    const own = new URLSearchParams(
      [
        ...writeParams(target.query, this.#defaults),
        ...(rows === undefined ? [] : [[`${PREFIX}rows`, String(rows)]]),
        ...(opened === undefined ? [] : [[`${PREFIX}opened`, opened]]),
        ...(form ? [[`${PREFIX}form`, 'true']] : []),
      ].map(([name = '', value = '']) => [this.#prefix + name.slice(PREFIX.length), value]),
    );
    const text = own.toString();
    if (text === this.#last) return;
    const rowsName = `${this.#prefix}rows`;
    const isSameStep = withoutParam(text, rowsName) === withoutParam(this.#last, rowsName);
    this.#last = text;
    const search = [...this.#otherParams(), text].filter(Boolean).join('&');
    const url = `${location.pathname}${search && `?${search}`}${location.hash}`;
    try {
      const state = stateAt(url);
      if (isSameStep) history.replaceState(state, '', url);
      else history.pushState(state, '', url);
    } catch {
      // In a sandboxed iframe scripts may not change the URL.
    }
  }

  readonly #onPopState = (): void => {
    const text = this.#ownParams().toString();
    if (text === this.#last) return;
    this.#last = text;
    this.#moved(this.read());
  };

  #pieces(): string[] {
    return location.search.slice(1).split('&').filter(Boolean);
  }

  #ownParams(): URLSearchParams {
    return new URLSearchParams(
      this.#pieces()
        .filter((piece) => piece.startsWith(this.#prefix))
        .join('&'),
    );
  }

  /** The page's own parameters, letter by letter. */
  #otherParams(): string[] {
    return this.#pieces().filter((piece) => !piece.startsWith(this.#prefix));
  }
}

/**
 * History state for a URL. Preserves the state of the page's router: Vue's holds the current URL without its base, and
 * returns to it before it navigates.
 */
const stateAt = (url: string): unknown => {
  const state = history.state as { current?: unknown; position?: unknown } | null;
  if (typeof state?.current !== 'string' || typeof state.position !== 'number') return state;
  const [path = ''] = state.current.split(/[?#]/);
  return location.pathname.endsWith(path)
    ? { ...state, current: path + url.slice(location.pathname.length) }
    : state;
};

const withoutParam = (text: string, name: string): string => {
  const params = new URLSearchParams(text);
  params.delete(name);
  return params.toString();
};
