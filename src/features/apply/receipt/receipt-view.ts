import { css, html, nothing } from 'lit';
import { withParams } from '../../../base/url.ts';
import type { Receipt } from '../../../contract/application.ts';
import type { MicroInternship } from '../../../contract/micro-internship.ts';
import { isOption, optionLabel, type Question } from '../../../contract/questions.ts';
import type { Env } from '../../../i18n/env.ts';
import { heading } from '../../../ui/heading.ts';
import { answersFor, type Draft } from '../draft.ts';
import type { ApplyMessages } from '../messages.en.ts';
import type { ReceiptMessages } from './messages.en.ts';

export type ReceiptEnv = Env<ApplyMessages & ReceiptMessages>;

/** With its year, unlike the days of a posting: it may be any. */
const dayOf = (date: string, locale: string): string =>
  new Date(date).toLocaleDateString(`${locale}-u-nu-latn`, { dateStyle: 'medium', timeZone: 'UTC' });

const readable = (question: Question, value: string, { files }: Draft, { t }: ReceiptEnv): string => {
  switch (question.kind) {
    case 'file':
      return files?.[value]?.name ?? value;
    case 'yes-no':
      return value === 'yes' ? t.yes : t.no;
    case 'date':
      return dayOf(value, t.locale);
    default:
      return optionLabel(question, value);
  }
};

/** Text that a visitor typed: its language is unknown. */
const UNKNOWN = '';

const row = (name: unknown, text: string | undefined, lang = UNKNOWN) => html`
  <div>
    <dt>${name}</dt>
    <dd><bdi lang=${lang}>${text}</bdi></dd>
  </div>
`;

const languageOf = (question: Question, given: readonly string[], posting: string, ours: string): string => {
  if (question.kind === 'yes-no' || question.kind === 'date') return ours;
  const isOptionAlone = 'options' in question && given.every((answer) => isOption(question, answer));
  return isOptionAlone ? posting : UNKNOWN;
};

const answerRow = (question: Question, draft: Draft, language: string, env: ReceiptEnv) => {
  const given = answersFor(draft.answers, question.id);
  if (given.length === 0) return nothing;
  const texts = given.map((value) => readable(question, value, draft, env));
  return row(
    html`<bdi lang=${language}>${question.label}</bdi>`,
    texts.join('; '),
    languageOf(question, given, language, env.t.locale),
  );
};

/** URL of the calendar file with the day of the decision. */
const decisionUrl = (api: string, slug: string): string =>
  `${api}/v1/micro-internships/${encodeURIComponent(slug)}/decision.ics`;

/** URL of the campus's list, filtered by the department of a posting: in place of the list on a host's page, the hosted one. */
const similarUrl = (
  { department }: MicroInternship,
  api: string,
  { campus, links: { list, persistentParams } }: ReceiptEnv,
): string | undefined => {
  const params = [['mi-department', department]] as const;
  return list === undefined
    ? campus && withParams(`${api}/c/${campus}`, params)
    : withParams(list, [...persistentParams, ...params]);
};

const link = (href: string, part: string, label: string) =>
  html`<div><a class="button plain" part=${part} href=${href}>${label}</a></div>`;

/** The decision, its calendar entry and the way to similar postings, once the application counts. */
const received = (
  { employer, decisionBy, microInternship }: Receipt,
  { calendar, similar }: { calendar: string; similar: string | undefined },
  { t, format, links }: ReceiptEnv,
) => html`
  <p>${t.receiptThanks(employer.name, microInternship.title)}</p>
  <p class="receipt-decision">
    ${decisionBy ? t.receiptDecision(format.instant(decisionBy).text) : t.receiptNoDecision}
  </p>
  <p>${t.receiptMail}</p>
  ${
    decisionBy === undefined || links.linksDisabled
      ? nothing
      : link(calendar, 'decision-calendar', t.addDecisionToCalendar)
  }
  ${similar === undefined || links.linksDisabled ? nothing : link(similar, 'see-similar', t.seeSimilar)}
`;

/** The body of a receipt: the decision, the next step and the submitted answers. Parts: `decision-calendar`, `see-similar`, `sent`. */
export const receiptView = (
  { posting, receipt }: { posting: MicroInternship; receipt: Receipt },
  draft: Draft,
  api: string,
  env: ReceiptEnv,
) => {
  const { t, headingLevel } = env;
  const { name, email, school } = draft.person;
  return html`
    ${
      receipt.confirmation
        ? nothing
        : received(
            receipt,
            { calendar: decisionUrl(api, posting.slug), similar: similarUrl(posting, api, env) },
            env,
          )
    }
    <section class="sent" part="sent">
      ${heading(headingLevel + 1, t.whatWasSent, 'section-title')}
      <dl>
        ${row(t.name, name)} ${row(t.email, email)} ${row(t.school, school)}
        ${posting.questions.items.map((question) => answerRow(question, draft, posting.language, env))}
      </dl>
    </section>
    <p class="quiet small">${t.reference}: <code dir="ltr">${receipt.reference}</code></p>
  `;
};

export const receiptViewStyles = css`
  .receipt {
    display: flex;
    flex-direction: column;
    gap: 0.75em;
    padding: 1.5em;
    border: 1px solid var(--_success);
    border-inline-start-width: 6px;
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .receipt-decision {
    font-weight: 600;
  }
  .sent,
  .sent dl {
    display: grid;
    gap: 0.75em;
  }
  .sent dt {
    color: var(--_quiet);
    font-size: 0.8125em;
  }
  .sent dd {
    white-space: pre-line;
  }
`;
