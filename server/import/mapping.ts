import type { EmployerRecord, Posting } from '../domain/posting.ts';

/** Error in one field of a row: a JSON Pointer and the reason, in words for the operator. */
export interface RowError {
  pointer: string;
  reason: string;
}

/** Position of a row in its file. */
export interface Position {
  /** Line on which the row begins, counted from 1. */
  line: number;
  /** Index in the file's list, counted from 1; absent in formats with one row per line. */
  row?: number;
}

/** Picks the position of a row. */
export const positionOf = ({ line, row }: Position): Position => ({
  line,
  ...(row !== undefined && { row }),
});

export interface GoodRow {
  ok: true;
  posting: Posting;
  employer: EmployerRecord;
  /** The source has no publication date: an updated posting keeps its own. */
  undated?: true;
}

/** Errors of a row that is not imported. */
export interface Refusal {
  ok: false;
  errors: RowError[];
}

/** One row of a source file: a posting, or the row's errors. */
export type SourceRow = Position & (GoodRow | Refusal);

export interface MappingOptions {
  /** Email that receives the applications, for a source without one. */
  email?: string;
  /** File extension, if any. */
  extension?: string;
  /** The source of rows that state none. */
  source?: string;
  /** Publication date for a source without one. */
  now?: Date;
}

/** Parses a source's file into postings, row by row; a bad row does not affect the others. */
export interface Mapping {
  read(text: string, options?: MappingOptions): SourceRow[];
}
