import type { ApiClient } from '../../api/client.ts';
import { ProblemError, toWidgetError } from '../../api/error.ts';
import type { WidgetError } from '../../base/error.ts';
import { Store } from '../../base/store.ts';
import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { MicroInternshipSummary } from '../../contract/summary.ts';

/** Everything one posting's page can be in. `summary` is what its card has shown, where there was one. */
export type PostingState =
  | { kind: 'loading'; summary: MicroInternshipSummary | undefined }
  | { kind: 'ready'; posting: MicroInternship }
  | { kind: 'not-found' }
  | { kind: 'failed'; error: WidgetError };

/** Loads one posting. */
export class PostingStore extends Store<PostingState> {
  readonly slug: string;
  readonly #client: ApiClient;
  readonly #campus: string | undefined;
  readonly #summary: MicroInternshipSummary | undefined;
  #request = new AbortController();

  /** `known` is what is at hand before anything is loaded; with the whole posting nothing is. */
  constructor(
    client: ApiClient,
    slug: string,
    {
      campus,
      known,
    }: { campus?: string | undefined; known?: MicroInternshipSummary | MicroInternship | undefined } = {},
  ) {
    super(
      known && 'description' in known
        ? { kind: 'ready', posting: known }
        : { kind: 'loading', summary: known },
    );
    this.#client = client;
    this.#campus = campus;
    this.#summary = known;
    this.slug = slug;
  }

  /** Loads the posting, or loads it again. */
  async load(): Promise<void> {
    this.#request.abort();
    const { signal } = (this.#request = new AbortController());
    this.set({ kind: 'loading', summary: this.#summary });
    try {
      const posting = await this.#client.microInternship(this.slug, this.#campus, signal);
      if (!signal.aborted) this.set({ kind: 'ready', posting });
    } catch (error) {
      if (!signal.aborted) this.#fail(toWidgetError(error));
    }
  }

  abort(): void {
    this.#request.abort();
  }

  resume(): void {
    if (this.state.kind === 'loading') void this.load();
  }

  #fail(error: WidgetError): void {
    const isGone = error instanceof ProblemError && error.status === 404;
    this.set(isGone ? { kind: 'not-found' } : { kind: 'failed', error });
  }
}
