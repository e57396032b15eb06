import type { MicroInternshipSummary } from '../contract/summary.ts';
import type { FeedQuery } from '../contract/feed.ts';
import type { DeferredMessages } from './deferred-messages.en.ts';
import type { Format } from './format.ts';
import type { CommonMessages } from './messages.en.ts';
import type { SharedPostingMessages } from './posting-messages.en.ts';

/** URLs of the views that have a page of their own; a view without one opens in place. */
export interface Links {
  /** URL of the list on a page of ours: its form is sent there, and the back link leads there. */
  list: string | undefined;
  /** Query parameters of the list's setup, which every link to it repeats. */
  persistentParams: readonly (readonly [name: string, value: string])[];
  /** Default filters, which a visitor may clear. */
  defaults?: FeedQuery | undefined;
  posting: (item: MicroInternshipSummary) => string | undefined;
  /** URL of the page that confirms an applicant's email without script, on a page of ours. */
  confirm?: (item: MicroInternshipSummary) => string | undefined;
  apply: (item: MicroInternshipSummary) => string | undefined;
  /** True in a frame that blocks links, so that a view must show a page's URL as text. */
  linksDisabled?: boolean;
}

/** Messages that every view has; those of errors and of statuses only once they are loaded. */
type BaseMessages = CommonMessages &
  Partial<Pick<DeferredMessages, 'failures'> & Pick<SharedPostingMessages, 'statuses'>>;

/** Everything a view uses beside its data: messages, formats, the time, links and event handlers. */
export interface Env<Messages = unknown, Handlers = unknown> {
  t: BaseMessages & Messages;
  format: Format;
  now: Date;
  /** Level of the heading that names a card or a posting; headings inside go one deeper. */
  headingLevel: number;
  /** The campus on whose page the widget stands. */
  campus: string | undefined;
  links: Links;
  on: Handlers;
}

/** Completes an environment with the English messages of a lazy part; messages that are there already win. */
export const withMessages = <Added extends object, Messages, Handlers>(
  env: Env<Messages, Handlers>,
  added: Added,
): Env<Added & Messages, Handlers> => ({ ...env, t: { ...added, ...env.t } });
