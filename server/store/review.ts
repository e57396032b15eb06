import { randomUUID } from 'node:crypto';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { ApplicationRow, NewMail } from './applications.ts';
import type { Database } from './database.ts';
import { isKept } from './retention.ts';
import { applications, attachments, mails, microInternships, uploads } from './schema/index.ts';
import type { UploadRow } from './uploads.ts';

/** Generation of a posting's review links; `undefined` until they are first revoked. */
export const findRenewal = async (database: Database, slug: string): Promise<string | undefined> => {
  const [row] = await database
    .select({ renewal: microInternships.reviewRenewal })
    .from(microInternships)
    .where(eq(microInternships.slug, slug));
  return row?.renewal ?? undefined;
};

/** Revokes all review links of a posting. */
export const storeReviewLink = async (transaction: Database, slug: string): Promise<void> => {
  await transaction
    .update(microInternships)
    .set({ reviewRenewal: randomUUID() })
    .where(eq(microInternships.slug, slug));
};

/** Stores the mail that holds a new link. */
export const storeLinkMail = async (transaction: Database, mail: NewMail): Promise<void> => {
  await transaction.insert(mails).values(mail);
};

/** Shortlists an active application, or removes it from the shortlist with `null`. */
export const setShortlisted = async (database: Database, id: string, at: Date | null): Promise<void> => {
  await database
    .update(applications)
    .set({ shortlistedAt: at })
    .where(and(eq(applications.id, id), isNull(applications.withdrawnAt)));
};

/** Selects one application of a posting's review list. */
interface ListedApplication {
  slug: string;
  application: string;
  now: Date;
}

const isListed = ({ slug, application, now }: ListedApplication) =>
  and(
    eq(microInternships.slug, slug),
    eq(applications.id, application),
    isNull(applications.withdrawnAt),
    isNotNull(applications.confirmedAt),
    isKept(now),
  );

/** A listed application of a posting. */
export const findListed = async (
  database: Database,
  listed: ListedApplication,
): Promise<ApplicationRow | undefined> => {
  const [row] = await database
    .select({ application: applications })
    .from(applications)
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .where(isListed(listed));
  return row?.application;
};

/** The file that answers a question of a listed application. */
export const findFile = async (
  database: Database,
  { question, ...listed }: ListedApplication & { question: string },
): Promise<UploadRow | undefined> => {
  const [row] = await database
    .select({ upload: uploads })
    .from(attachments)
    .innerJoin(uploads, eq(attachments.upload, uploads.id))
    .innerJoin(applications, eq(attachments.application, applications.id))
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .where(and(isListed(listed), eq(attachments.question, question)));
  return row?.upload;
};
