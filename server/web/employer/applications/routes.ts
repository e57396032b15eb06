import { Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { createFormat } from '../../../../src/i18n/format.ts';
import type { Locale } from '../../../../src/i18n/locales.ts';
import { pageMessages, type PageMessages } from '../../layout/page-messages.ts';
import type { Services } from '../../../context.ts';
import { applyMessagesFor, listMessagesFor } from '../../layout/messages.ts';
import type { AccessAction } from '../../../domain/access.ts';
import { zoneOf } from '../../../domain/posting.ts';
import { limitBody, readForm } from '../../../http/body.ts';
import { createLimiter } from '../../../http/limits.ts';
import { ProblemError } from '../../../http/problems.ts';
import { respondDownload } from '../../../http/stored-file.ts';
import { openFile } from '../../../services/open-file.ts';
import { listApplicants, openReview, readReview, type OpenedReview } from '../../../services/open-review.ts';
import { recordAccess } from '../../../services/record-access.ts';
import { endReviewLinks, renewReviewLink } from '../../../services/renew-review-link.ts';
import { shortlistApplicant } from '../../../services/shortlist-applicant.ts';
import { createReviewLinks } from '../../../services/tokens/review-links.ts';
import { NO_STORE } from '../../layout/respond.ts';
import { withLang, readNamedLocale } from '../../layout/page-context.ts';
import { renewForm, tokenPages, type TokenPage } from '../../layout/token-page.ts';
import { toCsv, toWorkbook } from './export.ts';
import { reviewTable, rowName, SORTS, type Sort } from './table-view.ts';
import { toRows } from './rows.ts';
import { reviewStyles } from './applications.styles.ts';

type ReviewPage = TokenPage<OpenedReview, PageMessages['review']>;

type Respond = (page: ReviewPage) => Response | Promise<Response>;

const reviewOf = (main: unknown) => html`<div class="review">${main}</div>`;

const answerWordsIn = (locale: Locale) => {
  const { yes, no } = applyMessagesFor(locale);
  return { yes, no, notAnswered: pageMessages(locale).application.notAnswered };
};

const readSort = (value: unknown): Sort => SORTS.find((sort) => sort === value) ?? SORTS[0];

/** Adds the sort order to a URL, unless it is the default. */
const sorted = (url: string, sort: Sort): string => {
  if (sort === SORTS[0]) return url;
  return `${url}${url.includes('?') ? '&' : '?'}sort=${sort}`;
};

/** Records for the operator that the link was used; a HEAD request gets nothing to read. */
const record = async (
  { services, context, posting, link }: ReviewPage,
  action: AccessAction,
  beside: { application?: string; upload?: string } = {},
): Promise<void> => {
  if (context.req.method === 'HEAD') return;
  await recordAccess(services, { action, microInternship: posting.posting.id, link, ...beside });
};

const bar = ({ words, url }: ReviewPage, sort: Sort) =>
  html`<div class="review-bar">
    <nav aria-label="${words.sortBy}">
      <span aria-hidden="true">${words.sortBy}</span>
      <ul>
        ${SORTS.map(
          (each) =>
            html`<li>
              <a href="${sorted(url(), each)}" ${each === sort ? html`aria-current="true"` : ''}
                >${words.sorts[each]}</a
              >
            </li> `,
        )}
      </ul>
    </nav>
    <ul aria-label="${words.download}">
      <li><a href="${url('/applications.csv')}" download>${words.csv}</a></li>
      <li><a href="${url('/applications.xlsx')}" download>${words.excel}</a></li>
    </ul>
  </div>`;

/** Form that ends all links, should one have leaked. */
const endLinks = ({ words, url }: ReviewPage) =>
  html`<form method="post" action="${url('/end')}">
    <p>${words.endLinksNote}</p>
    <button class="act">${words.endLinks}</button>
  </form>`;

const empty = ({ words, posting: { posting }, context }: ReviewPage) =>
  html`<h2>${words.emptyTitle}</h2>
    <p>${words.emptyText}</p>
    <p><a href="${withLang(`/m/${posting.slug}`, readNamedLocale(context))}">${words.posting}</a></p>`;

/** `GET /review/{token}`: the applications, with all answers side by side. */
const respondReview: Respond = async (page) => {
  const { services, context, locale, words, posting, goodUntil, url, respond } = page;
  await record(page, 'review-opened');
  const { listed, held, waiting } = await readReview(services, page);
  const sort = readSort(context.req.query('sort'));
  const format = createFormat(locale, null);
  const zone = zoneOf(posting.posting);
  const shortlisted = listed.filter(({ application }) => application.shortlistedAt).length;
  const list = { listed, held, sort, locale, words, zone, url, answerWords: answerWordsIn(locale) };
  return respond({
    title: words.title(posting.posting.title),
    text: `${words.applications}: ${format.number(listed.length)}. ${words.onShortlist}: ${format.number(shortlisted)}.${
      waiting > 0 ? ` ${words.waiting}: ${format.number(waiting)}.` : ''
    }`,
    main: reviewOf(
      html`${
        listed.length === 0
          ? empty(page)
          : html`${bar(page, sort)} ${reviewTable({ ...list, language: posting.posting.language })}`
      }
      ${goodUntil ? html`<p>${words.linkIsYours(format.instant({ at: goodUntil.toISOString(), timeZone: zone }).text)}</p>` : ''}
      ${endLinks(page)}`,
    ),
  });
};

const fileHeaders = ({ posting: { posting } }: ReviewPage, extension: string, type: string) => ({
  'Content-Type': type,
  'Content-Disposition': `attachment; filename="applications-${posting.slug}.${extension}"`,
  'Cache-Control': NO_STORE,
  'X-Content-Type-Options': 'nosniff',
});

const rowsOf = async (page: ReviewPage) =>
  toRows(await listApplicants(page.services, page), {
    columns: page.words.columns,
    signals: page.words.signals,
    answers: answerWordsIn(page.locale),
  });

const respondCsv: Respond = async (page) => {
  await record(page, 'csv-downloaded');
  // Excel takes what does not begin so for the letters of its own country.
  const csv = toCsv(await rowsOf(page), { bom: true });
  return page.context.body(csv, 200, fileHeaders(page, 'csv', 'text/csv; charset=utf-8'));
};

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const respondWorkbook: Respond = async (page) => {
  await record(page, 'xlsx-downloaded');
  const isRtl = listMessagesFor(page.locale).direction === 'rtl';
  const workbook = await toWorkbook(await rowsOf(page), isRtl);
  return page.context.body(new Uint8Array(workbook), 200, fileHeaders(page, 'xlsx', WORKBOOK));
};

/** An application's id as somebody has sent it; the database takes nothing else for one. */
const readId = (value: unknown): string | undefined => z.uuid().safeParse(value).data;

const respondFile: Respond = async (page) => {
  const { services, context, posting } = page;
  const { question = '', ...given } = context.req.param() as Record<string, string | undefined>;
  const application = readId(given.application);
  if (application === undefined) throw new ProblemError('not-found');
  const file = await openFile(services, { slug: posting.posting.slug, application, question });
  const download = respondDownload(context, file);
  await record(page, 'file-downloaded', { application, upload: file.id });
  return download;
};

/** Sets what the button said and not its opposite, so that pressed twice it does the same. */
const respondShortlist: Respond = async ({ services, context, url, posting }) => {
  const form = await readForm(context, ['application/x-www-form-urlencoded']);
  const application = readId(form.get('application'));
  const { slug } = posting.posting;
  const isShortlisted = form.get('shortlisted') === 'yes';
  const isListed =
    application !== undefined && (await shortlistApplicant(services, { slug, application, isShortlisted }));
  const list = sorted(url(), readSort(form.get('sort')));
  return context.redirect(isListed ? `${list}#${rowName(application)}` : list, 303);
};

/** New links an hour for one posting; the response is the same beyond them. */
const RENEWALS = 3;

/**
 * The employer's pages of the applications for a posting, below `/review`. A new link goes to the employer's own email,
 * never to the visitor who requests it.
 */
export const reviewPages = (services: Services) => {
  const links = createReviewLinks(services);
  const renewals = createLimiter(services, { name: 'review-renewals', points: RENEWALS });
  const { open, openEnded } = tokenPages(services, {
    path: '/review',
    words: ({ review }) => review,
    styles: reviewStyles,
    open: (token) => openReview(services, links, token),
    ended: (page) => ({
      title: page.words.endedTitle,
      text: page.words.endedText,
      main: reviewOf(renewForm(page)),
    }),
  });

  return new Hono()
    .get('/:token', open(respondReview))
    .get('/:token/applications.csv', open(respondCsv))
    .get('/:token/applications.xlsx', open(respondWorkbook))
    .get('/:token/files/:application/:question', open(respondFile))
    .post('/:token/shortlist', limitBody, open(respondShortlist))
    .post(
      '/:token/end',
      limitBody,
      open(async ({ posting, words, link, respond }) => {
        await endReviewLinks(services, { links, posting, link });
        return respond({ title: words.linksEndedTitle, text: words.linksEndedText, main: reviewOf('') });
      }),
    )
    .post(
      '/:token/renew',
      limitBody,
      openEnded(async ({ posting, words, link, respond }) => {
        if (await renewals.allows(posting.posting.slug))
          await renewReviewLink(services, { links, posting, link });
        return respond({ title: words.renewedTitle, text: words.renewedText, main: reviewOf('') });
      }),
    );
};
