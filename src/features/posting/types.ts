import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { MicroInternshipSummary } from '../../contract/summary.ts';
import type { DeferredMessages } from '../../i18n/deferred-messages.en.ts';
import type { Env } from '../../i18n/env.ts';
import type { Fact } from '../../ui/facts.ts';
import type { PostingActionsMessages } from './actions-messages.en.ts';
import type { PostingMessages } from './messages.en.ts';
import type { PostingState } from './posting-store.ts';

export interface PostingHandlers {
  /** These show a view in place; where they are missing the links to its page are followed. */
  back: (() => void) | undefined;
  apply: ((posting: MicroInternship) => void) | undefined;
  select?: ((item: MicroInternshipSummary) => void) | undefined;
  retry: () => void;
  /** These need a script: until it is there nothing is to be pressed. */
  share?: (() => void) | undefined;
  report?: (() => void) | undefined;
}

export type PostingEnv = Env<DeferredMessages & PostingMessages, PostingHandlers>;

/** Environment of the slots, with their messages. */
export type PostingActionsEnv = Env<
  DeferredMessages & PostingMessages & PostingActionsMessages,
  PostingHandlers
>;

/** Finished parts of the view that come after a posting is shown. */
export interface PostingSlots {
  payFacts?: readonly Fact[] | undefined;
  classificationNote?: string | undefined;
  shareStatus?: unknown;
  urlField?: unknown;
  questionPreview?: unknown;
  footer?: unknown;
}

/** State of the actions of a posting, which its slots show. */
export interface PostingActionsData {
  /** Result of sharing; `shown` where the URL is to be copied by hand. */
  shared?: 'copied' | 'shown' | undefined;
  similar?: readonly MicroInternshipSummary[] | undefined;
  /** The report form, while it is open or was sent. */
  report?: unknown;
  /** True if the report form failed to load. */
  isReportMissing?: boolean;
}

export interface PostingViewData {
  state: PostingState;
  /** URL of the iCalendar file with the deadline. */
  calendar?: string | undefined;
  /** `undefined` until they are loaded. */
  slots?: PostingSlots | undefined;
}
