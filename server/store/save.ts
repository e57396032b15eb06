import { isDeepStrictEqual } from 'node:util';
import { and, eq, getTableColumns, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import type { EmployerRecord, Posting } from '../domain/posting.ts';
import { plainText } from '../domain/plain-text.ts';
import { slugOf } from '../domain/slug.ts';
import { saveEmployers, type KeptField } from './save-employers.ts';
import type { Database } from './database.ts';
import type { EmployerRow } from './postings.ts';
import { endWaiting, shortenRetention } from './retention.ts';
import { applications, employers, microInternships, questionSets } from './schema/index.ts';

/** A posting and its employer, to be stored. */
export interface Entry {
  posting: Posting;
  employer: EmployerRecord;
  undated?: true;
}

/** Columns of a posting that its source sets; the others are the marketplace's own. */
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

/** Upsert values: all columns but the identity take the imported value; an unchanged row gets no new revision. */
const changed = (row: Row) => {
  const { id: _id, slug: _slug, source: _source, sourceId: _sourceId, ...changing } = row;
  const keys = Object.keys(changing) as Column[];
  const differs = sql`(${names(keys, 'micro_internships')}) is distinct from (${names(keys, 'excluded')})`;
  const { revision, updatedAt, employer, reviewRenewal } = microInternships;
  const emailOf = (slug: SQL) =>
    sql`(select ${employers.email} from ${employers} where ${employers.slug} = ${slug})`;
  const moves = sql`${emailOf(sql`${employer}`)} is distinct from ${emailOf(sql`excluded.employer`)}`;
  return {
    ...Object.fromEntries(keys.map((key) => [key, names([key], 'excluded')])),
    reviewRenewal: sql`case when ${moves} then gen_random_uuid() else ${reviewRenewal} end`,
    revision: sql`case when ${differs} then ${revision} + 1 else ${revision} end`,
    updatedAt: sql`case when ${differs} then now() else ${updatedAt} end`,
  };
};

/** Stored versions of imported postings. */
const findExisting = async (database: Database, entries: readonly Entry[]) => {
  const bySource = Map.groupBy(entries, ({ posting }) => posting.source);
  const rows = await database
    .select({
      id: microInternships.id,
      slug: microInternships.slug,
      source: microInternships.source,
      sourceId: microInternships.sourceId,
      publishedAt: microInternships.publishedAt,
      employer: microInternships.employer,
      employerId: employers.sourceId,
      email: employers.email,
    })
    .from(microInternships)
    .innerJoin(employers, eq(microInternships.employer, employers.slug))
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
    .for('update', { of: microInternships });
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
  employer: Pick<EmployerRow, 'slug' | 'name'>,
  own: Pick<Row, 'id' | 'slug' | 'publishedAt' | 'questionsVersion'>,
): Row => ({
  ...own,
  source: posting.source,
  sourceId: posting.sourceId,
  employer: employer.slug,
  title: posting.title,
  department: posting.department,
  summary: posting.summary,
  description: posting.description,
  searchText: [employer.name, plainText(posting.description), ...posting.deliverables].join('\n'),
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

/** A posting that is not taken although the database would take it. */
export class RefusedPosting extends Error {
  override name = 'RefusedPosting';
  readonly pointer: string;

  constructor(pointer: string, reason: string) {
    super(reason);
    this.pointer = pointer;
  }
}

type Existing = Awaited<ReturnType<typeof findExisting>> extends Map<string, infer Row> ? Row : never;

/**
 * Refuses to hand applications that were made to one employer to another one: they came to be read by the first. Those that
 * nobody has confirmed keep no posting where it is, since a stranger can send one; their time to be confirmed ends
 * instead, so that the other employer never reads them.
 */
const keepFromOtherReaders = async (
  transaction: Database,
  moves: readonly { from: Existing; to: EmployerRow }[],
): Promise<void> => {
  const moved = moves.filter(({ from, to }) => from.employer !== to.slug && from.email !== to.email);
  if (moved.length === 0) return;
  const isOfMoved = inArray(
    applications.microInternship,
    moved.map(({ from }) => from.id),
  );
  const [held] = await transaction
    .select({ id: applications.microInternship })
    .from(applications)
    .where(and(isOfMoved, isNotNull(applications.confirmedAt)))
    .limit(1);
  const move = moved.find(({ from }) => from.id === held?.id);
  if (!move) {
    await endWaiting(transaction, isOfMoved);
    return;
  }
  const { from, to } = move;
  const reason = `found ${JSON.stringify(to.sourceId)}, accepted: ${JSON.stringify(from.employerId)}, the employer of ${from.slug}, to whom people have applied; for another employer give the posting another sourceId`;
  throw new RefusedPosting('/employer/slug', reason);
};

/** The outcome of saving postings, one by one, and the fields of their employers that were not taken. */
export interface SavedPostings {
  outcomes: ('added' | 'changed')[];
  kept: KeptField[];
}

export interface SaveOptions {
  /** Takes the word of a source that a new employer is verified. */
  trustVerified?: boolean;
}

/**
 * Stores postings and their employers together, all or none: adds them, or changes what the same source handed in under
 * the same id. A slug is given once and kept, since it stands in addresses; changed questions become a new version.
 * No two of the postings may have the same id of the same source.
 */
export const saveEntries = (
  database: Database,
  entries: readonly Entry[],
  { trustVerified = true }: SaveOptions = {},
): Promise<SavedPostings> =>
  database.transaction(async (transaction) => {
    if (entries.length === 0) return { outcomes: [], kept: [] };
    const saved = await saveEmployers(
      transaction,
      entries.map(({ employer }) => employer),
      { trustVerified },
    );
    const existing = await findExisting(transaction, entries);
    const known = ({ posting: { source, sourceId } }: Entry) =>
      existing.get(JSON.stringify([source, sourceId]));
    await keepFromOtherReaders(
      transaction,
      entries.flatMap((entry) => {
        const from = known(entry);
        return from ? [{ from, to: saved.find(entry.employer) }] : [];
      }),
    );
    const questions = await findQuestions(
      transaction,
      [...existing.values()].map(({ id }) => id),
    );
    const sets: (typeof questionSets.$inferInsert)[] = [];
    const rows = entries.map((entry) => {
      const { posting, employer, undated } = entry;
      const before = known(entry);
      const id = before?.id ?? crypto.randomUUID();
      const newest = questions.get(id);
      const isSame = newest && isDeepStrictEqual(newest.questions, posting.questions);
      const questionsVersion = isSame ? newest.version : (newest?.version ?? 0) + 1;
      if (!isSame)
        sets.push({ microInternship: id, version: questionsVersion, questions: posting.questions });
      const publishedAt = undated && before ? before.publishedAt : new Date(posting.publishedAt);
      return toRow(posting, saved.find(employer), {
        id,
        slug: before?.slug ?? posting.slug,
        publishedAt,
        questionsVersion,
      });
    });
    const [first] = rows;
    if (!first) return { outcomes: [], kept: [] };
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
    return { outcomes: entries.map((entry) => (known(entry) ? 'changed' : 'added')), kept: saved.kept };
  });

/** Stores postings as {@link saveEntries} does; says which were added and which changed. */
export const savePostings = async (
  database: Database,
  entries: readonly Entry[],
): Promise<('added' | 'changed')[]> => (await saveEntries(database, entries)).outcomes;
