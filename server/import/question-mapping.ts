import type { Slug } from '../../src/contract/primitives.ts';
import type { Question } from '../../src/contract/questions.ts';
import type { GoodRow, MappingOptions, Position, Refusal } from './mapping.ts';

/** Questions of one form, and the posting that they are for. */
export interface QuestionForm {
  questions: Question[];
  /** Slug of the posting, if the source names it. */
  microInternship?: Slug;
  /** A sample posting for the form, if the source describes one. */
  sample?: GoodRow;
}

/** One form of a source file, or its errors. */
export type QuestionRow = Position & (({ ok: true } & QuestionForm) | Refusal);

/** Parses a source's file into question sets, form by form; a bad form does not affect the others. */
export interface QuestionMapping {
  read(text: string, options?: MappingOptions): QuestionRow[];
}
