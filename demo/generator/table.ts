import type { Department } from '../../src/contract/primitives.ts';

/** Table that postings of one department are generated from. Words in braces are slots, filled by `slots.ts`. */
export interface DepartmentTable {
  titles: string[];
  /** Why the employer wants it, each a sentence. */
  reasons: string[];
  tasks: string[];
  deliverables: string[];
  skills: string[];
  majors: string[];
  /** Questions for applicants, each answered in a few sentences. */
  prompts: string[];
}

export type DepartmentTables = Record<Department, DepartmentTable>;

/** The lines of a text, so that a table reads as a list. */
export const lines = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

export const list = (text: string): string[] => text.split(',').map((entry) => entry.trim());
