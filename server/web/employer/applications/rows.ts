import type { Person } from '../../../../src/contract/application.ts';
import type { Answer, Answers, Question } from '../../../../src/contract/questions.ts';
import type { PageMessages } from '../../layout/page-messages.ts';
import { answerText, type AnswerWords } from '../../../domain/answer-text.ts';
import type { Signal } from '../../../domain/bot-signals.ts';
import type { FilesById } from '../../../services/open-review.ts';
import { referenceOf } from '../../../domain/reference.ts';

type Moment = Date | string;

/** An application of a posting with the questions that it answered; from the database, or as JSON has it. */
export interface Listed {
  application: {
    id: string;
    person: Person;
    campus: string | null;
    receivedAt: Moment;
    correctedAt: Moment | null;
    shortlistedAt: Moment | null;
    answers: Answers;
    signals: Signal[];
  };
  questions: Question[];
  files: FilesById;
}

/** A column of answers; a question whose label has changed since is another one. */
export interface QuestionColumn {
  label: string;
  /** The question in the version of an application, and its answer; nothing where that version has none. */
  find: (of: Listed) => { question: Question; answer: Answer | undefined } | undefined;
}

const keyOf = ({ id, kind, label }: Question): string => JSON.stringify([id, kind, label]);

/** Columns of the questions of all versions, in their order. */
export const questionColumns = (listed: Listed[]): QuestionColumn[] => {
  const keyed = new Map(
    listed.map((each) => [each, new Map(each.questions.map((question) => [keyOf(question), question]))]),
  );
  const all = new Map([...keyed.values()].flatMap((questions) => [...questions]));
  return [...all].map(([key, { label }]) => ({
    label,
    find: (each) => {
      const question = keyed.get(each)?.get(key);
      return question && { question, answer: each.application.answers[question.id] };
    },
  }));
};

/** Cell of an exported table. */
export type Cell = string | number | Date;

/** Messages of an exported table. */
export interface TableWords {
  columns: PageMessages['review']['columns'];
  signals: PageMessages['review']['signals'];
  answers?: AnswerWords | undefined;
}

const answerCell = (column: QuestionColumn, listed: Listed, words: AnswerWords | undefined): Cell => {
  const { question, answer } = column.find(listed) ?? {};
  if (question === undefined || answer === undefined) return '';
  if (typeof answer === 'number') return answer;
  return answerText(question, answer, { files: listed.files, ...(words && { words }) });
};

/** Bot signals of an application as text. */
export const signalText = (signals: Signal[], words: TableWords['signals']): string =>
  signals.map((signal) => words[signal]).join('; ');

const moment = (at: Moment | null): Cell => (at === null ? '' : new Date(at));

/** Applications as rows of cells, the first of which names the columns. */
export const toRows = (listed: Listed[], { columns: words, signals, answers }: TableWords): Cell[][] => {
  const columns = questionColumns(listed);
  return [
    [
      words.received,
      words.corrected,
      words.shortlisted,
      words.name,
      words.email,
      words.school,
      words.graduation,
      words.campus,
      ...columns.map(({ label }) => label),
      words.signals,
      words.reference,
    ],
    ...listed.map((entry) => {
      const { id, person, campus, receivedAt, correctedAt, shortlistedAt } = entry.application;
      return [
        moment(receivedAt),
        moment(correctedAt),
        moment(shortlistedAt),
        person.name,
        person.email,
        person.school,
        person.graduationTerm ?? '',
        campus ?? '',
        ...columns.map((column) => answerCell(column, entry, answers)),
        signalText(entry.application.signals, signals),
        referenceOf(id),
      ];
    }),
  ];
};
