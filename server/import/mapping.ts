import type { EmployerRecord, Posting } from '../domain/posting.ts';

/** What is wrong with one field of a row: a JSON Pointer into it and the reason, in words for the operator. */
export interface RowError {
  pointer: string;
  reason: string;
}

/** Where a row stands in its file. */
export interface Place {
  /** The line on which it begins, counted from 1. */
  line: number;
  /** Its place in the file's list, counted from 1; absent where a file has a row to each line. */
  row?: number;
}

/** The place of a row, and nothing else of it. */
export const placeOf = ({ line, row }: Place): Place => ({ line, ...(row !== undefined && { row }) });

export interface GoodRow {
  ok: true;
  posting: Posting;
  employer: EmployerRecord;
  /** The source does not say when it was published: a posting that is changed keeps its moment. */
  undated?: true;
}

/** One row of a source file: the posting it makes, or why it makes none. */
export type SourceRow = Place & (GoodRow | { ok: false; errors: RowError[] });

export interface MappingOptions {
  /** Where applications are sent, for a source that does not say. */
  email?: string;
  /** The ending of the file's name, where it has one. */
  extension?: string;
  /** The source of rows that state none. */
  source?: string;
  /** The moment that a posting is published at where its source does not say. */
  now?: Date;
}

/** Turns the text of a source's file into postings, row by row, so that a bad row hides no good one. */
export interface Mapping {
  read(text: string, options?: MappingOptions): SourceRow[];
}
