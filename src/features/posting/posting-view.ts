import { html, nothing } from 'lit';
import { withParams } from '../../base/url.ts';
import type { MicroInternship, Milestone } from '../../contract/micro-internship.ts';
import type { ZonedInstant } from '../../contract/primitives.ts';
import type { MicroInternshipSummary } from '../../contract/summary.ts';
import { action } from '../../ui/action.ts';
import { back } from '../../ui/back.ts';
import { employerMark } from '../../ui/employer-mark.ts';
import { facts, type Fact } from '../../ui/facts.ts';
import { heading } from '../../ui/heading.ts';
import { failureText } from '../../ui/failure.ts';
import { message } from '../../ui/message.ts';
import { dueText, instant, mainFacts, postingTags } from '../../ui/posting-facts.ts';
import { richText } from '../../ui/rich-text.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { canonicalUrl } from './posting-url.ts';
import type { PostingEnv, PostingViewData } from './types.ts';

const section = (title: string, content: unknown, { headingLevel }: PostingEnv) => html`
  <section class="detail-section">${heading(headingLevel + 1, title, 'section-title')} ${content}</section>
`;

/** A posting for one school that asks for no address of it cannot tell its students from others: it prefers them. */
const tagEnv = (item: Partial<MicroInternship>, env: PostingEnv): PostingEnv =>
  item.description && !item.emailDomains?.length
    ? { ...env, t: { ...env.t, onlyYourSchool: env.t.yourSchoolPreferred } }
    : env;

const header = (item: MicroInternshipSummary, env: PostingEnv) => html`
  <header class="detail-head">
    ${employerMark(item.employer)}
    <div>
      ${heading(env.headingLevel, html`<bdi lang=${item.language}>${item.title}</bdi>`, 'title')}
      <p class="quiet">
        <bdi>${item.employer.name}</bdi
        >${item.employer.verified ? html`${' '}<span class="verified">✓ ${env.t.verified}</span>` : nothing}${
          item.employer.industry === undefined ? nothing : html` · <bdi>${item.employer.industry}</bdi>`
        }
      </p>
    </div>
  </header>
  ${postingTags(item, tagEnv(item, env))} ${facts(mainFacts(item, env))}
`;

const milestoneItem = ({ title, due, pay }: Milestone, language: string, env: PostingEnv) => {
  const notes = [due && dueText(due, env), pay && env.t.milestonePay(env.format.money(pay))].filter(Boolean);
  return html`<li>
    <bdi lang=${language}>${title}</bdi
    >${notes.length > 0 ? html`<span class="fact-note">${notes.join(' · ')}</span>` : nothing}
  </li>`;
};

const list = (items: readonly unknown[], language: string) =>
  html`<ul class="plain-list" lang=${language}>
    ${items.map((item) => html`<li><bdi>${item}</bdi></li>`)}
  </ul>`;

const isPast = (at: ZonedInstant | undefined, { now }: PostingEnv): boolean =>
  at !== undefined && Date.parse(at.at) <= now.getTime();

const moreFacts = (posting: MicroInternship, { slots }: PostingViewData, env: PostingEnv): Fact[] => {
  const { t, format } = env;
  const { takeHome, paidBy, classification, kickOff, decisionBy } = posting;
  const { openings, filled, language, skills } = posting;
  const known: (Fact | false | undefined)[] = [
    takeHome && { label: t.takeHome, value: format.money(takeHome) },
    paidBy && { label: t.paidBy, value: t.payers[paidBy] },
    ...(slots?.payFacts ?? []),
    classification && {
      label: t.classification,
      value: t.classifications[classification],
      note: slots?.classificationNote,
    },
    kickOff !== undefined && { label: t.kickOff, value: format.date(kickOff) },
    decisionBy && { label: t.decisionBy, ...instant(decisionBy, env) },
    { label: t.opensLabel, value: t.openingsLeft(Math.max(openings - filled, 0), openings) },
    { label: t.language, value: format.languageName(language) },
    skills.length > 0 && { label: t.skills, value: html`<bdi lang=${language}>${format.list(skills)}</bdi>` },
  ];
  return known.filter((fact) => Boolean(fact)) as Fact[];
};

/** Eligibility of a posting: groups of class years, majors and work authorization. */
const wanted = ({ eligibility: { classYears = [], majors = [], workAuthorisation } }: MicroInternship) =>
  [classYears, majors, workAuthorisation === undefined ? [] : [workAuthorisation]].filter(
    (items) => items.length > 0,
  );

const asked = (
  { questions, statements, requiredDocuments, language }: MicroInternship,
  { t }: PostingEnv,
) => [
  t.askedBasics,
  ...statements.map((statement) => t.statements[statement]),
  ...requiredDocuments.map((document) => html`<bdi lang=${language}>${document}</bdi>`),
  ...(questions.items.length > 0 ? [t.askedQuestions(questions.items.length)] : []),
];

/** Reason why nobody, or nobody here, can apply. */
const refusal = (posting: MicroInternship, env: PostingEnv): string | undefined => {
  const { t, format, campus } = env;
  const { status, applicationOpens, applicationDeadline, exclusiveTo = campus } = posting;
  if (status !== 'open') return t.statuses[status];
  if (isPast(applicationDeadline, env)) return t.statuses.closed;
  if (exclusiveTo !== campus) return t.sendFailures.exclusive;
  return !applicationOpens || isPast(applicationOpens, env)
    ? undefined
    : t.opensOn(format.instant(applicationOpens).text);
};

const applyAction = (posting: MicroInternship, env: PostingEnv) => {
  const { t, on, links } = env;
  const why = refusal(posting, env);
  return why === undefined
    ? action({
        label: t.apply,
        className: 'button primary',
        part: 'apply',
        href: links.apply(posting),
        press: on.apply && (() => on.apply?.(posting)),
      })
    : html`<p class="notice">${why}</p>`;
};

/** It is known of nobody whether they are what the employer looks for, so that it keeps nobody from applying. */
const eligibilityNote = (posting: MicroInternship, env: PostingEnv) => {
  const groups = wanted(posting);
  if (groups.length === 0 || refusal(posting, env) !== undefined) return nothing;
  const { t, format } = env;
  return html`<p class="quiet">
    ${t.mayNotBeEligible}
    <bdi lang=${posting.language}
      >${groups.map((items) => format.list(items, 'disjunction')).join(' · ')}</bdi
    >
  </p>`;
};

/** Actions of a posting. Parts: `apply`, `calendar`, `share`. */
const actions = (posting: MicroInternship, data: PostingViewData, env: PostingEnv) => {
  const { calendar, slots } = data;
  const { t, on, links } = env;
  const { applicationDeadline } = posting;
  const address = canonicalUrl(posting, env.campus);
  return html`
    <div class="actions" data-address=${address ?? nothing}>
      ${applyAction(posting, env)}
      ${
        calendar === undefined ||
        !applicationDeadline ||
        isPast(applicationDeadline, env) ||
        links.linksDisabled
          ? nothing
          : html`<a class="button plain" part="calendar" href=${calendar}>${t.addToCalendar}</a>`
      }
      ${
        address === undefined
          ? nothing
          : html`<button
              type="button"
              class="button plain ${on.share ? '' : 'pending'}"
              part="share"
              @click=${() => on.share?.()}
            >
              ${t.share}
            </button>`
      }
      ${slots?.shareStatus}
    </div>
  `;
};

const everything = (posting: MicroInternship, data: PostingViewData, env: PostingEnv) => {
  const { t, headingLevel } = env;
  const { language, deliverables, milestones } = posting;
  const { slots } = data;
  const lookedFor = wanted(posting).flat();
  return html`
    ${actions(posting, data, env)} ${slots?.urlField} ${eligibilityNote(posting, env)}
    ${section(t.about, richText(posting.description, { level: headingLevel + 2, lang: language }), env)}
    ${deliverables.length > 0 ? section(t.deliverables, list(deliverables, language), env) : nothing}
    ${
      milestones.length > 0
        ? section(
            t.milestones,
            html`<ol class="plain-list">
              ${milestones.map((milestone) => milestoneItem(milestone, language, env))}
            </ol>`,
            env,
          )
        : nothing
    }
    ${section(t.details, facts(moreFacts(posting, data, env)), env)}
    ${
      lookedFor.length > 0
        ? section(
            t.lookingFor,
            list(
              lookedFor.map((item) => html`<bdi>${item}</bdi>`),
              language,
            ),
            env,
          )
        : nothing
    }
    ${section(t.whatIsAsked, html`${list(asked(posting, env), t.locale)} ${slots?.questionPreview}`, env)}
    <div>${applyAction(posting, env)}</div>
    ${slots?.footer}
  `;
};

const body = (data: PostingViewData, env: PostingEnv) => {
  const { state } = data;
  const { t, on, headingLevel } = env;
  switch (state.kind) {
    case 'loading':
      return state.summary
        ? skeleton(1)
        : html`${heading(headingLevel, t.loadingOne, 'title')} ${skeleton(1)}`;
    case 'ready':
      return everything(state.posting, data, env);
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
const backToList = ({ t, on, links: { list, persistentParams } }: PostingEnv) =>
  on.back || list !== undefined
    ? html`<div>${back(t.back, { href: list && withParams(list, persistentParams), press: on.back })}</div>`
    : nothing;

/** One posting with all there is to know before applying. Parts: `back`, `prose` and those of the actions. */
export const postingView = (data: PostingViewData, env: PostingEnv) => {
  const { state } = data;
  // The head stays as it is when the rest comes: the focus is on its title.
  const head = state.kind === 'loading' ? state.summary : state.kind === 'ready' ? state.posting : undefined;
  return html`
    <div class="detail" aria-busy=${state.kind === 'loading' ? 'true' : 'false'}>
      ${backToList(env)} ${head ? header(head, env) : nothing} ${body(data, env)}
    </div>
  `;
};
