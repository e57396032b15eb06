import { and, eq, getTableColumns } from 'drizzle-orm';
import type { Question } from '../../src/contract/questions.ts';
import type { Database } from './database.ts';
import { campuses, employers, microInternships, questionSets } from './schema/index.ts';
import { passesPolicy, type Viewer } from './visibility.ts';

const {
  search: _search,
  searchText: _searchText,
  skillSlugs: _skillSlugs,
  description: _description,
  deliverables: _deliverables,
  milestones: _milestones,
  country: _country,
  eligibility: _eligibility,
  requiredDocuments: _requiredDocuments,
  statements: _statements,
  reviewRenewal: _reviewRenewal,
  ...listed
} = getTableColumns(microInternships);

/** The columns that a card needs. */
export const summaryColumns = listed;
export const employerColumns = getTableColumns(employers);

const { search: _never, searchText: _words, ...everything } = getTableColumns(microInternships);

type Columns = typeof microInternships.$inferSelect;
export type EmployerRow = typeof employers.$inferSelect;
export interface SummaryRow {
  posting: Pick<Columns, keyof typeof summaryColumns>;
  employer: EmployerRow;
}
export interface PostingRow {
  posting: Pick<Columns, keyof typeof everything>;
  employer: EmployerRow;
  questions: Question[];
  /** Email domains of the school that the posting is exclusive to. */
  emailDomains: string[];
}

/**
 * A posting with its employer and current question set; `lock` locks it until the end of the transaction.
 * `undefined` if the viewer's campus policy excludes it.
 */
export const findPosting = async (
  database: Database,
  slug: string,
  { viewer, lock = false }: { viewer?: Viewer | undefined; lock?: boolean } = {},
): Promise<PostingRow | undefined> => {
  const select = database
    .select({
      posting: everything,
      employer: employerColumns,
      questions: questionSets.questions,
      emailDomains: campuses.emailDomains,
    })
    .from(microInternships)
    .innerJoin(employers, eq(microInternships.employer, employers.slug))
    .innerJoin(
      questionSets,
      and(
        eq(questionSets.microInternship, microInternships.id),
        eq(questionSets.version, microInternships.questionsVersion),
      ),
    )
    .leftJoin(campuses, eq(campuses.slug, microInternships.exclusiveTo))
    .where(and(eq(microInternships.slug, slug), viewer && passesPolicy(viewer)));
  const [row] = await (lock ? select.for('update', { of: microInternships }) : select);
  return row && { ...row, emailDomains: row.emailDomains ?? [] };
};
