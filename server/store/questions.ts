import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import type { Question } from '../../src/contract/questions.ts';
import type { Database } from './database.ts';
import { microInternships, questionSets } from './schema/index.ts';

/**
 * Replaces a posting's questions: changed ones become a new version, and stored answers keep their old version.
 * `false` for an unknown posting.
 */
export const replaceQuestions = (database: Database, slug: string, questions: Question[]): Promise<boolean> =>
  database.transaction(async (transaction) => {
    const [posting] = await transaction
      .select({ id: microInternships.id, version: microInternships.questionsVersion })
      .from(microInternships)
      .where(eq(microInternships.slug, slug))
      .for('update');
    if (!posting) return false;
    const [current] = await transaction
      .select()
      .from(questionSets)
      .where(and(eq(questionSets.microInternship, posting.id), eq(questionSets.version, posting.version)));
    if (current && isDeepStrictEqual(current.questions, questions)) return true;
    const version = posting.version + 1;
    await transaction.insert(questionSets).values({ microInternship: posting.id, version, questions });
    await transaction
      .update(microInternships)
      .set({
        questionsVersion: version,
        revision: sql`${microInternships.revision} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(microInternships.id, posting.id));
    return true;
  });
