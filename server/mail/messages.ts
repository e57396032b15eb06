import { optionLabel, type Answer, type Question } from '../../src/contract/questions.ts';
import type { ReportReason } from '../../src/contract/report.ts';
import type { ApplicationTarget } from '../domain/application.ts';
import { referenceOf } from '../domain/reference.ts';
import type { ApplicationRow, NewMail } from '../store/applications.ts';
import type { NewReport } from '../store/reports.ts';
import type { FilesById } from '../store/uploads.ts';

/** A moment as mail writes it, in a zone that it names. */
export const zonedTime = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en', {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'shortGeneric',
  }).format(at);

/** The words of answers that are not in anybody's own. */
export interface AnswerWords {
  yes: string;
  no: string;
  notAnswered: string;
}

const ANSWER_WORDS: AnswerWords = { yes: 'Yes', no: 'No', notAnswered: '(not answered)' };

/** An answer as a person reads it: the labels of what was chosen, yes or no, the text, what a file is called. */
export const answerText = (
  question: Question,
  answer: Answer | undefined,
  {
    files = {},
    words: { yes, no, notAnswered } = ANSWER_WORDS,
  }: { files?: FilesById; words?: AnswerWords } = {},
): string => {
  if (answer === undefined) return notAnswered;
  if (typeof answer === 'boolean') return answer ? yes : no;
  if (Array.isArray(answer)) return answer.map((value) => optionLabel(question, value)).join('; ');
  if (question.kind === 'file') return files[String(answer)]?.name ?? '(a file)';
  return optionLabel(question, String(answer));
};

/** A text of paragraphs; those that are not there leave no gap. */
export const paragraphs = (...lines: (string | undefined)[]): string =>
  `${lines.filter((line) => line !== undefined).join('\n\n')}\n`;

const receiptText = ({ person, id }: Given, { posting, employer }: ApplicationTarget, statusUrl: string) =>
  paragraphs(
    `Hello ${person.name},`,
    `${employer.name} has received your application for "${posting.title}".`,
    posting.decisionBy && posting.decisionByZone !== null
      ? `You’ll hear back by ${zonedTime(posting.decisionBy, posting.decisionByZone)}.`
      : 'No date for the decision has been stated.',
    `Your reference number is ${referenceOf(id)}. There is nothing more to do now.`,
    `Read it, edit it until the deadline, withdraw or delete it here; this link is only for you:\n${statusUrl}`,
  );

type Given = Pick<ApplicationRow, 'id' | 'person' | 'answers'>;

/** The text of an employer's mail: the applicant and every answer. */
export const answersText = (
  { id, person, answers }: Given,
  { posting, questions }: ApplicationTarget,
  { opening, files, reviewUrl }: { opening: string; files: FilesById; reviewUrl?: string },
) =>
  paragraphs(
    opening,
    [
      `Name: ${person.name}`,
      `Email: ${person.email}`,
      `School: ${person.school}`,
      ...(person.graduationTerm === undefined ? [] : [`Graduation: ${person.graduationTerm}`]),
    ].join('\n'),
    ...questions.map(
      (question) => `${question.label}\n${answerText(question, answers[question.id], { files })}`,
    ),
    posting.decisionBy && posting.decisionByZone !== null
      ? `The applicant was told to expect a decision by ${zonedTime(posting.decisionBy, posting.decisionByZone)}.`
      : undefined,
    `The application's reference number is ${referenceOf(id)}. Answer this mail to reach the applicant.`,
    reviewUrl === undefined
      ? undefined
      : `All applications side by side, to sort, put on a shortlist and download; this link is only for you:\n${reviewUrl}`,
  );

/** The mail that an application causes: a receipt to the applicant and the answers to the employer. */
export const applicationMails = (
  application: Given & Pick<ApplicationRow, 'receivedAt'>,
  target: ApplicationTarget & { employer: { email: string } },
  {
    statusUrl,
    reviewUrl,
    files = {},
    replaced,
  }: {
    statusUrl: string;
    reviewUrl: string;
    files?: FilesById;
    /** The id of the same person's earlier application, which this one replaces. */
    replaced?: string;
  },
): NewMail[] => {
  const { id, person, receivedAt } = application;
  const { posting, employer } = target;
  const mail = { application: id, createdAt: receivedAt, nextAttemptAt: receivedAt };
  return [
    {
      ...mail,
      id: crypto.randomUUID(),
      to: person.email,
      subject: `Your application: ${posting.title}`,
      text: receiptText(application, target, statusUrl),
    },
    {
      ...mail,
      id: crypto.randomUUID(),
      to: employer.email,
      replyTo: person.email,
      subject: `New application: ${posting.title}`,
      text: answersText(application, target, {
        opening:
          replaced === undefined
            ? `${person.name} has applied for "${posting.title}".`
            : `${person.name} has applied for "${posting.title}" again. This takes the place of the application with the reference number ${referenceOf(replaced)}.`,
        files,
        reviewUrl,
      }),
    },
  ];
};

/** The mail by which an employer gets a new address of a posting's applications. */
export const renewalMail = (
  { posting, employer }: { posting: { title: string }; employer: { email: string } },
  { now, reviewUrl, endsOthers }: { now: Date; reviewUrl: string; endsOthers: boolean },
): NewMail => ({
  id: crypto.randomUUID(),
  to: employer.email,
  subject: `New link: applications for ${posting.title}`,
  text: paragraphs(
    endsOthers
      ? `Somebody, perhaps you, has ended all links to the applications for "${posting.title}". This is a new one.`
      : `Somebody, perhaps you, has asked for a new link to the applications for "${posting.title}".`,
    `The link works for thirty days and is only for you:\n${reviewUrl}`,
  ),
  createdAt: now,
  nextAttemptAt: now,
});

const REASONS: Record<ReportReason, string> = {
  'not-paid': 'it is not paid as stated',
  misleading: 'it is misleading',
  discriminatory: 'it discriminates',
  fraud: 'it is fraud',
  closed: 'it is closed',
  other: 'another reason',
};

/** The mail by which the operator learns of a report. */
export const reportMail = (
  { id, reason, details, campus, createdAt }: NewReport,
  { posting, employer }: { posting: { slug: string; title: string }; employer: { name: string } },
  { to, publicUrl }: { to: string; publicUrl: string },
): NewMail => ({
  id: crypto.randomUUID(),
  to,
  subject: `Reported: ${posting.title}`,
  text: paragraphs(
    `Somebody has reported "${posting.title}" of ${employer.name}: ${REASONS[reason]}.`,
    details ?? undefined,
    campus ? `It was seen on a page of ${campus}.` : undefined,
    `${publicUrl}/m/${posting.slug}`,
    `The report's number is ${id}. Nobody was asked who they are.`,
  ),
  createdAt,
  nextAttemptAt: createdAt,
});
