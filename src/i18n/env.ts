import type { Format } from './format.ts';
import type { Messages } from './en.ts';
import type { PostingMessages } from './en-posting.ts';

/** What every partial may use beside its data: words, formats, the time and what the visitor's acts lead to. */
export interface Env<Handlers = unknown, Words extends Messages = Messages> {
  t: Words;
  format: Format;
  now: Date;
  /** Level of the heading that names a card or a posting; headings inside go one deeper. */
  headingLevel: number;
  /** The campus on whose page the widget stands. */
  campus: string | undefined;
  on: Handlers;
}

/** What the partials of one posting may use. */
export type PostingEnv<Handlers = unknown> = Env<Handlers, Messages & PostingMessages>;
