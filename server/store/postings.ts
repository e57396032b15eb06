import { isDeepStrictEqual } from 'node:util';
import { and, desc, eq, getTableColumns } from 'drizzle-orm';
import type { Question } from '../../src/contract/questions.ts';
import type { Posting } from '../domain/posting.ts';
import { plainText } from '../domain/plain-text.ts';
import { slugOf } from '../domain/slug.ts';
import type { Database } from './database.ts';
import { clients, microInternships, questionSets } from './schema.ts';

const {
  search: _search,
  searchText: _searchText,
  skillSlugs: _skillSlugs,
  description: _description,
  deliverables: _deliverables,
  milestones: _milestones,
  eligibility: _eligibility,
  requiredDocuments: _requiredDocuments,
  statements: _statements,
  ...listed
} = getTableColumns(microInternships);

/** The columns that a card needs. */
export const summaryColumns = listed;
export const clientColumns = getTableColumns(clients);

const { search: _never, searchText: _words, ...everything } = getTableColumns(microInternships);

type Columns = typeof microInternships.$inferSelect;
export type ClientRow = typeof clients.$inferSelect;
export interface SummaryRow {
  posting: Pick<Columns, keyof typeof summaryColumns>;
  client: ClientRow;
}
export interface PostingRow {
  posting: Pick<Columns, keyof typeof everything>;
  client: ClientRow;
  questions: Question[];
}

/** The posting of a slug with its client and its newest questions; locked until the end of a transaction on request. */
export const findPosting = async (
  database: Database,
  slug: string,
  { lock = false } = {},
): Promise<PostingRow | undefined> => {
  const select = database
    .select({ posting: everything, client: clientColumns, questions: questionSets.questions })
    .from(microInternships)
    .innerJoin(clients, eq(microInternships.client, clients.slug))
    .innerJoin(
      questionSets,
      and(
        eq(questionSets.microInternship, microInternships.id),
        eq(questionSets.version, microInternships.questionsVersion),
      ),
    )
    .where(eq(microInternships.slug, slug));
  const [row] = await (lock ? select.for('update', { of: microInternships }) : select);
  return row;
};

const asDate = (instant: { at: string } | undefined): Date | null => (instant ? new Date(instant.at) : null);

const toColumns = (posting: Posting, clientName: string) => ({
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
  publishedAt: new Date(posting.publishedAt),
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
  skills: posting.skills,
  skillSlugs: posting.skills.map((skill) => slugOf(skill)),
  openings: posting.openings,
  filled: posting.filled,
  applicationLimit: posting.applicationLimit ?? null,
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

const saveQuestions = async (database: Database, id: string, questions: Question[]): Promise<number> => {
  const [newest] = await database
    .select()
    .from(questionSets)
    .where(eq(questionSets.microInternship, id))
    .orderBy(desc(questionSets.version))
    .limit(1);
  if (newest && isDeepStrictEqual(newest.questions, questions)) return newest.version;
  const version = (newest?.version ?? 0) + 1;
  await database.insert(questionSets).values({ microInternship: id, version, questions });
  return version;
};

/**
 * Adds a posting, or changes the one that the same source handed in under the same id.
 * The slug is given once and kept, since it stands in addresses; changed questions become a new version.
 */
export const savePosting = (database: Database, posting: Posting): Promise<'added' | 'changed'> =>
  database.transaction(async (transaction) => {
    const [client] = await transaction.select().from(clients).where(eq(clients.slug, posting.client));
    const [existing] = await transaction
      .select({ id: microInternships.id })
      .from(microInternships)
      .where(
        and(eq(microInternships.source, posting.source), eq(microInternships.sourceId, posting.sourceId)),
      )
      .for('update');
    const columns = toColumns(posting, client?.name ?? '');
    const id = existing?.id ?? crypto.randomUUID();
    if (!existing) {
      await transaction
        .insert(microInternships)
        .values({ ...columns, id, slug: posting.slug, questionsVersion: 1 });
    }
    const questionsVersion = await saveQuestions(transaction, id, posting.questions);
    await transaction
      .update(microInternships)
      .set({ ...columns, questionsVersion })
      .where(eq(microInternships.id, id));
    return existing ? 'changed' : 'added';
  });
