import * as z from 'zod/mini';
import { Store } from '../../base/store.ts';
import { MicroInternshipSummary } from '../../contract/summary.ts';

/** Storage key of a campus's saved postings; written on the first save. */
const keyOf = (campus: string) => `micro-internships:saved:${campus}`;

const Saved = z.array(z.catch(MicroInternshipSummary as z.ZodMiniType<MicroInternshipSummary | null>, null));

/** Reads saved postings. If storage is denied, they last as long as the page. */
const readDevice = (storage: () => Storage, key: string): readonly MicroInternshipSummary[] => {
  try {
    const parsed = z.safeParse(Saved, JSON.parse(storage().getItem(key) ?? '[]'));
    return parsed.success ? parsed.data.filter((item) => item !== null) : [];
  } catch {
    return [];
  }
};

const writeDevice = (storage: () => Storage, key: string, items: readonly MicroInternshipSummary[]): void => {
  try {
    if (items.length === 0) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(items));
  } catch {
    // Denied or full.
  }
};

/** Saved postings, in the browser's storage only; latest first. */
export class SavedPostings extends Store<readonly MicroInternshipSummary[]> {
  readonly #storage: () => Storage;
  readonly #key: string;

  /** `storage` throws if access is denied. */
  constructor(storage: () => Storage, campus = '') {
    super(readDevice(storage, keyOf(campus)));
    this.#storage = storage;
    this.#key = keyOf(campus);
  }

  has({ id }: MicroInternshipSummary): boolean {
    return this.state.some((item) => item.id === id);
  }

  /** Saves or removes a posting. */
  toggle(item: MicroInternshipSummary): void {
    // Another list, or another tab, may have saved something meanwhile.
    const others = readDevice(this.#storage, this.#key);
    const known = others.length > 0 ? others : this.state;
    const rest = known.filter(({ id }) => id !== item.id);
    const items = this.has(item) ? rest : [item, ...rest];
    writeDevice(this.#storage, this.#key, items);
    this.set(items);
  }

  abort(): void {
    // Nothing is under way.
  }

  resume(): void {
    // Nothing was given up.
  }
}
