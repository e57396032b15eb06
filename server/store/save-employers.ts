import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Slug } from '../../src/contract/primitives.ts';
import type { EmployerRecord } from '../domain/posting.ts';
import { slugOf } from '../domain/slug.ts';
import type { Database } from './database.ts';
import type { EmployerRow } from './postings.ts';
import { employers } from './schema/index.ts';

const employerRow = ({ source, slug, name, logo, industry, size, verified, email }: EmployerRecord) => ({
  source,
  sourceId: slug,
  name,
  logo: logo ?? null,
  industry: industry ?? null,
  size: size ?? null,
  verified,
  email,
});

type Identity = Pick<EmployerRow, 'source' | 'sourceId'>;
type NewEmployer = Omit<EmployerRow, 'slug'>;

const keyOf = ({ source, sourceId }: Identity): string => JSON.stringify([source, sourceId]);

const identityOf = ({ source, slug }: EmployerRecord): Identity => ({ source, sourceId: slug });

const inOrder = <Row extends Identity>(rows: Iterable<Row>): Row[] =>
  [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const findEmployers = async (database: Database, identities: readonly Identity[]) => {
  const bySource = Map.groupBy(identities, ({ source }) => source);
  const rows = await database
    .select()
    .from(employers)
    .where(
      or(
        ...[...bySource].map(([source, ofSource]) =>
          and(
            eq(employers.source, source),
            inArray(
              employers.sourceId,
              ofSource.map(({ sourceId }) => sourceId),
            ),
          ),
        ),
      ),
    );
  return new Map(rows.map((row) => [keyOf(row), row]));
};

/** Adds the employers that are not stored, each under its own slug or, where another source has that, with a number. */
const addEmployers = async (
  database: Database,
  rows: readonly NewEmployer[],
): Promise<Map<string, EmployerRow>> => {
  const stored = await findEmployers(database, rows);
  for (let number = 1; ; number += 1) {
    const missing = rows.filter((row) => !stored.has(keyOf(row)));
    if (missing.length === 0) return stored;
    await database
      .insert(employers)
      .values(
        missing.map((row) => ({
          ...row,
          slug: number === 1 ? row.sourceId : slugOf(row.sourceId, String(number)),
        })),
      )
      .onConflictDoNothing();
    for (const [key, row] of await findEmployers(database, missing)) stored.set(key, row);
  }
};

/** A field of a stored employer that no import changes, and what a source says in its place. */
export type KeptField = { employer: Slug } & (
  { field: 'email'; stored: string; found: string } | { field: 'verified'; stored: boolean; found: boolean }
);

const keptFields = (stored: EmployerRow, record: EmployerRecord): KeptField[] => {
  const { slug, email, verified } = stored;
  return [
    ...(record.email === email
      ? []
      : [{ employer: slug, field: 'email' as const, stored: email, found: record.email }]),
    // That an employer is not verified is what sources say that know nothing of it.
    ...(record.verified && !verified
      ? [{ employer: slug, field: 'verified' as const, stored: verified, found: record.verified }]
      : []),
  ];
};

/** The outcome of saving employers: the stored rows, and the given fields that were not taken. */
export interface SavedEmployers {
  find: (record: EmployerRecord) => EmployerRow;
  kept: KeptField[];
}

/** Of records of one employer the first says where its mail goes and whether it is verified, the last says the rest. */
const merged = (records: readonly EmployerRecord[], trustVerified: boolean): NewEmployer[] => {
  const rows = new Map<string, NewEmployer>();
  for (const record of records) {
    const key = keyOf(identityOf(record));
    const { email, verified } = rows.get(key) ?? { ...record, verified: trustVerified && record.verified };
    rows.set(key, { ...employerRow(record), email, verified });
  }
  return inOrder(rows.values());
};

/**
 * Adds employers, or brings name, logo, industry and size of those that the same source handed in before up to date.
 * Address and verification of a stored employer stay: they are the operator's to change.
 */
export const saveEmployers = async (
  database: Database,
  records: readonly EmployerRecord[],
  { trustVerified = true }: { trustVerified?: boolean } = {},
): Promise<SavedEmployers> => {
  const rows = merged(records, trustVerified);
  const added = await addEmployers(database, rows);
  const saved = await database
    .insert(employers)
    .values(rows.map((row) => ({ ...row, slug: added.get(keyOf(row))?.slug ?? row.sourceId })))
    .onConflictDoUpdate({
      target: [employers.source, employers.sourceId],
      set: {
        name: sql`excluded.name`,
        logo: sql`excluded.logo`,
        industry: sql`excluded.industry`,
        size: sql`excluded.size`,
      },
    })
    .returning();
  const stored = new Map(saved.map((row) => [keyOf(row), row]));
  const find = (record: EmployerRecord): EmployerRow => {
    const row = stored.get(keyOf(identityOf(record)));
    if (!row) throw new Error(`The employer ${record.slug} of ${record.source} was not stored.`);
    return row;
  };
  return { find, kept: records.flatMap((record) => keptFields(find(record), record)) };
};
