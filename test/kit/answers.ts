import assert from 'node:assert/strict';
import type { Answer, Question } from '../../src/contract/questions.ts';

/** An answer of the given turn: every option, every number of options and every length has one. */
export const answerTo = (question: Question, turn: number): Answer => {
  switch (question.kind) {
    case 'single-choice':
      return question.options[turn % question.options.length]?.value ?? '';
    case 'multiple-choice':
      return question.options.slice(0, 1 + (turn % question.options.length)).map(({ value }) => value);
    case 'long-text':
      return 'Zoë 王: <b>done</b>\n'
        .repeat(1 + (turn % 200))
        .slice(0, question.maxLength ?? 200)
        .trim();
    default:
      return assert.fail(`no form has ${question.kind}`);
  }
};
