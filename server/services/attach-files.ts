import type { Answers } from '../../src/contract/questions.ts';
import type { Services } from '../context.ts';
import { referencedFiles } from '../domain/application.ts';
import { ProblemError } from '../http/problems.ts';
import type { Database } from '../store/database.ts';
import type { PostingRow } from '../store/postings.ts';
import { filesById, findUploads, holdUploads, type FilesById } from '../store/uploads.ts';

/** Files that an application names, with the questions that they answer, and their names. */
export interface AttachedFiles {
  attached: { question: string; upload: string }[];
  files: FilesById;
}

/**
 * Finds the files that the answers to a posting's questions name, and keeps all of them until the transaction ends.
 * Throws `invalid-request` where there is no such file, which a file of another application is as well.
 */
export const attachFiles = async (
  transaction: Database,
  { posting, questions }: Pick<PostingRow, 'posting' | 'questions'>,
  answers: Answers,
): Promise<AttachedFiles> => {
  const attached = referencedFiles(questions, answers);
  const rows = await holdUploads(
    transaction,
    attached.map(({ upload }) => upload),
    posting.id,
  );
  const files = filesById(rows);
  // A file is the answer to one question.
  const missing = attached.filter(
    ({ upload }, index) =>
      !Object.hasOwn(files, upload) || attached.findIndex((other) => other.upload === upload) < index,
  );
  if (missing.length > 0)
    throw new ProblemError('invalid-request', {
      errors: missing.map(({ question }) => ({ pointer: `/answers/${question}`, code: 'choice' as const })),
    });
  return { attached, files };
};

/** The names of the files of these ids that are stored for a posting, whether or not an application names them. */
export const findFiles = async (
  { database }: Pick<Services, 'database'>,
  ids: string[],
  microInternship: string,
): Promise<FilesById> => filesById(await findUploads(database, ids, microInternship));
