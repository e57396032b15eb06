import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { FieldError } from '../../contract/problem.ts';
import { mostChoices, textLimit, type Question } from '../../contract/questions.ts';
import type { FilesMessages } from './files/messages.en.ts';
import type { ApplyMessages } from './messages.en.ts';

const EMAIL = '/person/email';

/** The most characters of a contact field. */
const personLimit = (pointer: string): number => (pointer === EMAIL ? 254 : 200);

/** The addresses with which alone one may apply to a posting for one school; nothing where any will do. */
export const schoolEmail = (
  { emailDomains = [] }: Pick<MicroInternship, 'emailDomains'>,
  t: ApplyMessages,
): string | undefined =>
  emailDomains.length > 0 ? t.schoolEmail(`@${emailDomains.join(' / @')}`) : undefined;

const questionAt = (pointer: string, { questions }: MicroInternship): Question | undefined => {
  const [, group, id] = pointer.split('/');
  return group === 'answers' ? questions.items.find((question) => question.id === id) : undefined;
};

/** The label of a field: its question, its statement or the name of a contact field. */
export const fieldLabel = (pointer: string, posting: MicroInternship, t: ApplyMessages): string => {
  const [, group, name = ''] = pointer.split('/');
  if (group === 'answers') return questionAt(pointer, posting)?.label ?? name;
  if (group === 'statements') return (t.statements as Record<string, string>)[name] ?? name;
  if (group === 'consent') return t.consent(posting.employer.name);
  return name === 'name' || name === 'email' || name === 'school' ? t[name] : pointer;
};

const requiredText = (pointer: string, label: string, question: Question | undefined, t: ApplyMessages) => {
  switch (question?.kind) {
    case undefined:
      return t.enter[pointer] ?? t.confirmStatement(label);
    case 'single-choice':
    case 'multiple-choice':
    case 'yes-no':
      return t.chooseAnswer(label);
    default:
      return t.answerQuestion(label);
  }
};

const rangeText = (label: string, question: Question | undefined, t: ApplyMessages): string => {
  switch (question?.kind) {
    case 'number':
      return (question.min ?? question.max) === undefined
        ? t.numberFormat(label)
        : t.numberRange(label, question.min, question.max);
    case 'date':
      return (question.earliest ?? question.latest) === undefined
        ? t.dateFormat(label)
        : t.dateRange(label, question.earliest, question.latest);
    case 'multiple-choice':
      return t.chooseUpTo(label, mostChoices(question));
    default:
      return t.notAccepted(label);
  }
};

const formatText = (
  pointer: string,
  label: string,
  question: Question | undefined,
  t: ApplyMessages,
): string => {
  if (pointer === EMAIL) return t.emailFormat;
  switch (question?.kind) {
    case 'number':
      return question.whole ? t.wholeNumberFormat(label) : t.numberFormat(label);
    case 'date':
      return t.dateFormat(label);
    case 'link':
      return t.linkFormat(label);
    default:
      return t.notAccepted(label);
  }
};

/** The message of a field's error, for the field and the error summary. */
export const errorText = (
  { pointer, code }: FieldError,
  posting: MicroInternship,
  t: ApplyMessages & Partial<FilesMessages>,
): string => {
  const label = fieldLabel(pointer, posting, t);
  const question = questionAt(pointer, posting);
  if (question?.kind === 'file' && t.fileError) return t.fileError(label, code);
  switch (code) {
    case 'required':
      return requiredText(pointer, label, question, t);
    case 'choice':
      if (pointer !== EMAIL) return t.chooseAnswer(label);
      return `${t.sendFailures.exclusive} ${schoolEmail(posting, t) ?? ''}`;
    case 'too-long':
      return t.tooLong(label, (question && textLimit(question)) ?? personLimit(pointer));
    case 'range':
      return rangeText(label, question, t);
    case 'format':
    case 'type':
      return formatText(pointer, label, question, t);
    default:
      return t.notAccepted(label);
  }
};
