import type { MicroInternshipSummary } from '../contract/summary.ts';
import type { Format } from './format.ts';
import type { Messages } from './en.ts';
import type { FeedQuery } from '../contract/feed.ts';
import type { DetailMoreMessages } from './en-detail-more.ts';
import type { MoreMessages } from './en-more.ts';
import type { FormKeepMessages } from './en-form-keep.ts';
import type { FormMoreMessages } from './en-form-more.ts';
import type { OptionsMessages } from './en-options.ts';
import type { PostingMessages } from './en-posting.ts';
import type { ReportMessages } from './en-report.ts';
import type { SentMessages } from './en-sent.ts';

/** Where the views have pages of their own; a view that has none is shown in place alone. */
export interface Links {
  /** The page of the list where the widget stands on a page of ours: its form is sent there, and back leads there. */
  list: string | undefined;
  /** What stays in the list's address whatever is asked: how the widget was set up. */
  persistentParams: readonly (readonly [name: string, value: string])[];
  /** What the list begins with and a visitor may take back. */
  defaults?: FeedQuery | undefined;
  posting: (item: MicroInternshipSummary) => string | undefined;
  /** The page that confirms an application's mailbox without script, where the widget stands on a page of ours. */
  confirm?: (item: MicroInternshipSummary) => string | undefined;
  apply: (item: MicroInternshipSummary) => string | undefined;
  /** Whether no link can be followed, so that a page must be shown by its address. */
  linksDisabled?: boolean;
}

/** What every partial may use beside its data: words, formats, the time and what the visitor's acts lead to. */
export interface Env<Handlers = unknown, Words extends Messages = Messages> {
  t: Words;
  format: Format;
  now: Date;
  /** Level of the heading that names a card or a posting; headings inside go one deeper. */
  headingLevel: number;
  /** The campus on whose page the widget stands. */
  campus: string | undefined;
  links: Links;
  on: Handlers;
}

/** What the partials may use that come after the first rows. */
export type MoreEnv<Handlers = unknown> = Env<Handlers, Messages & MoreMessages>;

/** What the partials of one posting may use. */
export type PostingEnv<Handlers = unknown> = Env<Handlers, Messages & MoreMessages & PostingMessages>;

/** What the partials may use that come after a posting is shown. */
export type MorePostingEnv<Handlers = unknown> = Env<
  Handlers,
  Messages & MoreMessages & PostingMessages & DetailMoreMessages
>;

/** The words of what a form has beyond plain fields. */
export type FormMoreWords = Messages & PostingMessages & FormMoreMessages & OptionsMessages;

/** The words of what is kept of a form. */
export type KeepWords = Messages & PostingMessages & FormKeepMessages & Partial<SentMessages>;

/** What the partials may use of what a receipt says beyond that it is one. */
export type SentEnv<Handlers = unknown> = Env<
  Handlers,
  Messages & MoreMessages & PostingMessages & SentMessages
>;

/** What the partials of a report may use. */
export type ReportEnv<Handlers = unknown> = Env<
  Handlers,
  Messages & MoreMessages & PostingMessages & ReportMessages
>;
