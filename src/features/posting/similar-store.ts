import type { PostingClient } from '../../api/posting-client.ts';
import { Store } from '../../base/store.ts';
import type { MicroInternshipSummary } from '../../contract/summary.ts';

/** A failure counts as none: nobody came for them. */
export type SimilarState =
  { kind: 'waiting' } | { kind: 'loading' } | { kind: 'ready'; items: readonly MicroInternshipSummary[] };

/** Loads the postings that are like another one. */
export class SimilarStore extends Store<SimilarState> {
  readonly #client: Pick<PostingClient, 'similar'>;
  readonly #of: { slug: string; campus: string | undefined };
  #request = new AbortController();

  /** `known` is what the page has brought. */
  constructor(
    client: Pick<PostingClient, 'similar'>,
    of: { slug: string; campus: string | undefined },
    known?: readonly MicroInternshipSummary[],
  ) {
    super(known ? { kind: 'ready', items: known } : { kind: 'waiting' });
    this.#client = client;
    this.#of = of;
  }

  async load(): Promise<void> {
    if (this.state.kind === 'ready') return;
    this.#request.abort();
    const { signal } = (this.#request = new AbortController());
    this.set({ kind: 'loading' });
    const { slug, campus } = this.#of;
    const items = await this.#client.similar(slug, campus, signal).then(
      (answer) => answer.items,
      () => [],
    );
    if (!signal.aborted) this.set({ kind: 'ready', items });
  }

  abort(): void {
    this.#request.abort();
  }

  resume(): void {
    if (this.state.kind === 'loading') void this.load();
  }
}
