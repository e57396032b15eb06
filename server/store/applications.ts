import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Question } from '../../src/contract/questions.ts';
import type { Correction } from '../domain/application.ts';
import type { Database } from './database.ts';
import { freePlaces } from './erasure.ts';
import { isKept } from './retention.ts';
import {
  applications,
  attachments,
  confirmationCodes,
  consents,
  mails,
  microInternships,
  questionSets,
  uploads,
} from './schema/index.ts';
import { filesOfApplication, type FilesById } from './uploads.ts';

export type NewApplication = typeof applications.$inferInsert;
export type ApplicationRow = typeof applications.$inferSelect;
export type NewMail = typeof mails.$inferInsert;
export type Attachment = Pick<typeof attachments.$inferSelect, 'question' | 'upload'>;

/** Fields of an application that decide the response to a repeated request. */
export type Answered = Pick<ApplicationRow, 'id' | 'fingerprint' | 'receipt' | 'confirmBy'> & {
  /** True while it waits for the code that its receipt asks for. */
  asksForCode: boolean;
};

/** The application under an idempotency key. */
export const findByIdempotencyKey = async (
  database: Database,
  key: string,
): Promise<Answered | undefined> => {
  const { id, fingerprint, receipt, confirmBy, confirmedAt } = applications;
  const [row] = await database
    .select({ id, fingerprint, receipt, confirmBy, confirmedAt, code: confirmationCodes.application })
    .from(applications)
    .leftJoin(confirmationCodes, eq(confirmationCodes.application, applications.id))
    .where(eq(applications.idempotencyKey, key));
  return row && { ...row, asksForCode: row.code !== null && row.confirmedAt === null };
};

/** Active application of an email (case-insensitive) for a posting: confirmed, not withdrawn. */
export const findActive = async (
  database: Database,
  { microInternship, email, now }: { microInternship: string; email: string; now: Date },
): Promise<ApplicationRow | undefined> => {
  const [row] = await database
    .select({ application: applications })
    .from(applications)
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .where(
      and(
        eq(applications.microInternship, microInternship),
        eq(sql`lower(${applications.person} ->> 'email')`, sql`lower(${email})`),
        isNull(applications.withdrawnAt),
        isNotNull(applications.confirmedAt),
        isKept(now),
      ),
    )
    .limit(1);
  return row?.application;
};

/**
 * Stores an application, its attachments and its mails, all or nothing. A confirmed one is counted on its posting.
 * `undefined` if the idempotency key is taken: of two racing requests the second waits here for the first.
 */
export const storeApplication = async (
  transaction: Database,
  application: NewApplication,
  outgoing: NewMail[],
  attached: Attachment[] = [],
): Promise<ApplicationRow | undefined> => {
  const [stored] = await transaction
    .insert(applications)
    .values(application)
    .onConflictDoNothing({ target: applications.idempotencyKey })
    .returning();
  if (!stored) return undefined;
  if (attached.length > 0)
    await transaction
      .insert(attachments)
      .values(attached.map((attachment) => ({ ...attachment, application: application.id })));
  const { id, consentVersion, receivedAt } = application;
  await transaction
    .insert(consents)
    .values({ application: id, version: consentVersion, givenAt: receivedAt });
  if (stored.confirmedAt)
    await transaction
      .update(microInternships)
      .set({ applicationCount: sql`${microInternships.applicationCount} + 1` })
      .where(eq(microInternships.id, application.microInternship));
  if (outgoing.length > 0) await transaction.insert(mails).values(outgoing);
  return stored;
};

/** An application with its question set, files and the slug of its posting. */
export interface FoundApplication {
  application: ApplicationRow;
  questions: Question[];
  slug: string;
  /** Its attachments. */
  files: FilesById;
}

/** Select of applications joined with posting, question set and files. */
export const withQuestions = (database: Database) =>
  database
    .select({
      application: applications,
      questions: questionSets.questions,
      slug: microInternships.slug,
      files: filesOfApplication,
    })
    .from(applications)
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .innerJoin(
      questionSets,
      and(
        eq(questionSets.microInternship, applications.microInternship),
        eq(questionSets.version, applications.questionsVersion),
      ),
    );

/** An application that is not expired at `now`. */
export const findApplication = async (
  database: Database,
  id: string,
  now: Date,
): Promise<FoundApplication | undefined> => {
  const [row] = await withQuestions(database).where(and(eq(applications.id, id), isKept(now)));
  return row;
};

/** A posting's active applications, oldest first: confirmed, not withdrawn, not expired. */
export const listApplications = (database: Database, slug: string, now: Date) =>
  withQuestions(database)
    .where(
      and(
        eq(microInternships.slug, slug),
        isNull(applications.withdrawnAt),
        isNotNull(applications.confirmedAt),
        isKept(now),
      ),
    )
    .orderBy(asc(applications.receivedAt), asc(applications.id));

/** The files of an application, each with the question that it answers. */
export const listFiles = (database: Database, application: string) =>
  database
    .select({
      question: attachments.question,
      name: uploads.name,
      type: uploads.type,
      size: uploads.size,
      scannedAt: uploads.scannedAt,
      infected: uploads.infected,
    })
    .from(attachments)
    .innerJoin(uploads, eq(attachments.upload, uploads.id))
    .where(eq(attachments.application, application))
    .orderBy(asc(attachments.question));

/** The mails about an application, oldest first. */
export const listMails = (database: Database, application: string) =>
  database
    .select()
    .from(mails)
    .where(eq(mails.application, application))
    .orderBy(asc(mails.createdAt), asc(mails.id));

/** The consents that were given with an application, oldest first. */
export const listConsents = (database: Database, application: string) =>
  database
    .select({ version: consents.version, givenAt: consents.givenAt })
    .from(consents)
    .where(eq(consents.application, application))
    .orderBy(asc(consents.givenAt));

/** Stores an edit of an application, with its mail. */
export const correctApplication = async (
  transaction: Database,
  { id }: ApplicationRow,
  correction: Correction,
  mail: NewMail,
): Promise<void> => {
  const { consentVersion: version, correctedAt: givenAt } = correction;
  await transaction.update(applications).set(correction).where(eq(applications.id, id));
  await transaction
    .insert(consents)
    .values({ application: id, version, givenAt })
    .onConflictDoUpdate({ target: [consents.application, consents.givenAt], set: { version } });
  await transaction.insert(mails).values(mail);
};

/**
 * Marks an active application as withdrawn, by its applicant or by a newer one that replaces it, with its mail.
 * The posting has to be locked.
 */
export const withdrawApplication = async (
  transaction: Database,
  application: ApplicationRow,
  now: Date,
  mail?: NewMail,
): Promise<void> => {
  await transaction
    .update(applications)
    .set({ withdrawnAt: now, shortlistedAt: null })
    .where(eq(applications.id, application.id));
  await freePlaces(transaction, application.microInternship, 1);
  if (mail) await transaction.insert(mails).values(mail);
};
