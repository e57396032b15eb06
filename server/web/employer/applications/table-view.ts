import { html } from 'hono/html';
import type { PageMessages } from '../../layout/page-messages.ts';
import { createFormat } from '../../../../src/i18n/format.ts';
import type { Locale } from '../../../../src/i18n/locales.ts';
import { answerText, type AnswerWords } from '../../../domain/answer-text.ts';
import { referenceOf } from '../../../domain/reference.ts';
import type { HeldBack } from '../../../domain/quarantine.ts';
import type { FoundApplication } from '../../../services/open-review.ts';
import { questionColumns, signalText, type QuestionColumn } from './rows.ts';

/** The orders in which applications are read; the first is that of who asks for none. */
export const SORTS = ['received', 'name', 'shortlisted'] as const;
export type Sort = (typeof SORTS)[number];

/** Data of the table of applications. */
export interface ReviewList {
  listed: FoundApplication[];
  /** The files that may not be given out, each by its id. */
  held: ReadonlyMap<string, HeldBack>;
  sort: Sort;
  locale: Locale;
  words: PageMessages['review'];
  answerWords: AnswerWords;
  /** The language of the questions. */
  language: string;
  /** The zone in which times are shown. */
  zone: string;
  /** A URL below that of the page. */
  url: (below: string) => string;
}

/** Applications in an order; those that are alike in it stay in the order in which they came. */
export const sortApplications = (
  listed: FoundApplication[],
  sort: Sort,
  locale: Locale,
): FoundApplication[] => {
  if (sort === 'received') return listed;
  if (sort === 'shortlisted')
    return listed.toSorted(
      (one, other) => Number(!one.application.shortlistedAt) - Number(!other.application.shortlistedAt),
    );
  const { compare } = new Intl.Collator(locale);
  return listed.toSorted((one, other) => compare(one.application.person.name, other.application.person.name));
};

const typed = (text: string) => html`<bdi class="typed">${text}</bdi>`;

/** Label of a cell on narrow screens, in place of the column's head. */
const label = (text: unknown) => html`<span class="label" aria-hidden="true">${text}</span>`;

const mailTo = (email: string): string => `mailto:${encodeURIComponent(email).replace('%40', '@')}`;

/** A file to save, or why there is none. */
const fileLink = (
  { words, held }: ReviewList,
  upload: string,
  { text, href }: { text: string; href: string },
) => {
  const reason = held.get(upload);
  return reason
    ? html`${typed(text)}
        <div class="quiet">${words.held[reason]}</div>`
    : html`<a href="${href}" download>${typed(text)}</a>`;
};

const answer = (list: ReviewList, column: QuestionColumn, found: FoundApplication) => {
  const { answerWords, words, url } = list;
  const asked = column.find(found);
  if (!asked) return html`<span class="quiet">${words.notAsked}</span>`;
  const { question, answer: given } = asked;
  if (given === undefined) return html`<span class="quiet">${answerWords.notAnswered}</span>`;
  const text = answerText(question, given, { files: found.files, words: answerWords });
  if (question.kind === 'link')
    return html`<a href="${text}" rel="noopener noreferrer nofollow">${typed(text)}</a>`;
  return question.kind === 'file'
    ? fileLink(list, String(given), {
        text,
        href: url(`/files/${found.application.id}/${question.id}`),
      })
    : typed(text);
};

const applicant = ({ application: { id, person } }: FoundApplication) =>
  html`<th scope="row" role="rowheader" id="${rowName(id)}">
    <bdi class="typed name">${person.name}</bdi>
    <div><a href="${mailTo(person.email)}">${typed(person.email)}</a></div>
    <div>${typed(person.school)}</div>
    ${person.graduationTerm === undefined ? '' : html`<div>${typed(person.graduationTerm)}</div>`}
  </th>`;

/** Anchor of an application in the page's URL. */
export const rowName = (id: string): string => `application-${id}`;

const shortlist = (
  { words, url, sort }: ReviewList,
  { application: { id, person, shortlistedAt } }: FoundApplication,
) =>
  html`<td role="cell">
    ${shortlistedAt ? html`<span class="status">${words.onShortlist}</span>` : label(words.shortlist)}
    <form method="post" action="${url('/shortlist')}">
      <input type="hidden" name="application" value="${id}" />
      <input type="hidden" name="shortlisted" value="${shortlistedAt ? 'no' : 'yes'}" />
      <input type="hidden" name="sort" value="${sort}" />
      <button class="act">
        <span
          >${shortlistedAt ? words.take : words.put}<span class="visually-hidden"
            >: <bdi>${person.name}</bdi></span
          ></span
        >
      </button>
    </form>
  </td>`;

const received = (
  { locale, zone, words }: ReviewList,
  { application: { id, receivedAt, correctedAt, signals } }: FoundApplication,
) => {
  const format = createFormat(locale, null);
  const time = (at: Date) => {
    const { text, dateTime } = format.instant({ at: at.toISOString(), timeZone: zone });
    return html`<time datetime="${dateTime}">${text}</time>`;
  };
  return html`<td role="cell">
    ${label(words.columns.received)} ${time(receivedAt)}
    ${correctedAt ? html`<div class="quiet">${words.columns.corrected}: ${time(correctedAt)}</div>` : ''}
    ${
      signals.length > 0
        ? html`<div class="quiet">${words.columns.signals}: ${signalText(signals, words.signals)}</div>`
        : ''
    }
    <div class="quiet">${words.columns.reference}: <span dir="ltr">${referenceOf(id)}</span></div>
  </td>`;
};

/** From so many characters on an answer wants a wider column. */
const LONG = 80;

const isLong = ({ find }: QuestionColumn, listed: FoundApplication[]): boolean =>
  listed.some((found) => String(find(found)?.answer ?? '').length > LONG);

const columnHead = (text: unknown, order?: 'ascending' | 'descending' | false) =>
  html`<th scope="col" role="columnheader" ${order ? html`aria-sort="${order}"` : ''}>${text}</th>`;

/** The applications side by side: a row for each applicant, a column for each question. On a phone each row is a block. */
export const reviewTable = (list: ReviewList) => {
  const { listed, sort, locale, words, language } = list;
  // Before they are sorted, so that the columns stay where they are.
  const columns = questionColumns(listed).map((column) => ({
    ...column,
    width: isLong(column, listed) ? 'long' : 'short',
  }));
  const question = (column: QuestionColumn) => html`<bdi lang="${language}">${column.label}</bdi>`;
  return html`<div class="answers" role="region" aria-label="${words.table}" tabindex="0">
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${columnHead(words.applicant, sort === 'name' && 'ascending')}
          ${columnHead(words.shortlist, sort === 'shortlisted' && 'descending')}
          ${columnHead(words.columns.received, sort === 'received' && 'ascending')}
          ${columns.map((column) => columnHead(question(column)))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${sortApplications(listed, sort, locale).map(
          (found) =>
            html`<tr role="row">
              ${applicant(found)} ${shortlist(list, found)} ${received(list, found)}
              ${columns.map(
                (column) =>
                  html`<td role="cell" class="${column.width}">
                    ${label(question(column))} ${answer(list, column, found)}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};
