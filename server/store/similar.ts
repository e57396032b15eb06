import { and, desc, eq, notInArray, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { employerColumns, summaryColumns, type PostingRow, type SummaryRow } from './postings.ts';
import { employers, microInternships as table } from './schema/index.ts';
import { isVisible, type Viewer } from './visibility.ts';

const MAX_SIMILAR = 3;

/**
 * Similar live postings that the viewer may see: by shared skills, then of the same department, then the newest.
 * One query for each of the three, so that each can use an index.
 */
export const findSimilar = async (
  database: Database,
  { id, department, skillSlugs }: Pick<PostingRow['posting'], 'id' | 'department' | 'skillSlugs'>,
  viewer: Viewer,
): Promise<SummaryRow[]> => {
  const skills = sql`${sql.param(skillSlugs.filter((slug) => slug !== ''))}::text[]`;
  const shared = sql`(select count(*) from unnest(${table.skillSlugs}) as skill where skill = any(${skills}))`;
  const isOfDepartment = eq(table.department, department);
  const segments = [
    { where: sql`${table.skillSlugs} && ${skills}`, order: [desc(shared), desc(isOfDepartment)] },
    { where: isOfDepartment, order: [] },
    { where: undefined, order: [] },
  ];
  const rows: SummaryRow[] = [];
  for (const { where, order } of segments) {
    if (rows.length === MAX_SIMILAR) break;
    const known = [id, ...rows.map(({ posting }) => posting.id)];
    const more = await database
      .select({ posting: summaryColumns, employer: employerColumns })
      .from(table)
      .innerJoin(employers, eq(table.employer, employers.slug))
      .where(and(isVisible(viewer), notInArray(table.id, known), where))
      .orderBy(...order, desc(table.publishedAt), desc(table.id))
      .limit(MAX_SIMILAR - rows.length);
    rows.push(...more);
  }
  return rows;
};
