import { and, desc, eq, notInArray, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { employerColumns, summaryColumns, type PostingRow, type SummaryRow } from './postings.ts';
import { employers, microInternships as table } from './schema/index.ts';
import { isVisible, type Viewer } from './visibility.ts';

const MOST = 3;

/**
 * The live postings most like another one that are shown to the campus that asks: by the skills they share, then those
 * of the same department, then the newest. A query for each of the three, so that each has an index to begin with.
 */
export const findSimilar = async (
  database: Database,
  { id, department, skillSlugs }: Pick<PostingRow['posting'], 'id' | 'department' | 'skillSlugs'>,
  asker: Viewer,
): Promise<SummaryRow[]> => {
  const skills = sql`${sql.param(skillSlugs.filter((slug) => slug !== ''))}::text[]`;
  const shared = sql`(select count(*) from unnest(${table.skillSlugs}) as skill where skill = any(${skills}))`;
  const isOfDepartment = eq(table.department, department);
  const stretches = [
    { where: sql`${table.skillSlugs} && ${skills}`, order: [desc(shared), desc(isOfDepartment)] },
    { where: isOfDepartment, order: [] },
    { where: undefined, order: [] },
  ];
  const rows: SummaryRow[] = [];
  for (const { where, order } of stretches) {
    if (rows.length === MOST) break;
    const known = [id, ...rows.map(({ posting }) => posting.id)];
    const more = await database
      .select({ posting: summaryColumns, employer: employerColumns })
      .from(table)
      .innerJoin(employers, eq(table.employer, employers.slug))
      .where(and(isVisible(asker), notInArray(table.id, known), where))
      .orderBy(...order, desc(table.publishedAt), desc(table.id))
      .limit(MOST - rows.length);
    rows.push(...more);
  }
  return rows;
};
