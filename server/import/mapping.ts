import type { ClientRecord, Posting } from '../domain/posting.ts';

/** What is wrong with one field of a row: a JSON Pointer into it and the reason. */
export interface RowError {
  pointer: string;
  reason: string;
}

/** One row of a source file: the posting it makes, or why it makes none. */
export type SourceRow = {
  /** Line of the file, or place in its list where the format has no lines; counted from 1. */
  line: number;
} & ({ ok: true; posting: Posting; client: ClientRecord } | { ok: false; errors: RowError[] });

export interface MappingOptions {
  /** Where applications are sent, for a source that does not say. */
  email?: string;
}

/** Turns the text of a source's file into postings, row by row, so that a bad row hides no good one. */
export interface Mapping {
  read(text: string, options?: MappingOptions): SourceRow[];
}
