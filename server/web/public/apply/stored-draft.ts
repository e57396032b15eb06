import type { MicroInternship } from '../../../../src/contract/micro-internship.ts';
import type { Answer } from '../../../../src/contract/questions.ts';
import type { Draft } from '../../../../src/features/apply/draft.ts';
import type { ApplicationRow } from '../../../services/open-application.ts';

const numberText = (value: number): string => {
  const text = String(value);
  // Three digits after the point might be thousands; four cannot.
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
};

const answerTexts = (answer: Answer): readonly string[] => {
  if (Array.isArray(answer)) return answer;
  if (typeof answer === 'boolean') return [answer ? 'yes' : 'no'];
  return [typeof answer === 'number' ? numberText(answer) : answer];
};

/** A stored application as a draft that fills the form; consent to another notice than today's is asked for anew. */
export const draftOf = (application: ApplicationRow, { privacy }: MicroInternship): Draft => ({
  person: application.person,
  answers: Object.fromEntries(
    Object.entries(application.answers).map(([id, answer]) => [id, answerTexts(answer)]),
  ),
  statements: Object.fromEntries(application.statements.map((statement) => [statement, true as const])),
  hasConsent: application.consentVersion === privacy.version,
});
