import { createHash } from 'node:crypto';
import { check } from '../../../../src/contract/check.ts';
import type { MicroInternship } from '../../../../src/contract/micro-internship.ts';
import type { FieldError } from '../../../../src/contract/problem.ts';
import { UploadId } from '../../../../src/contract/upload.ts';
import type { Draft } from '../../../../src/features/apply/apply.lazy.ts';
import type { Services } from '../../../context.ts';
import { findFiles } from '../../../services/attach-files.ts';
import { receiveUpload, type UploadServices } from '../../../services/receive-upload.ts';
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

/** Stores the files of a form, each as an answer among its texts; returns the errors of refused ones. */
export const storeFormFiles = async (
  services: UploadServices,
  {
    form,
    texts,
    shown,
    posting,
    network,
  }: { form: FormData; texts: FormData; shown: FormToken; posting: Asking; network: string },
): Promise<FieldError[]> => {
  const errors: FieldError[] = [];
  for (const question of fileQuestions(posting)) {
    const file = form.get(`files.${question}`);
    if (!isChosen(file)) continue;
    await services.uploadLimits.requests.consume(network);
    const received = await receiveUpload(services, file, {
      idempotencyKey: await keyOf(file, question, shown),
      microInternship: posting.id,
      network,
    });
    if ('code' in received) errors.push({ pointer: `/answers/${question}`, code: received.code });
    else texts.set(`answers.${question}`, received.upload.id);
  }
  return errors;
};

/** A draft with the names of its files, and without those that are no longer stored: they are to be chosen anew. */
export const withFileNames = async (
  services: Pick<Services, 'database'>,
  draft: Draft,
  posting: Asking,
): Promise<Draft> => {
  const asked = fileQuestions(posting);
  if (asked.length === 0) return draft;
  const given = Object.entries(draft.answers);
  const ids = given.filter(([question]) => asked.includes(question)).flatMap(([, answer]) => answer);
  const files = await findFiles(
    services,
    ids.filter((id) => check(UploadId, id).ok),
    posting.id,
  );
  const kept = given.filter(
    ([question, [answer = '']]) => !asked.includes(question) || Object.hasOwn(files, answer),
  );
  return { ...draft, answers: Object.fromEntries(kept), files };
};
