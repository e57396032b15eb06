import { html, nothing, type TemplateResult } from 'lit';
import { withParams } from '../../base/address.ts';
import type { MicroInternship, Milestone } from '../../contract/micro-internship.ts';
import type { MicroInternshipSummary } from '../../contract/summary.ts';
import type { PostingEnv } from '../../i18n/env.ts';
import { action } from '../../ui/action.ts';
import { back } from '../../ui/back.ts';
import { clientMark } from '../../ui/client-mark.ts';
import { facts, type Fact } from '../../ui/facts.ts';
import { heading } from '../../ui/heading.ts';
import { failureText } from '../../ui/failure.ts';
import { message } from '../../ui/message.ts';
import { dueText, instant, mainFacts, postingTags } from '../../ui/posting-facts.ts';
import { richText } from '../../ui/rich-text.ts';
import { skeleton } from '../../ui/skeleton.ts';
import type { DetailState } from './detail-store.ts';

export interface DetailHandlers {
  /** Both show a view in place; where they are missing the links to its page are followed. */
  back: (() => void) | undefined;
  apply: ((posting: MicroInternship) => void) | undefined;
  retry: () => void;
}

type DetailEnv = PostingEnv<DetailHandlers>;

const section = (title: string, content: unknown, { headingLevel }: DetailEnv) => html`
  <section class="detail-section">${heading(headingLevel + 1, title, 'section-title')} ${content}</section>
`;

const header = (item: MicroInternshipSummary, env: DetailEnv) => html`
  <header class="detail-head">
    ${clientMark(item.client)}
    <div>
      ${heading(env.headingLevel, html`<bdi lang=${item.language}>${item.title}</bdi>`, 'title')}
      <p class="quiet">
        <bdi>${item.client.name}</bdi
        >${item.client.verified ? html`${' '}<span class="verified">✓ ${env.t.verified}</span>` : nothing}${
          item.client.industry === undefined ? nothing : ` · ${item.client.industry}`
        }
      </p>
    </div>
  </header>
  ${postingTags(item, env)} ${facts(mainFacts(item, env))}
`;

const milestoneItem = ({ title, due, pay }: Milestone, env: DetailEnv) => {
  const notes = [due && dueText(due, env), pay && env.t.milestonePay(env.format.money(pay))].filter(Boolean);
  return html`<li>
    <bdi>${title}</bdi
    >${notes.length > 0 ? html`<span class="fact-note">${notes.join(' · ')}</span>` : nothing}
  </li>`;
};

const list = (items: readonly unknown[], language: string, ordered = false): TemplateResult => {
  const rows = items.map((item) => html`<li>${item}</li>`);
  return ordered
    ? html`<ol class="plain-list" lang=${language}>
        ${rows}
      </ol>`
    : html`<ul class="plain-list" lang=${language}>
        ${rows}
      </ul>`;
};

const moreFacts = (posting: MicroInternship, env: DetailEnv): Fact[] => {
  const { t, format } = env;
  const { takeHome, paidBy, classification, kickOff, decisionBy, openings, filled, language, skills } =
    posting;
  const known: (Fact | false | undefined)[] = [
    takeHome && { label: t.takeHome, value: format.money(takeHome) },
    paidBy && { label: t.paidBy, value: t.payers[paidBy] },
    classification && { label: t.classification, value: t.classifications[classification] },
    kickOff !== undefined && { label: t.kickOff, value: format.date(kickOff) },
    decisionBy && { label: t.decisionBy, ...instant(decisionBy, env) },
    { label: t.opensLabel, value: t.openingsLeft(Math.max(openings - filled, 0), openings) },
    { label: t.language, value: format.languageName(language) },
    skills.length > 0 && { label: t.skills, value: html`<bdi lang=${language}>${format.list(skills)}</bdi>` },
  ];
  return known.filter((fact) => Boolean(fact)) as Fact[];
};

const eligibility = ({ eligibility: { classYears, majors, workAuthorisation }, language }: MicroInternship) =>
  [
    ...(classYears ?? []),
    ...(majors ?? []),
    ...(workAuthorisation === undefined ? [] : [workAuthorisation]),
  ].map((item) => html`<bdi lang=${language}>${item}</bdi>`);

const asked = ({ questions, statements, requiredDocuments }: MicroInternship, { t }: DetailEnv) => [
  t.askedBasics,
  ...statements.map((statement) => t.statements[statement]),
  ...requiredDocuments,
  ...(questions.items.length > 0 ? [t.askedQuestions(questions.items.length)] : []),
];

const applyAction = (posting: MicroInternship, { t, format, now, on, links }: DetailEnv) => {
  const { status, applicationOpens, applicationDeadline } = posting;
  const isOver = applicationDeadline !== undefined && Date.parse(applicationDeadline.at) <= now.getTime();
  if (status !== 'open' || isOver)
    return html`<p class="notice">${t.statuses[isOver ? 'closed' : status]}</p>`;
  if (applicationOpens && Date.parse(applicationOpens.at) > now.getTime()) {
    return html`<p class="notice">${t.opensOn(format.instant(applicationOpens).text)}</p>`;
  }
  const { apply } = on;
  return action({
    label: t.apply,
    className: 'button primary',
    part: 'apply',
    href: links.apply(posting),
    press: apply && (() => apply(posting)),
  });
};

/** The address to copy by hand, since a frame may be denied the clipboard as well. */
const address = ({ url }: MicroInternship, { t, links }: DetailEnv) =>
  links.areDead && url !== undefined
    ? html`<p class="address">
        <label for="address">${t.addressOfPage}</label>
        <input
          id="address"
          type="text"
          readonly
          value=${url}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
      </p>`
    : nothing;

const everything = (posting: MicroInternship, env: DetailEnv) => {
  const { t, headingLevel } = env;
  const { language, deliverables, milestones } = posting;
  const wanted = eligibility(posting);
  return html`
    <div>${applyAction(posting, env)}</div>
    ${address(posting, env)}
    ${section(t.about, richText(posting.description, { level: headingLevel + 2, lang: language }), env)}
    ${deliverables.length > 0 ? section(t.deliverables, list(deliverables, language), env) : nothing}
    ${
      milestones.length > 0
        ? section(
            t.milestones,
            html`<ol class="plain-list" lang=${language}>
              ${milestones.map((milestone) => milestoneItem(milestone, env))}
            </ol>`,
            env,
          )
        : nothing
    }
    ${section(t.details, facts(moreFacts(posting, env)), env)}
    ${wanted.length > 0 ? section(t.lookingFor, list(wanted, language), env) : nothing}
    ${section(t.whatIsAsked, list(asked(posting, env), t.locale), env)}
    <div>${applyAction(posting, env)}</div>
  `;
};

const body = (state: DetailState, env: DetailEnv) => {
  const { t, on, headingLevel } = env;
  switch (state.kind) {
    case 'loading':
      return state.summary
        ? skeleton(1)
        : html`${heading(headingLevel, t.loadingOne, 'title')} ${skeleton(1)}`;
    case 'ready':
      return everything(state.posting, env);
    case 'not-found':
      return html`${heading(headingLevel, t.notFound, 'title')} ${message({ text: t.notFoundHelp })}`;
    case 'failed':
      return html`
        ${heading(headingLevel, t.oneFailed, 'title')}
        ${message({ text: failureText(state.error.code, env), action: { label: t.tryAgain, press: on.retry } })}
      `;
  }
};

/** A posting's page that belongs to no campus has no list to lead back to. */
const backToList = ({ t, on, links: { list, kept } }: DetailEnv) =>
  on.back || list !== undefined
    ? html`<div>${back(t.back, { href: list && withParams(list, kept), press: on.back })}</div>`
    : nothing;

/** One posting with all there is to know before applying. Parts: `back`, `apply`, `prose`. */
export const detailView = (state: DetailState, env: DetailEnv) => {
  // The head stays as it is when the rest comes: the focus is on its title.
  const head = state.kind === 'loading' ? state.summary : state.kind === 'ready' ? state.posting : undefined;
  return html`
    <div class="detail" aria-busy=${state.kind === 'loading' ? 'true' : 'false'}>
      ${backToList(env)} ${head ? header(head, env) : nothing} ${body(state, env)}
    </div>
  `;
};
