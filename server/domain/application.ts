import { applicationTo, type ApplicationRequest, type Receipt } from '../../src/contract/application.ts';
import { check } from '../../src/contract/check.ts';
import type { FieldError, FieldErrorCode, ProblemCode } from '../../src/contract/problem.ts';
import type { Answers, Question } from '../../src/contract/questions.ts';
import type { Statement } from '../../src/contract/statements.ts';
import { PRIVACY_NOTICE_VERSION } from './privacy.ts';
import { referenceOf } from './reference.ts';
import { isOfDomains } from './mailbox.ts';
import { isPublic, takesApplications, type Lifecycle } from './lifecycle.ts';
import { withoutControls } from './plain-text.ts';
import { confirmBy, retainUntil } from './retention.ts';

/** Posting data that the application rules read. */
export interface ApplicationTarget {
  posting: Lifecycle & {
    id: string;
    slug: string;
    title: string;
    exclusiveTo: string | null;
    decisionBy: Date | null;
    decisionByZone: string | null;
    questionsVersion: number;
    retentionDays: number;
    statements: Statement[];
  };
  employer: { name: string };
  questions: Question[];
  /** Email domains of the school that the posting is exclusive to; empty accepts any email. */
  emailDomains: readonly string[];
}

/** Strips pasted control characters from long answers; in a single-line answer they are an error. */
const withCleanAnswers = (
  request: ApplicationRequest,
  { questions }: ApplicationTarget,
): ApplicationRequest => {
  const clean = questions.flatMap(({ id, kind }) => {
    const answer = Object.hasOwn(request.answers, id) ? request.answers[id] : undefined;
    return kind === 'long-text' && typeof answer === 'string' ? [[id, withoutControls(answer)] as const] : [];
  });
  return { ...request, answers: { ...request.answers, ...Object.fromEntries(clean) } };
};

const schemaFor = ({ posting, questions }: ApplicationTarget) =>
  applicationTo({
    questions: { version: posting.questionsVersion, items: questions },
    statements: posting.statements,
  });

/** Error code if the posting is exclusive to a school with other email domains. */
export const addressProblem = (
  { emailDomains }: Pick<ApplicationTarget, 'emailDomains'>,
  email: string,
): FieldErrorCode | undefined =>
  emailDomains.length > 0 && !isOfDomains(email.trim(), emailDomains) ? 'choice' : undefined;

/** Problem that prevents an application at `now`, if any. */
export const applicationProblem = (
  target: ApplicationTarget | undefined,
  request: ApplicationRequest,
  now: Date,
): { code: ProblemCode; errors?: FieldError[] } | undefined => {
  if (!target || !isPublic(target.posting)) {
    return { code: 'not-found', errors: [{ pointer: '/microInternship', code: 'choice' }] };
  }
  const { posting } = target;
  if (!takesApplications(posting, now)) return { code: 'not-open' };
  if (posting.exclusiveTo !== null && posting.exclusiveTo !== request.campus) return { code: 'exclusive' };
  const isOfNow =
    posting.questionsVersion === request.questionsVersion &&
    request.consent.version === PRIVACY_NOTICE_VERSION;
  if (!isOfNow) return { code: 'questions-changed' };
  const checked = check(schemaFor(target), withCleanAnswers(request, target));
  if (!checked.ok) return { code: 'invalid-request', errors: checked.errors };
  const address = addressProblem(target, request.person.email);
  return address && { code: 'invalid-request', errors: [{ pointer: '/person/email', code: address }] };
};

/**
 * Problem that prevents the confirmation of a pending application, if any. A posting that has filled or closed since
 * then still accepts it; one that was cancelled, or became exclusive to another campus, does not.
 */
export const confirmationProblem = (
  target: Pick<ApplicationTarget, 'posting'> | undefined,
  campus: string | null,
): ProblemCode | undefined => {
  if (!target || !isPublic(target.posting)) return 'not-found';
  const { status, exclusiveTo } = target.posting;
  if (status === 'cancelled') return 'not-open';
  return exclusiveTo !== null && exclusiveTo !== campus ? 'exclusive' : undefined;
};

/** Stored fields of a request, new or edited. */
const contents = (target: ApplicationTarget, request: ApplicationRequest) => {
  const { person, answers, statements, consent } = schemaFor(target).parse(withCleanAnswers(request, target));
  return {
    person,
    statements: Object.keys(statements) as Statement[],
    questionsVersion: target.posting.questionsVersion,
    answers: answers as Answers,
    consentVersion: consent.version,
  };
};

/** Turns a valid request into a stored application with its receipt. */
export const acceptApplication = (target: ApplicationTarget, request: ApplicationRequest, now: Date) => {
  const { posting, employer } = target;
  const id = crypto.randomUUID();
  const receipt: Receipt = {
    id,
    reference: referenceOf(id),
    microInternship: { slug: posting.slug, title: posting.title },
    employer: { name: employer.name },
    receivedAt: now.toISOString(),
    ...(posting.decisionBy &&
      posting.decisionByZone !== null && {
        decisionBy: { at: posting.decisionBy.toISOString(), timeZone: posting.decisionByZone },
      }),
  };
  return {
    id,
    microInternship: posting.id,
    campus: request.campus ?? null,
    ...contents(target, request),
    receivedAt: now,
    confirmedAt: now as Date | null,
    confirmBy: confirmBy(posting, now),
    retainUntil: retainUntil(posting, now),
    receipt,
  };
};

export type AcceptedApplication = ReturnType<typeof acceptApplication>;

/** Upload ids that the answers reference, with their questions. */
export const referencedFiles = (
  questions: Question[],
  answers: Answers,
): { question: string; upload: string }[] =>
  questions.flatMap(({ id, kind }) => {
    const upload = answers[id];
    return kind === 'file' && typeof upload === 'string' ? [{ question: id, upload }] : [];
  });

/** The posting without the applicant's own application in its count. */
const withoutOwn = (posting: ApplicationTarget['posting']): ApplicationTarget['posting'] => ({
  ...posting,
  applicationCount: posting.applicationCount - 1,
});

/** True while an active application may be edited: as long as the posting would still accept it. */
export const takesCorrections = ({ posting }: Pick<ApplicationTarget, 'posting'>, now: Date): boolean =>
  isPublic(posting) && takesApplications(withoutOwn(posting), now);

/** Problem that prevents an edit of an active application, if any. */
export const correctionProblem = (
  target: ApplicationTarget | undefined,
  request: ApplicationRequest,
  now: Date,
) => applicationProblem(target && { ...target, posting: withoutOwn(target.posting) }, request, now);

/** Turns a valid edit into the changed columns. */
export const acceptCorrection = (target: ApplicationTarget, request: ApplicationRequest, now: Date) => ({
  ...contents(target, request),
  correctedAt: now,
});

export type Correction = ReturnType<typeof acceptCorrection>;
