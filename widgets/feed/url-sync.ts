import type { FeedQuery } from '../../src/contract/feed.ts';
import { PREFIX, writeParams } from '../../src/features/feed/url-params.ts';
import { parseParams } from '../../src/features/feed/parse-url-params.ts';

/** What a visitor looks at: the same address shows it again. */
export interface UrlState {
  /** What is asked, whatever is locked left out. */
  query: FeedQuery;
  /** How many rows are shown, where they are more than a page. */
  rows?: number | undefined;
  /** The slug of the posting that is open. */
  opened?: string | undefined;
  /** Whether its form is. */
  form?: boolean | undefined;
}

const USUAL_NAME = 'mi';

/** So many rows are loaded again at the most: an address can ask for any number. */
const MOST_ROWS = 1000;

const taken = new Set<string>();

/** What a list's address has to know of it. */
export interface AddressedList extends HTMLElement {
  address: string | undefined;
}

/**
 * Two lists on one page take different names, the same ones whenever the page is loaded: those of their places, since
 * what is loaded for each of them comes in any order.
 */
const reservePrefix = (name: string, list: AddressedList): string => {
  const alike = [...document.querySelectorAll<AddressedList>(list.localName)].filter(
    (other) => (other.address ?? other.getAttribute('address') ?? USUAL_NAME) === name,
  );
  const nameOf = (number: number) => (number < 2 ? name : `${name}${number}`);
  let number = alike.indexOf(list) + 1;
  while (taken.has(nameOf(number))) number = Math.max(number, 1) + 1;
  taken.add(nameOf(number));
  return nameOf(number);
};

/**
 * Keeps what a visitor looks at in the page's address, under names of its own, beside whatever the page keeps there.
 * Where there is no history to write to, nothing happens.
 */
export class UrlSync {
  readonly #prefix: string;
  readonly #defaults: FeedQuery;
  readonly #moved: (target: UrlState) => void;
  #last: string;

  /** `moved` is told of every Back and Forward that changes what is looked at. */
  constructor(
    list: AddressedList,
    { address = USUAL_NAME, defaults = {} }: { address?: string; defaults?: FeedQuery },
    moved: (target: UrlState) => void,
  ) {
    this.#prefix = `${reservePrefix(address, list)}-`;
    this.#defaults = defaults;
    this.#moved = moved;
    this.#last = this.#ownParams().toString();
    addEventListener('popstate', this.#onPopState);
  }

  /** Releases the prefix and the listener. */
  dispose(): void {
    taken.delete(this.#prefix.slice(0, -1));
    removeEventListener('popstate', this.#onPopState);
  }

  /** Reads the state from the URL. */
  read(): UrlState {
    const params = new URLSearchParams(
      [...this.#ownParams()].map(([name, value]) => [PREFIX + name.slice(this.#prefix.length), value]),
    );
    const { cursor: _, ...query } = parseParams(params);
    return {
      query,
      rows: Math.min(Number(params.get(`${PREFIX}rows`)), MOST_ROWS) || undefined,
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
      // A sandboxed frame has an address that no script may change.
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

  /** The rest of the address, letter by letter as it stands. */
  #otherParams(): string[] {
    return this.#pieces().filter((piece) => !piece.startsWith(this.#prefix));
  }
}

/**
 * What the page's own router keeps in the entry is handed on: it may look for it there. That of Vue notes the address
 * in it as well, without its base, and goes back to what is noted before it goes on.
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
