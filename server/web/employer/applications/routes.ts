import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { createFormat } from '../../../../src/i18n/format.ts';
import type { Locale } from '../../../../src/i18n/locales.ts';
import { pageMessages, type PageMessages } from '../../layout/page-messages.ts';
import { applyMessagesFor, listMessagesFor } from '../../layout/messages.ts';
import type { AccessAction } from '../../../domain/access.ts';
import { zoneOf } from '../../../domain/posting.ts';
import { limitBody, readForm } from '../../../http/body.ts';
import { createLimiter } from '../../../http/limits.ts';
import { ProblemError } from '../../../http/problems.ts';
import { noteSecurityEvent } from '../../../http/request-log.ts';
import { createReviewLinks } from '../../../http/review-links.ts';
import type { Services } from '../../../context.ts';
import { answerDownload } from '../../../api/uploads.ts';
import { endReviewLinks, renewReviewLink } from '../../../services/renew-review-link.ts';
import { recordAccess } from '../../../store/access-log.ts';
import { listApplications } from '../../../store/applications.ts';
import { countWaiting } from '../../../store/confirmations.ts';
import { findPosting, type PostingRow } from '../../../store/postings.ts';
import { findFile, findListed, setShortlisted } from '../../../store/review.ts';
import { listHeldBack } from '../../../store/uploads.ts';
import { respondPrivatePage, NO_STORE } from '../../layout/respond.ts';
import { withLang, readLocale, readNamedLocale } from '../../layout/page-context.ts';
import { toCsv, toWorkbook } from './export.ts';
import { reviewTable, rowName, SORTS, type Sort } from './table-view.ts';
import { toRows } from './rows.ts';
import { reviewStyles } from './applications.styles.ts';

/** The page as it was asked for, by somebody whose address is good. */
interface Opened {
  services: Services;
  context: Context;
  locale: Locale;
  words: PageMessages['review'];
  posting: PostingRow;
  goodUntil: Date;
  /** Id of the link by which it was opened. */
  link: string | undefined;
  /** The address of the page, or of one below it, in the language that was asked for. */
  address: (below?: string) => string;
}

type Answer = (opened: Opened) => Response | Promise<Response>;

type Contents = Omit<Parameters<typeof respondPrivatePage>[2], 'styles'>;

const answerDocument = (services: Services, context: Context, { main = '', ...contents }: Contents) =>
  respondPrivatePage(context, services, {
    ...contents,
    main: html`<div class="review">${main}</div>`,
    styles: reviewStyles,
  });

const answerWordsIn = (locale: Locale) => {
  const { yes, no } = applyMessagesFor(locale);
  return { yes, no, notAnswered: pageMessages(locale).application.notAnswered };
};

const readSort = (value: unknown): Sort => SORTS.find((sort) => sort === value) ?? SORTS[0];

/** An address in which an order is named, where it is another than the first. */
const sorted = (address: string, sort: Sort): string => {
  if (sort === SORTS[0]) return address;
  return `${address}${address.includes('?') ? '&' : '?'}sort=${sort}`;
};

const listOf = ({ services, posting }: Opened) =>
  listApplications(services.database, posting.posting.slug, services.clock());

/** Records for the operator that the link was used; a HEAD request gets nothing to read. */
const record = async (
  { services, context, posting, link }: Opened,
  action: AccessAction,
  beside: { application?: string; upload?: string } = {},
): Promise<void> => {
  if (context.req.method === 'HEAD') return;
  await recordAccess(services.database, {
    at: services.clock(),
    action,
    microInternship: posting.posting.id,
    link: link ?? null,
    ...beside,
  });
};

const bar = ({ words, address }: Opened, sort: Sort) =>
  html`<div class="review-bar">
    <nav aria-label="${words.sortBy}">
      <span aria-hidden="true">${words.sortBy}</span>
      <ul>
        ${SORTS.map(
          (each) =>
            html`<li>
              <a href="${sorted(address(), each)}" ${each === sort ? html`aria-current="true"` : ''}
                >${words.sorts[each]}</a
              >
            </li> `,
        )}
      </ul>
    </nav>
    <ul aria-label="${words.download}">
      <li><a href="${address('/applications.csv')}" download>${words.csv}</a></li>
      <li><a href="${address('/applications.xlsx')}" download>${words.excel}</a></li>
    </ul>
  </div>`;

/** What somebody does who fears that a link has come into other hands. */
const endLinks = ({ words, address }: Opened) =>
  html`<form method="post" action="${address('/end')}">
    <p>${words.endLinksNote}</p>
    <button class="act">${words.endLinks}</button>
  </form>`;

const empty = ({ words, posting: { posting }, context }: Opened) =>
  html`<h2>${words.emptyTitle}</h2>
    <p>${words.emptyText}</p>
    <p><a href="${withLang(`/m/${posting.slug}`, readNamedLocale(context))}">${words.posting}</a></p>`;

/** `GET /review/{token}`: who applied, with all answers side by side. */
const answerReview: Answer = async (opened) => {
  const { services, context, locale, words, posting, goodUntil, address } = opened;
  await record(opened, 'review-opened');
  const listed = await listOf(opened);
  const held = await listHeldBack(services.database, posting.posting.slug, services.scanner !== undefined);
  const waiting = await countWaiting(services.database, posting.posting.slug, services.clock());
  const sort = readSort(context.req.query('sort'));
  const format = createFormat(locale, null);
  const zone = zoneOf(posting.posting);
  const shortlisted = listed.filter(({ application }) => application.shortlistedAt).length;
  const list = { listed, held, sort, locale, words, zone, address, answerWords: answerWordsIn(locale) };
  return answerDocument(services, context, {
    title: words.title(posting.posting.title),
    text: `${words.applications}: ${format.number(listed.length)}. ${words.onShortlist}: ${format.number(shortlisted)}.${
      waiting > 0 ? ` ${words.waiting}: ${format.number(waiting)}.` : ''
    }`,
    main: html`${
        listed.length === 0
          ? empty(opened)
          : html`${bar(opened, sort)} ${reviewTable({ ...list, language: posting.posting.language })}`
      }
      <p>${words.linkIsYours(format.instant({ at: goodUntil.toISOString(), timeZone: zone }).text)}</p>
      ${endLinks(opened)}`,
  });
};

const fileHeaders = ({ posting: { posting } }: Opened, extension: string, type: string) => ({
  'Content-Type': type,
  'Content-Disposition': `attachment; filename="applications-${posting.slug}.${extension}"`,
  'Cache-Control': NO_STORE,
  'X-Content-Type-Options': 'nosniff',
});

const rowsOf = async (opened: Opened) =>
  toRows(await listOf(opened), {
    columns: opened.words.columns,
    signals: opened.words.signals,
    answers: answerWordsIn(opened.locale),
  });

const answerCsv: Answer = async (opened) => {
  await record(opened, 'csv-downloaded');
  // Excel takes what does not begin so for the letters of its own country.
  const csv = toCsv(await rowsOf(opened), { bom: true });
  return opened.context.body(csv, 200, fileHeaders(opened, 'csv', 'text/csv; charset=utf-8'));
};

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const answerWorkbook: Answer = async (opened) => {
  await record(opened, 'xlsx-downloaded');
  const isRtl = listMessagesFor(opened.locale).direction === 'rtl';
  const workbook = await toWorkbook(await rowsOf(opened), isRtl);
  return opened.context.body(new Uint8Array(workbook), 200, fileHeaders(opened, 'xlsx', WORKBOOK));
};

/** An application's id as somebody has sent it; the database takes nothing else for one. */
const readId = (value: unknown): string | undefined => z.uuid().safeParse(value).data;

const answerFile: Answer = async (opened) => {
  const { services, context, posting } = opened;
  const { question = '', ...given } = context.req.param() as Record<string, string | undefined>;
  const application = readId(given.application);
  const { slug } = posting.posting;
  const file =
    application === undefined
      ? undefined
      : await findFile(services.database, { slug, application, question, now: services.clock() });
  if (application === undefined || !file) throw new ProblemError('not-found');
  const download = await answerDownload(context, services, file);
  await record(opened, 'file-downloaded', { application, upload: file.id });
  return download;
};

/** Sets what the button said and not its opposite, so that pressed twice it does the same. */
const answerShortlist: Answer = async (opened) => {
  const { services, context, address, posting } = opened;
  const form = await readForm(context, ['application/x-www-form-urlencoded']);
  const application = readId(form.get('application'));
  const { slug } = posting.posting;
  const listed =
    application === undefined
      ? undefined
      : await findListed(services.database, { slug, application, now: services.clock() });
  const sort = readSort(form.get('sort'));
  if (!listed) return context.redirect(sorted(address(), sort), 303);
  const { id, shortlistedAt } = listed;
  const at = form.get('shortlisted') === 'yes' ? (shortlistedAt ?? services.clock()) : null;
  await setShortlisted(services.database, id, at);
  return context.redirect(`${sorted(address(), sort)}#${rowName(id)}`, 303);
};

/** New links an hour for one posting; who asks is not told which time it was. */
const RENEWALS = 3;

/**
 * The employer's pages of the applications for a posting, below `/review`. The address that was mailed to
 * them is the right to all of it, until it ends; a new one goes to their own mail address, never to who asks for it.
 */
export const reviewPages = (services: Services) => {
  const links = createReviewLinks(services);
  const renewals = createLimiter(services, { name: 'review-renewals', points: RENEWALS });

  const find = async (context: Context) => {
    const token = context.req.param('token') ?? '';
    const link = await links.read(token);
    if (!link) noteSecurityEvent(context, 'token-refused');
    const posting = link && (await findPosting(services.database, link.slug));
    if (!link || !posting) throw new ProblemError('not-found');
    const words = pageMessages(readLocale(context)).review;
    const address = (below = '') => withLang(`/review/${token}${below}`, readNamedLocale(context));
    return { goodUntil: link.goodUntil, link: link.id, posting, words, address };
  };

  const open = (answer: Answer) => async (context: Context) => {
    const { goodUntil, ...found } = await find(context);
    if (goodUntil) return answer({ services, context, locale: readLocale(context), goodUntil, ...found });
    const { endedTitle, endedText, renew: label } = found.words;
    return answerDocument(services, context, {
      title: endedTitle,
      text: endedText,
      status: 410,
      main: html`<form method="post" action="${found.address('/renew')}">
        <button class="act">${label}</button>
      </form>`,
    });
  };

  return new Hono()
    .get('/:token', open(answerReview))
    .get('/:token/applications.csv', open(answerCsv))
    .get('/:token/applications.xlsx', open(answerWorkbook))
    .get('/:token/files/:application/:question', open(answerFile))
    .post('/:token/shortlist', limitBody, open(answerShortlist))
    .post(
      '/:token/end',
      limitBody,
      open(async ({ context, posting, words, link }) => {
        await endReviewLinks(services, { links, posting, link });
        return answerDocument(services, context, {
          title: words.linksEndedTitle,
          text: words.linksEndedText,
        });
      }),
    )
    .post('/:token/renew', limitBody, async (context) => {
      const { posting, words, link } = await find(context);
      if (await renewals.allows(posting.posting.slug))
        await renewReviewLink(services, { links, posting, link });
      return answerDocument(services, context, { title: words.renewedTitle, text: words.renewedText });
    });
};
