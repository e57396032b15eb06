import { createPostingClient, type PostingClient } from '../../src/api/posting-client.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';
import * as actions from '../../src/features/posting/actions.ts';
import type {
  PostingActionsData,
  PostingEnv,
  PostingHandlers,
  PostingSlots,
} from '../../src/features/posting/posting.lazy.ts';
import type { ReportDraft, ReportStore } from '../../src/features/report/report.lazy.ts';
import { withMessages } from '../../src/i18n/env.ts';
import { postingMessages } from '../locales/posting-messages.ts';
import { translated } from '../locales/translated.ts';
import type { FeedHost } from '../host.ts';
import { share } from './share.ts';

type ReportModule = typeof import('../../src/features/report/report.lazy.ts');

interface Report {
  module: ReportModule;
  store: ReportStore;
}

export const { styles, messages } = actions;

const FIRST_ERROR = '.report [aria-invalid] input, .report textarea[aria-invalid]';

/** Actions of a posting beside its text: share, report, similar postings. */
export class PostingActions {
  readonly slug: string;
  readonly #feed: FeedHost;
  readonly #posting: MicroInternship;
  readonly #loadReport: () => Promise<ReportModule>;
  readonly #client: PostingClient;
  readonly #similar: InstanceType<typeof actions.SimilarStore>;
  #shared: PostingActionsData['shared'];
  #report: Report | undefined;
  #isReportMissing = false;
  /** True once the server's markup is hydrated. */
  #isLive = false;

  /** `similar` comes with the first view of our own pages. */
  constructor(
    feed: FeedHost,
    posting: MicroInternship,
    loadReport: () => Promise<ReportModule>,
    similar?: readonly MicroInternshipSummary[],
  ) {
    this.slug = posting.slug;
    this.#feed = feed;
    this.#posting = posting;
    this.#loadReport = loadReport;
    this.#client = createPostingClient(feed.client);
    this.#similar = feed.stores.watch(new actions.SimilarStore(this.#client, this.#of, similar));
  }

  /** Loads similar postings and enables the actions, once the posting is on show. */
  activate(): void {
    if (this.#isLive) return;
    this.#isLive = true;
    void this.#similar.load();
    this.#feed.requestUpdate();
  }

  /** Stops all requests. */
  close(): void {
    this.#feed.stores.drop(this.#similar);
    if (this.#report) this.#feed.stores.drop(this.#report.store);
  }

  /** Handlers, once active. */
  get handlers(): Pick<PostingHandlers, 'share' | 'report'> {
    return this.#isLive
      ? { share: () => void this.#share(), report: () => void this.#openReport() }
      : { share: undefined, report: undefined };
  }

  /** Slots of the posting's view; `env` is that of the view. */
  slots(env: PostingEnv): PostingSlots {
    const { state } = this.#similar;
    return actions.postingSlots(
      this.#posting,
      {
        shared: this.#shared,
        similar: state.kind === 'ready' ? state.items : [],
        report: this.#renderReport(env),
        isReportMissing: this.#isReportMissing,
      },
      withMessages(env, messages),
    );
  }

  get #of() {
    return { slug: this.slug, campus: this.#feed.config.campus };
  }

  async #share(): Promise<void> {
    const url = actions.canonicalUrl(this.#posting, this.#feed.config.campus);
    if (url === undefined) return;
    this.#shared = undefined;
    this.#feed.requestUpdate();
    const outcome = await share(this.#posting.title, url);
    if (outcome === 'denied') {
      this.#shared = 'shown';
      this.#feed.focusNext('#address');
    } else if (outcome === 'copied') {
      this.#shared = 'copied';
      this.#feed.requestUpdate();
    }
  }

  async #openReport(): Promise<void> {
    this.#isReportMissing = false;
    try {
      const module = await this.#loadReport();
      if (this.#report) return;
      const store = this.#feed.stores.watch(new module.ReportStore(this.#client, this.#of));
      this.#report = { module, store };
      this.#feed.focusNext('.report-title');
    } catch {
      this.#isReportMissing = true;
      this.#feed.requestUpdate();
    }
  }

  #closeReport({ store }: Report): void {
    this.#feed.stores.drop(store);
    this.#report = undefined;
    this.#feed.focusNext('.report-open');
  }

  async #send({ store }: Report, draft: ReportDraft): Promise<void> {
    await store.submit(draft);
    const { state } = store;
    if (this.#report?.store !== store) return;
    if (state.kind === 'sent') this.#feed.focusNext('.report-thanks');
    else if (state.errors.length > 0) this.#feed.focusNext(FIRST_ERROR);
  }

  #renderReport(env: PostingEnv): unknown {
    const report = this.#report;
    if (!report) return undefined;
    const { module, store } = report;
    return module.reportView(
      store.state,
      store.draft,
      this.#feed.env(
        {
          change: (draft: ReportDraft) => {
            store.draft = draft;
          },
          submit: (draft: ReportDraft) => void this.#send(report, draft),
          cancel: () => this.#closeReport(report),
        },
        {
          optional: env.t.optional,
          ...module.messages,
          ...translated(postingMessages, this.#feed),
        },
      ),
    );
  }
}
