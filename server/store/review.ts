import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { NewMail } from './applications.ts';
import type { Database } from './database.ts';
import { applications, attachments, mails, microInternships, uploads } from './schema.ts';
import type { UploadRow } from './uploads.ts';

/** What the addresses of a posting's applications hold since they were last renewed; nothing before that. */
export const findRenewal = async (database: Database, slug: string): Promise<string | undefined> => {
  const [row] = await database
    .select({ renewal: microInternships.reviewRenewal })
    .from(microInternships)
    .where(eq(microInternships.slug, slug));
  return row?.renewal ?? undefined;
};

/** Ends all addresses of a posting's applications from before. */
export const storeRenewal = async (transaction: Database, slug: string): Promise<void> => {
  await transaction
    .update(microInternships)
    .set({ reviewRenewal: randomUUID() })
    .where(eq(microInternships.slug, slug));
};

/** Stores the mail that holds a new address. */
export const storeRenewalMail = async (transaction: Database, mail: NewMail): Promise<void> => {
  await transaction.insert(mails).values(mail);
};

/** Puts an application that stands on the shortlist at a moment, or takes it off. */
export const setShortlisted = async (database: Database, id: string, at: Date | null): Promise<void> => {
  await database
    .update(applications)
    .set({ shortlistedAt: at })
    .where(and(eq(applications.id, id), isNull(applications.withdrawnAt)));
};

/** The file that answers a question of an application. */
export const findFile = async (
  database: Database,
  application: string,
  question: string,
): Promise<UploadRow | undefined> => {
  const [row] = await database
    .select({ upload: uploads })
    .from(attachments)
    .innerJoin(uploads, eq(attachments.upload, uploads.id))
    .where(and(eq(attachments.application, application), eq(attachments.question, question)));
  return row?.upload;
};
