import { isDeepStrictEqual } from 'node:util';
import { and, eq, getTableColumns, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { ClientRecord, Posting } from '../domain/posting.ts';
import { plainText } from '../domain/plain-text.ts';
import { slugOf } from '../domain/slug.ts';
import { saveClients } from './catalogue.ts';
import type { Database } from './database.ts';
import { shortenRetention } from './retention.ts';
import { microInternships, questionSets } from './schema.ts';

/** A posting and its client, to be stored. */
export interface Entry {
  posting: Posting;
  client: ClientRecord;
  undated?: true;
}

/** What a source says of a posting, column by column; a column that it does not set keeps its own course. */
type Row = Required<
  Omit<
    typeof microInternships.$inferInsert,
    'search' | 'applicationCount' | 'revision' | 'reviewRenewal' | 'updatedAt'
  >
>;

const asDate = (instant: { at: string } | undefined): Date | null => (instant ? new Date(instant.at) : null);

type Column = keyof ReturnType<typeof getTableColumns<typeof microInternships>>;

const names = (keys: readonly Column[], prefix: string): SQL =>
  sql.raw(keys.map((key) => `${prefix}."${getTableColumns(microInternships)[key].name}"`).join(', '));

/** Every column but those by which a posting is known takes what was handed in; what is the same is no revision. */
const changed = (row: Row) => {
  const { id: _id, slug: _slug, source: _source, sourceId: _sourceId, ...changing } = row;
  const keys = Object.keys(changing) as Column[];
  const differs = sql`(${names(keys, 'micro_internships')}) is distinct from (${names(keys, 'excluded')})`;
  const { revision, updatedAt } = microInternships;
  return {
    ...Object.fromEntries(keys.map((key) => [key, names([key], 'excluded')])),
    revision: sql`case when ${differs} then ${revision} + 1 else ${revision} end`,
    updatedAt: sql`case when ${differs} then now() else ${updatedAt} end`,
  };
};

/** What is stored of a posting that was handed in before. */
const findExisting = async (database: Database, entries: readonly Entry[]) => {
  const bySource = Map.groupBy(entries, ({ posting }) => posting.source);
  const rows = await database
    .select({
      id: microInternships.id,
      slug: microInternships.slug,
      source: microInternships.source,
      sourceId: microInternships.sourceId,
      publishedAt: microInternships.publishedAt,
    })
    .from(microInternships)
    .where(
      or(
        ...[...bySource].map(([source, ofSource]) =>
          and(
            eq(microInternships.source, source),
            inArray(
              microInternships.sourceId,
              ofSource.map(({ posting }) => posting.sourceId),
            ),
          ),
        ),
      ),
    )
    .for('update');
  return new Map(rows.map((row) => [JSON.stringify([row.source, row.sourceId]), row]));
};

const findQuestions = async (database: Database, ids: string[]) => {
  if (ids.length === 0) return new Map<string, typeof questionSets.$inferSelect>();
  const rows = await database
    .selectDistinctOn([questionSets.microInternship])
    .from(questionSets)
    .where(inArray(questionSets.microInternship, ids))
    .orderBy(questionSets.microInternship, sql`${questionSets.version} desc`);
  return new Map(rows.map((row) => [row.microInternship, row]));
};

const toRow = (
  posting: Posting,
  clientName: string,
  own: Pick<Row, 'id' | 'slug' | 'publishedAt' | 'questionsVersion'>,
): Row => ({
  ...own,
  source: posting.source,
  sourceId: posting.sourceId,
  client: posting.client,
  title: posting.title,
  department: posting.department,
  summary: posting.summary,
  description: posting.description,
  searchText: [clientName, plainText(posting.description), ...posting.deliverables].join('\n'),
  deliverables: posting.deliverables,
  milestones: posting.milestones,
  hoursMin: posting.hours?.min ?? null,
  hoursMax: posting.hours?.max ?? null,
  feeAmount: posting.fee?.amount ?? null,
  feeCurrency: posting.fee?.currency ?? null,
  takeHomePercent: posting.takeHomePercent,
  paidBy: posting.paidBy ?? null,
  classification: posting.classification ?? null,
  applicationOpens: asDate(posting.applicationOpens),
  applicationOpensZone: posting.applicationOpens?.timeZone ?? null,
  applicationDeadline: asDate(posting.applicationDeadline),
  applicationDeadlineZone: posting.applicationDeadline?.timeZone ?? null,
  decisionBy: asDate(posting.decisionBy),
  decisionByZone: posting.decisionBy?.timeZone ?? null,
  kickOff: posting.kickOff ?? null,
  due: posting.due ?? null,
  arrangement: posting.arrangement ?? null,
  location: posting.location ?? null,
  country: posting.country ?? null,
  skills: posting.skills,
  skillSlugs: posting.skills.map((skill) => slugOf(skill)),
  openings: posting.openings,
  applicationLimit: posting.applicationLimit ?? null,
  filled: posting.filled,
  exclusiveTo: posting.exclusiveTo ?? null,
  featured: posting.featured,
  sample: posting.sample,
  language: posting.language,
  status: posting.status,
  eligibility: posting.eligibility,
  requiredDocuments: posting.requiredDocuments,
  statements: posting.statements,
  retentionDays: posting.retentionDays,
});

/**
 * Stores postings and their clients together, all or none: adds them, or changes what the same source handed in under
 * the same id. A slug is given once and kept, since it stands in addresses; changed questions become a new version.
 * No two of the postings may have the same id of the same source.
 */
export const savePostings = (
  database: Database,
  entries: readonly Entry[],
): Promise<('added' | 'changed')[]> =>
  database.transaction(async (transaction) => {
    if (entries.length === 0) return [];
    await saveClients(
      transaction,
      entries.map(({ client }) => client),
    );
    const existing = await findExisting(transaction, entries);
    const questions = await findQuestions(
      transaction,
      [...existing.values()].map(({ id }) => id),
    );
    const sets: (typeof questionSets.$inferInsert)[] = [];
    const rows = entries.map(({ posting, client, undated }) => {
      const known = existing.get(JSON.stringify([posting.source, posting.sourceId]));
      const id = known?.id ?? crypto.randomUUID();
      const newest = questions.get(id);
      const isSame = newest && isDeepStrictEqual(newest.questions, posting.questions);
      const questionsVersion = isSame ? newest.version : (newest?.version ?? 0) + 1;
      if (!isSame)
        sets.push({ microInternship: id, version: questionsVersion, questions: posting.questions });
      const publishedAt = undated && known ? known.publishedAt : new Date(posting.publishedAt);
      return toRow(posting, client.name, {
        id,
        slug: known?.slug ?? posting.slug,
        publishedAt,
        questionsVersion,
      });
    });
    const [first] = rows;
    if (!first) return [];
    await transaction
      .insert(microInternships)
      .values(rows)
      .onConflictDoUpdate({
        target: [microInternships.source, microInternships.sourceId],
        set: changed(first),
      });
    if (sets.length > 0) await transaction.insert(questionSets).values(sets);
    await shortenRetention(
      transaction,
      [...existing.values()].map(({ id }) => id),
    );
    return rows.map(({ source, sourceId }) =>
      existing.has(JSON.stringify([source, sourceId])) ? 'changed' : 'added',
    );
  });
