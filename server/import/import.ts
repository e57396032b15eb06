import { ruleViolations } from '../domain/rules.ts';
import type { Database } from '../store/database.ts';
import { positionOf, type GoodRow, type Position, type RowError, type SourceRow } from './mapping.ts';
import { found, quoted } from './row-errors.ts';
import { ruleError } from './rule-words.ts';
import { asSample } from './sample.ts';
import type { KeptField } from '../store/save-employers.ts';
import { RefusedPosting, saveEntries, type SaveOptions } from '../store/save.ts';

export type RefusedRow = Position & { errors: RowError[] };

/** Result of an import. */
export interface ImportSummary {
  added: number;
  changed: number;
  refused: RefusedRow[];
  /** Fields of employers that were kept as they are, where the file says otherwise; absent where there are none. */
  kept?: KeptField[];
}

export interface ImportOptions {
  /** Shifts every date so that the postings are open at this moment, and marks them as samples. */
  sampleAt?: Date | undefined;
  /** Takes postings that break the rules of the marketplace too. */
  waiveRules?: boolean | undefined;
  /** The source that every row has to be of. */
  source?: string | undefined;
  /** Takes the file's word that a new employer is verified. */
  trustVerified?: boolean | undefined;
}

/** Rows that are stored by one statement. */
const BATCH = 250;

type Stored = Position & GoodRow;

interface DatabaseRefusal {
  code: string;
  constraint?: string | undefined;
  message: string;
}

/** Classes of PostgreSQL's codes that speak of the values and not of the database. */
const VALUE_CLASS = /^(?:21|22|23|54)/;

const refusalOf = (error: unknown): DatabaseRefusal | RefusedPosting | undefined => {
  if (error instanceof RefusedPosting) return error;
  const cause = error instanceof Error ? (error.cause as Partial<DatabaseRefusal> | undefined) : undefined;
  if (cause?.code === undefined || !VALUE_CLASS.test(cause.code)) return undefined;
  return { code: cause.code, constraint: cause.constraint, message: cause.message ?? '' };
};

const refusalError = (refusal: DatabaseRefusal | RefusedPosting, { posting }: Stored): RowError => {
  if (refusal instanceof RefusedPosting) return { pointer: refusal.pointer, reason: refusal.message };
  const { constraint = '', message } = refusal;
  if (constraint === 'micro_internships_slug')
    return { pointer: '/slug', reason: 'taken by another posting' };
  if (constraint.includes('exclusive_to')) {
    const reason = `found ${JSON.stringify(posting.exclusiveTo)}, accepted: the slug of a campus`;
    return { pointer: '/exclusiveTo', reason };
  }
  return { pointer: '', reason: `the database refuses it: ${message}` };
};

const addKept = (summary: ImportSummary, kept: readonly KeptField[]): void => {
  const known = new Set(summary.kept?.map((one) => JSON.stringify(one)));
  for (const one of kept) {
    const key = JSON.stringify(one);
    if (known.has(key)) continue;
    known.add(key);
    (summary.kept ??= []).push(one);
  }
};

/** Stores rows together; where one of them is refused, each half by itself, until it stands alone. */
const storeRows = async (
  database: Database,
  rows: readonly Stored[],
  summary: ImportSummary,
  options: SaveOptions,
): Promise<void> => {
  const [first] = rows;
  if (!first) return;
  try {
    const { outcomes, kept } = await saveEntries(database, rows, options);
    for (const outcome of outcomes) summary[outcome] += 1;
    addKept(summary, kept);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    if (rows.length === 1) {
      const errors = [refusalError(refusal, first)];
      summary.refused.push({ ...positionOf(first), errors });
      return;
    }
    const half = Math.ceil(rows.length / 2);
    await storeRows(database, rows.slice(0, half), summary, options);
    await storeRows(database, rows.slice(half), summary, options);
  }
};

/** The rows of a file that come under an id a second time, with the place of the first. */
const createRepeats = () => {
  const seen = new Map<string, Position>();
  return (row: Stored): RowError[] => {
    const { posting } = row;
    const key = JSON.stringify([posting.source, posting.sourceId]);
    const first = seen.get(key);
    if (!first) seen.set(key, positionOf(row));
    return first ? [{ pointer: '/sourceId', reason: `is that of ${positionText(first)} too` }] : [];
  };
};

const otherSource = ({ posting }: Stored, source: string | undefined): RowError[] =>
  source === undefined || posting.source === source
    ? []
    : [
        {
          pointer: '/source',
          reason: found(posting.source, `${quoted(source)}, the --source of this import`),
        },
      ];

/** A kept field in words, with the command that would change it. */
export const keptText = ({ employer, ...kept }: KeptField): string => {
  const option = kept.field === 'email' ? `--email ${quoted(kept.found)}` : '--verified';
  const values = `found ${quoted(kept.found)}, kept ${quoted(kept.stored)}`;
  return `employer ${employer}: ${kept.field} ${values}; to change it: npm run employer -- ${employer} ${option}`;
};

/** A position in words: `line 12`, or `row 3 (line 12)`. */
export const positionText = ({ line, row }: Position): string =>
  row === undefined ? `line ${line}` : `row ${row} (line ${line})`;

/** Puts a source's rows into the marketplace. One that is refused is reported and keeps no other out. */
export const importRows = async (
  database: Database,
  rows: readonly SourceRow[],
  { sampleAt, waiveRules = false, source: only, trustVerified = false }: ImportOptions = {},
): Promise<ImportSummary> => {
  const summary: ImportSummary = { added: 0, changed: 0, refused: [] };
  const repeats = createRepeats();
  const good: Stored[] = [];
  for (const source of rows) {
    const rules = source.ok && !waiveRules ? ruleViolations(source.posting).map(ruleError) : [];
    const errors = source.ok ? [...otherSource(source, only), ...rules, ...repeats(source)] : source.errors;
    if (!source.ok || errors.length > 0) {
      summary.refused.push({ ...positionOf(source), errors });
    } else {
      good.push(sampleAt ? { ...source, posting: asSample(source.posting, sampleAt) } : source);
    }
  }
  for (let start = 0; start < good.length; start += BATCH) {
    await storeRows(database, good.slice(start, start + BATCH), summary, { trustVerified });
  }
  summary.refused.sort((a, b) => (a.row ?? a.line) - (b.row ?? b.line));
  return summary;
};
