import { asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { FoundApplication } from './applications.ts';
import { withQuestions } from './applications.ts';
import type { Database } from './database.ts';
import { applications, attachments, employers, mails, microInternships, uploads } from './schema/index.ts';

const isEmail = (column: unknown, email: string) => sql`lower(${column}) = lower(${email})`;

/** All applications of an email, oldest first, including hidden, withdrawn and unconfirmed ones. */
export const findApplicationsOf = (database: Database, email: string): Promise<FoundApplication[]> =>
  withQuestions(database)
    .where(isEmail(sql`${applications.person} ->> 'email'`, email))
    .orderBy(asc(applications.receivedAt), asc(applications.id));

/** An application in any state. */
export const findAnyApplication = async (
  database: Database,
  id: string,
): Promise<FoundApplication | undefined> => {
  const [row] = await withQuestions(database).where(eq(applications.id, id));
  return row;
};

/** The files of applications. */
export const listFilesOf = async (database: Database, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : database
        .select({
          application: attachments.application,
          question: attachments.question,
          upload: uploads.id,
          name: uploads.name,
          size: uploads.size,
          key: uploads.key,
        })
        .from(attachments)
        .innerJoin(uploads, eq(uploads.id, attachments.upload))
        .where(inArray(attachments.application, [...ids]))
        .orderBy(asc(attachments.application), asc(attachments.question));

/** Mails to an email or about its applications, oldest first. */
export const listMailsOf = (database: Database, email: string, ids: readonly string[]) =>
  database
    .select({
      id: mails.id,
      application: mails.application,
      to: mails.to,
      subject: mails.subject,
      createdAt: mails.createdAt,
      sentAt: mails.sentAt,
    })
    .from(mails)
    .where(or(isEmail(mails.to, email), ids.length > 0 ? inArray(mails.application, [...ids]) : undefined))
    .orderBy(asc(mails.createdAt), asc(mails.id));

/** Deletes the mails to an email; returns their ids. */
export const deleteMailsTo = async (database: Database, email: string): Promise<string[]> => {
  const gone = await database.delete(mails).where(isEmail(mails.to, email)).returning({ id: mails.id });
  return gone.map(({ id }) => id);
};

/** Employers with this email. */
export const listEmployersAt = (database: Database, email: string) =>
  database
    .select({ slug: employers.slug, name: employers.name })
    .from(employers)
    .where(isEmail(employers.email, email))
    .orderBy(asc(employers.slug));

/** An application, locked together with its posting. */
export const lockApplication = async (transaction: Database, id: string) => {
  const [known] = await transaction
    .select({ microInternship: applications.microInternship })
    .from(applications)
    .where(eq(applications.id, id));
  if (!known) return undefined;
  await transaction
    .select({ id: microInternships.id })
    .from(microInternships)
    .where(eq(microInternships.id, known.microInternship))
    .for('update');
  const [row] = await transaction.select().from(applications).where(eq(applications.id, id)).for('update');
  return row;
};
