import type { FeedQuery } from '../../src/contract/feed.ts';
import { PREFIX, readAddress, writeAddress } from '../../src/features/feed/address.ts';

/** What a visitor looks at: the same address shows it again. */
export interface Spot {
  /** What is asked, whatever is locked left out. */
  query: FeedQuery;
  /** How many rows are shown, where they are more than a page. */
  rows?: number | undefined;
  /** The slug of the posting that is open. */
  opened?: string | undefined;
  /** Whether its form is. */
  form?: boolean | undefined;
}

const taken = new Set<string>();

/** Two lists on one page take different names, the same ones whenever the page is loaded. */
const claim = (name: string): string => {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}${number}`;
  taken.add(free);
  return free;
};

/**
 * Keeps what a visitor looks at in the page's address, under names of its own, beside whatever the page keeps there.
 * Where there is no history to write to, nothing happens.
 */
export class PageAddress {
  readonly #prefix: string;
  readonly #defaults: FeedQuery;
  readonly #moved: (spot: Spot) => void;
  #last: string;

  /** `moved` is told of every Back and Forward that changes what is looked at. */
  constructor(name: string, defaults: FeedQuery, moved: (spot: Spot) => void) {
    this.#prefix = `${claim(name)}-`;
    this.#defaults = defaults;
    this.#moved = moved;
    this.#last = this.#own().toString();
    addEventListener('popstate', this.#onPopState);
  }

  /** Lets go of the name and of the window. */
  release(): void {
    taken.delete(this.#prefix.slice(0, -1));
    removeEventListener('popstate', this.#onPopState);
  }

  /** What the address says. */
  read(): Spot {
    const params = new URLSearchParams(
      [...this.#own()].map(([name, value]) => [PREFIX + name.slice(this.#prefix.length), value]),
    );
    const { cursor: _, ...query } = readAddress(params);
    return {
      query,
      rows: Number(params.get(`${PREFIX}rows`)) || undefined,
      opened: params.get(`${PREFIX}opened`) || undefined,
      form: params.get(`${PREFIX}form`) === 'true',
    };
  }

  /** Takes the address to what is looked at now; more rows of the same are no step of their own. */
  follow(spot: Spot): void {
    const { opened, form, rows } = spot;
    const own = new URLSearchParams(
      [
        ...writeAddress(spot.query, this.#defaults),
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
    const search = [...this.#foreign(), text].filter(Boolean).join('&');
    const url = `${location.pathname}${search && `?${search}`}${location.hash}`;
    try {
      // What the page's own router keeps in the entry is handed on: it may look for it there.
      if (isSameStep) history.replaceState(history.state, '', url);
      else history.pushState(history.state, '', url);
    } catch {
      // A sandboxed frame has an address that no script may change.
    }
  }

  readonly #onPopState = (): void => {
    const text = this.#own().toString();
    if (text === this.#last) return;
    this.#last = text;
    this.#moved(this.read());
  };

  #pieces(): string[] {
    return location.search.slice(1).split('&').filter(Boolean);
  }

  #own(): URLSearchParams {
    return new URLSearchParams(
      this.#pieces()
        .filter((piece) => piece.startsWith(this.#prefix))
        .join('&'),
    );
  }

  /** The rest of the address, letter by letter as it stands. */
  #foreign(): string[] {
    return this.#pieces().filter((piece) => !piece.startsWith(this.#prefix));
  }
}

const withoutParam = (text: string, name: string): string => {
  const params = new URLSearchParams(text);
  params.delete(name);
  return params.toString();
};
