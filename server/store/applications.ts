import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { isKept } from './retention.ts';
import { applications, attachments, mails, microInternships, questionSets } from './schema.ts';
import { filesOfApplication } from './uploads.ts';

export type NewApplication = typeof applications.$inferInsert;
export type ApplicationRow = typeof applications.$inferSelect;
export type NewMail = typeof mails.$inferInsert;
export type Attachment = Pick<typeof attachments.$inferSelect, 'question' | 'upload'>;

/** The application that was made under an idempotency key. */
export const findByIdempotencyKey = async (
  database: Database,
  key: string,
): Promise<ApplicationRow | undefined> => {
  const [row] = await database.select().from(applications).where(eq(applications.idempotencyKey, key));
  return row;
};

/**
 * Stores an application, the files it names and the mail that tells of it, all or nothing.
 * `false` where the key has been used: of two requests racing with one key the second waits here for the first.
 */
export const storeApplication = async (
  transaction: Database,
  application: NewApplication,
  outgoing: NewMail[],
  attached: Attachment[] = [],
): Promise<boolean> => {
  const stored = await transaction
    .insert(applications)
    .values(application)
    .onConflictDoNothing({ target: applications.idempotencyKey })
    .returning({ id: applications.id });
  if (stored.length === 0) return false;
  if (attached.length > 0)
    await transaction
      .insert(attachments)
      .values(attached.map((attachment) => ({ ...attachment, application: application.id })));
  await transaction
    .update(microInternships)
    .set({ applicationCount: sql`${microInternships.applicationCount} + 1` })
    .where(eq(microInternships.id, application.microInternship));
  await transaction.insert(mails).values(outgoing);
  return true;
};

/**
 * A posting's applications that are kept at a moment, oldest first, each with the questions it answered and the files
 * it names.
 */
export const listApplications = (database: Database, slug: string, now: Date) =>
  database
    .select({ application: applications, questions: questionSets.questions, files: filesOfApplication })
    .from(applications)
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .innerJoin(
      questionSets,
      and(
        eq(questionSets.microInternship, applications.microInternship),
        eq(questionSets.version, applications.questionsVersion),
      ),
    )
    .where(and(eq(microInternships.slug, slug), isKept(now)))
    .orderBy(asc(applications.receivedAt), asc(applications.id));
