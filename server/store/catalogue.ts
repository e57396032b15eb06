import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Slug } from '../../src/contract/primitives.ts';
import type { CampusRecord } from '../domain/campus.ts';
import type { ClientRecord } from '../domain/posting.ts';
import { slugOf } from '../domain/slug.ts';
import type { Database } from './database.ts';
import type { ClientRow } from './postings.ts';
import { campuses, clients, microInternships } from './schema.ts';

/** The campus of a slug, if there is one. */
export const findCampus = async (database: Database, slug: string): Promise<CampusRecord | undefined> => {
  const [campus] = await database.select().from(campuses).where(eq(campuses.slug, slug));
  return campus;
};

/** Adds a campus or brings it up to date. */
export const saveCampus = async (database: Database, campus: CampusRecord): Promise<void> => {
  await database.insert(campuses).values(campus).onConflictDoUpdate({ target: campuses.slug, set: campus });
};

const clientRow = ({ source, slug, name, logo, industry, size, verified, email }: ClientRecord) => ({
  source,
  sourceId: slug,
  name,
  logo: logo ?? null,
  industry: industry ?? null,
  size: size ?? null,
  verified,
  email,
});

type Identity = Pick<ClientRow, 'source' | 'sourceId'>;
type NewClient = Omit<ClientRow, 'slug'>;

const keyOf = ({ source, sourceId }: Identity): string => JSON.stringify([source, sourceId]);

const identityOf = ({ source, slug }: ClientRecord): Identity => ({ source, sourceId: slug });

const inOrder = <Row extends Identity>(rows: Iterable<Row>): Row[] =>
  [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const findClients = async (database: Database, identities: readonly Identity[]) => {
  const bySource = Map.groupBy(identities, ({ source }) => source);
  const rows = await database
    .select()
    .from(clients)
    .where(
      or(
        ...[...bySource].map(([source, ofSource]) =>
          and(
            eq(clients.source, source),
            inArray(
              clients.sourceId,
              ofSource.map(({ sourceId }) => sourceId),
            ),
          ),
        ),
      ),
    );
  return new Map(rows.map((row) => [keyOf(row), row]));
};

/** Adds the clients that are not stored, each under its own slug or, where another source has that, with a number. */
const addClients = async (
  database: Database,
  rows: readonly NewClient[],
): Promise<Map<string, ClientRow>> => {
  const stored = await findClients(database, rows);
  for (let number = 1; ; number += 1) {
    const missing = rows.filter((row) => !stored.has(keyOf(row)));
    if (missing.length === 0) return stored;
    await database
      .insert(clients)
      .values(
        missing.map((row) => ({
          ...row,
          slug: number === 1 ? row.sourceId : slugOf(row.sourceId, String(number)),
        })),
      )
      .onConflictDoNothing();
    for (const [key, row] of await findClients(database, missing)) stored.set(key, row);
  }
};

/** A field of a stored client that no import changes, and what a source says in its place. */
export type KeptField = { client: Slug } & (
  { field: 'email'; stored: string; found: string } | { field: 'verified'; stored: boolean; found: boolean }
);

const keptFields = (stored: ClientRow, record: ClientRecord): KeptField[] => {
  const { slug, email, verified } = stored;
  return [
    ...(record.email === email
      ? []
      : [{ client: slug, field: 'email' as const, stored: email, found: record.email }]),
    // That a client is not verified is what sources say that know nothing of it.
    ...(record.verified && !verified
      ? [{ client: slug, field: 'verified' as const, stored: verified, found: record.verified }]
      : []),
  ];
};

/** What became of clients: how each is stored, and what of the given was not taken. */
export interface SavedClients {
  find: (record: ClientRecord) => ClientRow;
  kept: KeptField[];
}

/** Of records of one client the first says where its mail goes and whether it is verified, the last says the rest. */
const merged = (records: readonly ClientRecord[], trustVerified: boolean): NewClient[] => {
  const rows = new Map<string, NewClient>();
  for (const record of records) {
    const key = keyOf(identityOf(record));
    const { email, verified } = rows.get(key) ?? { ...record, verified: trustVerified && record.verified };
    rows.set(key, { ...clientRow(record), email, verified });
  }
  return inOrder(rows.values());
};

/**
 * Adds clients, or brings name, logo, industry and size of those that the same source handed in before up to date.
 * Address and verification of a stored client stay: they are the operator's to change.
 */
export const saveClients = async (
  database: Database,
  records: readonly ClientRecord[],
  { trustVerified = true }: { trustVerified?: boolean } = {},
): Promise<SavedClients> => {
  const rows = merged(records, trustVerified);
  const added = await addClients(database, rows);
  const saved = await database
    .insert(clients)
    .values(rows.map((row) => ({ ...row, slug: added.get(keyOf(row))?.slug ?? row.sourceId })))
    .onConflictDoUpdate({
      target: [clients.source, clients.sourceId],
      set: {
        name: sql`excluded.name`,
        logo: sql`excluded.logo`,
        industry: sql`excluded.industry`,
        size: sql`excluded.size`,
      },
    })
    .returning();
  const stored = new Map(saved.map((row) => [keyOf(row), row]));
  const find = (record: ClientRecord): ClientRow => {
    const row = stored.get(keyOf(identityOf(record)));
    if (!row) throw new Error(`The client ${record.slug} of ${record.source} was not stored.`);
    return row;
  };
  return { find, kept: records.flatMap((record) => keptFields(find(record), record)) };
};

/** Whether nothing has been put into the marketplace yet. */
export const isEmpty = async (database: Database): Promise<boolean> => {
  const found = await Promise.all([
    database.select({ slug: campuses.slug }).from(campuses).limit(1),
    database.select({ id: microInternships.id }).from(microInternships).limit(1),
  ]);
  return found.every((rows) => rows.length === 0);
};
