import { css, html, nothing } from 'lit';
import { join } from 'lit/directives/join.js';
import type { MicroInternship } from '../../contract/micro-internship.ts';
import { textLimit, type Question } from '../../contract/questions.ts';
import { estimateMinutes } from './estimate.ts';
import type { PostingActionsEnv } from './types.ts';

/** Hints about an answer: its kind, its limit, its options. */
const hints = (question: Question, language: string, { t, format }: PostingActionsEnv) => {
  const limit = question.kind === 'long-text' ? textLimit(question) : undefined;
  const options = 'options' in question ? question.options.map(({ label }) => label) : [];
  return [
    t.questionKinds[question.kind],
    limit !== undefined && t.atMost(limit),
    options.length > 0 && html`<bdi lang=${language}>${format.list(options)}</bdi>`,
    'options' in question && question.other && t.other,
    !question.required && t.mayBeLeftOut,
  ].filter(Boolean);
};

const item = (question: Question, language: string, env: PostingActionsEnv) => html`
  <li>
    <bdi lang=${language}>${question.label}</bdi>
    <span class="fact-note">${join(hints(question, language, env), ' · ')}</span>
  </li>
`;

/** Preview of an application: estimated time and each question. Part: `questions`. */
export const questionPreview = (posting: MicroInternship, env: PostingActionsEnv) => {
  const { t } = env;
  const { questions, language } = posting;
  return html`
    <p>${t.takesMinutes(estimateMinutes(posting))}</p>
    ${
      questions.items.length === 0
        ? nothing
        : html`<details class="questions" part="questions">
            <summary>${t.readQuestions}</summary>
            <ol class="plain-list">
              ${questions.items.map((question) => item(question, language, env))}
            </ol>
          </details>`
    }
  `;
};

export const questionsStyles = css`
  .questions summary {
    width: fit-content;
    padding: 0.25em 0;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }
  .questions summary:hover {
    text-decoration: underline;
  }
  .questions ol {
    padding-block: 0.5em;
  }
`;
