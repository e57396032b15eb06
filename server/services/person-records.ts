import type { Clock } from '../domain/clock.ts';
import { exportApplication } from './export-application.ts';
import type { Database } from '../store/database.ts';
import {
  deleteMailsTo,
  findAnyApplication,
  findApplicationsOf,
  listEmployersAt,
  listFilesOf,
  listMailsOf,
} from '../store/persons.ts';
import { findPosting } from '../store/postings.ts';
import { eraseForPerson } from './erase-for-person.ts';
import type { Erasure } from './erasure.ts';

/** All records of a person, by their email. */
export type PersonRecords = Awaited<ReturnType<typeof readPerson>>;

/** Reads all records of an email, however it is written. */
export const readPerson = async (database: Database, email: string) => {
  const applications = await findApplicationsOf(database, email);
  const ids = applications.map(({ application }) => application.id);
  const [data, files, mails, employers] = await Promise.all([
    Promise.all(applications.map((found) => exportApplication({ database }, found))),
    listFilesOf(database, ids),
    listMailsOf(database, email, ids),
    listEmployersAt(database, email),
  ]);
  return { email, applications: data, files, mails, employers };
};

/** Numbers of the deleted records of a person. */
export interface PersonDeletion {
  applications: number;
  files: number;
  mails: number;
}

const eraseOne = async (
  { database, erasure, clock }: { database: Database; erasure: Erasure; clock: Clock },
  { id, slug }: { id: string; slug: string },
) => {
  const erased = await database.transaction(async (transaction) => {
    const target = await findPosting(transaction, slug, { lock: true });
    const found = await findAnyApplication(transaction, id);
    if (!target || !found) return undefined;
    return eraseForPerson({ erasure }, transaction, { application: found.application, target, now: clock() });
  });
  if (erased) await erasure.finish(erased);
  return erased;
};

/** Deletes all records of an email, as its owner could by the link in their mail. */
export const erasePerson = async (
  parts: { database: Database; erasure: Erasure; clock: Clock },
  email: string,
): Promise<PersonDeletion> => {
  const deletion: PersonDeletion = { applications: 0, files: 0, mails: 0 };
  for (const { application, slug } of await findApplicationsOf(parts.database, email)) {
    const erased = await eraseOne(parts, { id: application.id, slug });
    if (!erased) continue;
    deletion.applications += erased.applications.length;
    deletion.files += erased.files.length;
    deletion.mails += erased.mails.length;
  }
  const mails = await deleteMailsTo(parts.database, email);
  await parts.erasure.finish({ mails, files: [] });
  return { ...deletion, mails: deletion.mails + mails.length };
};
