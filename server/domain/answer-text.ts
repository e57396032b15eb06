import { optionLabel, type Answer, type Question } from '../../src/contract/questions.ts';

/** Words of an answer that the applicant did not write. */
export interface AnswerWords {
  yes: string;
  no: string;
  notAnswered: string;
}

const ENGLISH_WORDS: AnswerWords = { yes: 'Yes', no: 'No', notAnswered: '(not answered)' };

/** An answer as plain text for pages, mails and exports: option labels, yes or no, the text itself, a file's name. */
export const answerText = (
  question: Question,
  answer: Answer | undefined,
  {
    files = {},
    words: { yes, no, notAnswered } = ENGLISH_WORDS,
  }: { files?: Record<string, { name: string }>; words?: AnswerWords } = {},
): string => {
  if (answer === undefined) return notAnswered;
  if (typeof answer === 'boolean') return answer ? yes : no;
  if (Array.isArray(answer)) return answer.map((value) => optionLabel(question, value)).join('; ');
  if (question.kind === 'file') return files[String(answer)]?.name ?? '(a file)';
  return optionLabel(question, String(answer));
};
