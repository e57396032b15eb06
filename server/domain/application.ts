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

/** What the rules need to know of the posting that is applied to. */
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
  /** Mail domains of the school that the posting is for alone; any address is taken where there is none. */
  emailDomains: readonly string[];
}

/** Nothing invisible that came along when an answer was pasted is stored; a line of text with any is refused. */
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

/** Why a posting does not take an address: it is for a school whose addresses are others. */
export const addressProblem = (
  { emailDomains }: Pick<ApplicationTarget, 'emailDomains'>,
  email: string,
): FieldErrorCode | undefined =>
  emailDomains.length > 0 && !isOfDomains(email.trim(), emailDomains) ? 'choice' : undefined;

/** Why an application cannot be taken at a moment, if it cannot. */
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
 * Why an application that waits can no longer be confirmed, if it cannot. A posting that was filled or closed since it
 * was sent still takes it; one that was cancelled, or is no longer for its applicant, takes it no more than a new one.
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

/** What of a request is stored, whether it is new or corrects an earlier one. */
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

/** An application that the rules allow, as it is stored, with the receipt that is given for it. */
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

/** The files that an application names, each by the question that asks for it. */
export const filesNamed = (questions: Question[], answers: Answers): { question: string; upload: string }[] =>
  questions.flatMap(({ id, kind }) => {
    const upload = answers[id];
    return kind === 'file' && typeof upload === 'string' ? [{ question: id, upload }] : [];
  });

/** The posting as it is to one who has a place already: that one is not counted. */
const withoutOwn = (posting: ApplicationTarget['posting']): ApplicationTarget['posting'] => ({
  ...posting,
  applicationCount: posting.applicationCount - 1,
});

/** Whether an application that stands may be corrected at a moment: as long as the posting would still take it. */
export const takesCorrections = ({ posting }: Pick<ApplicationTarget, 'posting'>, now: Date): boolean =>
  isPublic(posting) && takesApplications(withoutOwn(posting), now);

/** Why an application that stands cannot be corrected so, if it cannot. */
export const correctionProblem = (
  target: ApplicationTarget | undefined,
  request: ApplicationRequest,
  now: Date,
) => applicationProblem(target && { ...target, posting: withoutOwn(target.posting) }, request, now);

/** What a correction that the rules allow changes of an application. */
export const acceptCorrection = (target: ApplicationTarget, request: ApplicationRequest, now: Date) => ({
  ...contents(target, request),
  correctedAt: now,
});

export type Correction = ReturnType<typeof acceptCorrection>;
