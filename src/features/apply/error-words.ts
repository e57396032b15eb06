import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { FieldError } from '../../contract/problem.ts';
import { textLimit, type Question } from '../../contract/questions.ts';
import type { PostingMessages } from '../../i18n/en-posting.ts';

const LIMITS: Record<string, number> = { '/person/name': 200, '/person/email': 254, '/person/school': 200 };

const limitOf = (pointer: string, question: Question | undefined): number =>
  question && (question.kind === 'short-text' || question.kind === 'long-text')
    ? textLimit(question)
    : (LIMITS[pointer] ?? 200);

const requiredText = (
  pointer: string,
  label: string,
  question: Question | undefined,
  t: PostingMessages,
): string => {
  if (question) {
    return question.kind === 'single-choice' || question.kind === 'yes-no'
      ? t.chooseAnswer(label)
      : t.answerQuestion(label);
  }
  return t.enter[pointer] ?? t.confirmStatement(label);
};

/** What a field is called: the question asked, the statement, the name of the contact field. */
export const fieldLabel = (pointer: string, posting: MicroInternship, t: PostingMessages): string => {
  const [, group, name = ''] = pointer.split('/');
  if (group === 'answers') return posting.questions.items.find(({ id }) => id === name)?.label ?? name;
  if (group === 'statements')
    return posting.statements.includes(name as never) ? t.statements[name as never] : name;
  if (group === 'consent') return t.consent(posting.client.name);
  return ({ name: t.name, email: t.email, school: t.school } as Record<string, string>)[name] ?? pointer;
};

/** The words for a field's error; the same stand beside the field and in the summary. */
export const errorText = (
  { pointer, code }: FieldError,
  posting: MicroInternship,
  t: PostingMessages,
): string => {
  const label = fieldLabel(pointer, posting, t);
  const question = posting.questions.items.find(({ id }) => pointer === `/answers/${id}`);
  switch (code) {
    case 'required':
      return requiredText(pointer, label, question, t);
    case 'choice':
      return t.chooseAnswer(label);
    case 'too-long':
      return t.tooLong(label, limitOf(pointer, question));
    case 'format':
      return pointer === '/person/email' ? t.emailFormat : t.notAccepted(label);
    case 'type':
    case 'range':
    case 'too-short':
    case 'characters':
    case 'unknown':
      return t.notAccepted(label);
  }
};
