import { referenceOf } from '../../domain/reference.ts';
import { answerText } from '../../domain/answer-text.ts';
import type { ApplicationTarget } from '../../domain/application.ts';
import type { ApplicationRow } from '../../store/applications.ts';
import type { FilesById } from '../../store/uploads.ts';
import { paragraphs, zonedTime } from './format.ts';

/** Text of the employer's mails about an application: the applicant's details and every answer. */
export const applicationText = (
  { id, person, answers }: Pick<ApplicationRow, 'id' | 'person' | 'answers'>,
  { posting, questions }: ApplicationTarget,
  { opening, files, reviewUrl }: { opening: string; files: FilesById; reviewUrl?: string },
): string =>
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
