import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { check } from '../../../../src/contract/check.ts';
import type { MicroInternship } from '../../../../src/contract/micro-internship.ts';
import type { FieldError } from '../../../../src/contract/problem.ts';
import { UploadId } from '../../../../src/contract/upload.ts';
import type { Draft } from '../../../../src/features/apply/apply.lazy.ts';
import type { Services } from '../../../context.ts';
import type { Uploads } from '../../../services/receive-upload.ts';
import { filesById, findUploads } from '../../../store/uploads.ts';
import type { FormToken } from '../form-token.ts';

type Asking = Pick<MicroInternship, 'id' | 'questions'>;

const fileQuestions = ({ questions }: Asking): string[] =>
  questions.items.filter(({ kind }) => kind === 'file').map(({ id }) => id);

/** A browser sends a nameless, empty file for a control in which none was chosen. */
const isChosen = (value: FormDataEntryValue | null): value is File =>
  value instanceof File && (value.name !== '' || value.size > 0);

/** One for each file, so that a form sent again names the same one and a form sent with another file names that. */
const keyOf = async (file: File, question: string, { idempotencyKey }: FormToken): Promise<string> => {
  const hash = createHash('sha256').update(new Uint8Array(await file.arrayBuffer()));
  return `${idempotencyKey} ${question} ${hash.digest('hex')}`;
};

/** Keeps the files that came with a form of ours, each as an answer among its texts; gives back why others are not. */
export const storeFormFiles = async (
  { uploads }: { uploads: Uploads },
  context: Context,
  { form, texts, shown, posting }: { form: FormData; texts: FormData; shown: FormToken; posting: Asking },
): Promise<FieldError[]> => {
  const errors: FieldError[] = [];
  for (const question of fileQuestions(posting)) {
    const file = form.get(`files.${question}`);
    if (!isChosen(file)) continue;
    await uploads.admit(context);
    const received = await uploads.receive(context, file, {
      idempotencyKey: await keyOf(file, question, shown),
      microInternship: posting.id,
    });
    if ('code' in received) errors.push({ pointer: `/answers/${question}`, code: received.code });
    else texts.set(`answers.${question}`, received.upload.id);
  }
  return errors;
};

/** A draft with what its files are called, and without those that are no longer kept: they are to be chosen anew. */
export const withFileNames = async (
  { database }: Pick<Services, 'database'>,
  draft: Draft,
  posting: Asking,
): Promise<Draft> => {
  const asked = fileQuestions(posting);
  if (asked.length === 0) return draft;
  const given = Object.entries(draft.answers);
  const ids = given.filter(([question]) => asked.includes(question)).flatMap(([, answer]) => answer);
  const files = filesById(
    await findUploads(
      database,
      ids.filter((id) => check(UploadId, id).ok),
      posting.id,
    ),
  );
  const kept = given.filter(
    ([question, [answer = '']]) => !asked.includes(question) || Object.hasOwn(files, answer),
  );
  return { ...draft, answers: Object.fromEntries(kept), files };
};
