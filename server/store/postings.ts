import { and, eq, getTableColumns } from 'drizzle-orm';
import type { Question } from '../../src/contract/questions.ts';
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
