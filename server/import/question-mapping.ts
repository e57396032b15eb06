import type { Slug } from '../../src/contract/primitives.ts';
import type { Question } from '../../src/contract/questions.ts';
import type { GoodRow, MappingOptions, Place, RowError } from './mapping.ts';

/** The questions of one form, and what is known of the posting that they are for. */
export interface QuestionForm {
  questions: Question[];
  /** The posting whose questions these are, where the source names it. */
  microInternship?: Slug;
  /** A posting to try the form with, where the source says enough of it. */
  sample?: GoodRow;
}

/** One form of a source file, or why it makes no questions. */
export type QuestionRow = Place & (({ ok: true } & QuestionForm) | { ok: false; errors: RowError[] });

/** Turns the text of a source's file into sets of questions, form by form, so that a bad form hides no good one. */
export interface QuestionMapping {
  read(text: string, options?: MappingOptions): QuestionRow[];
}
