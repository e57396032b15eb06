import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { createFormat } from '../../../../src/i18n/format.ts';
import type { Locale } from '../../../../src/i18n/locales.ts';
import { pageMessages, type PageMessages } from '../../layout/page-messages.ts';
import { digestAddress } from '../../../domain/confirmation.ts';
import { zoneOf } from '../../../domain/posting.ts';
import { limitBody, readForm } from '../../../http/body.ts';
import type { Confirmations } from '../../../api/confirmations.ts';
import { noteSecurityEvent } from '../../../http/request-log.ts';
import type { Services } from '../../../context.ts';
import { confirmApplication, findConfirmationProblem } from '../../../services/confirm-application.ts';
import {
  findApplication,
  findActive,
  listMails,
  type FoundApplication,
} from '../../../store/applications.ts';
import { listWaiting } from '../../../store/confirmations.ts';
import { findPosting, type PostingRow } from '../../../store/postings.ts';
import { respondPrivatePage } from '../../layout/respond.ts';
import { erase } from '../../../services/change-application.ts';
import { applicationStyles } from '../status/status.styles.ts';
import { withLang, readLocale, readNamedLocale } from '../../layout/page-context.ts';

/** The page as it was opened by a mailed link. */
interface Opened {
  services: Services;
  context: Context;
  confirmations: Confirmations;
  locale: Locale;
  words: PageMessages['confirm'];
  /** The application that the mail was about. */
  found: FoundApplication;
  /** Whether it still has the address that the mail went to. */
  isOwn: boolean;
  /** The address that the mail went to, and its digest in the link. */
  email: string;
  mailbox: string;
  posting: PostingRow;
  url: string;
}

const answerDocument = (
  services: Services,
  context: Context,
  contents: Omit<Parameters<typeof respondPrivatePage>[2], 'styles'>,
) => respondPrivatePage(context, services, { ...contents, styles: applicationStyles });

const answerGone = (services: Services, context: Context) => {
  const { goneTitle: title, goneText: text } = pageMessages(readLocale(context)).confirm;
  return answerDocument(services, context, { title, text, status: 404 });
};

const timeIn = (locale: Locale, { posting }: PostingRow, at: Date): string =>
  createFormat(locale, null).instant({ at: at.toISOString(), timeZone: zoneOf(posting) }).text;

/**
 * An application that waits: enough of it to tell one's own from a stranger's, and the two answers to it. That the
 * address has applied before is said here alone, where the link has proved its mailbox.
 */
const waiting = async (
  { services: { database, clock }, words, locale, url }: Opened,
  { application, slug }: Pick<FoundApplication, 'application' | 'slug'>,
  row: PostingRow,
) => {
  const { id, person, receivedAt, confirmBy, microInternship } = application;
  const now = clock();
  const isTaken = (await findConfirmationProblem(database, { application, slug }, now)) === undefined;
  const standing = await findActive(database, { microInternship, email: person.email, now });
  const { posting, employer } = row;
  return html`<section>
    <h2><bdi>${posting.title}</bdi></h2>
    <dl>
      <div>
        <dt>${words.employer}</dt>
        <dd><bdi>${employer.name}</bdi></dd>
      </div>
      <div>
        <dt>${words.name}</dt>
        <dd><bdi class="typed">${person.name}</bdi></dd>
      </div>
      <div>
        <dt>${words.submitted}</dt>
        <dd>${timeIn(locale, row, receivedAt)}</dd>
      </div>
      <div>
        <dt>${words.confirmBy}</dt>
        <dd>${timeIn(locale, row, confirmBy)}</dd>
      </div>
    </dl>
    ${isTaken ? '' : html`<p>${words.notTaken}</p>`}
    ${isTaken && standing ? html`<p>${words.replaces}</p>` : ''}
    <form method="post" action="${url}">
      <input type="hidden" name="application" value="${id}" />
      ${isTaken ? html`<button class="act primary" name="act" value="confirm">${words.confirm}</button>` : ''}
      <button class="act" name="act" value="delete">${words.notMine}</button>
    </form>
  </section> `;
};

const statusUrlOf = async (
  { confirmations, context }: Opened,
  application: FoundApplication['application'],
): Promise<string> => withLang(await confirmations.statusLinks.to(application), readNamedLocale(context));

const confirmed = async (opened: Opened) => {
  const { words, found } = opened;
  const url = await statusUrlOf(opened, found.application);
  return html`<section>
    <p><a class="act" href="${url}">${words.seeApplication}</a></p>
  </section>`;
};

/** Every application that waits for the address, that of the mail first: a mailbox may have had its share of mails. */
const listOf = async ({ services: { database, clock }, found, isOwn, email }: Opened) => {
  const others = await listWaiting(database, email, clock());
  const { confirmedAt, withdrawnAt, id } = found.application;
  return [
    ...(isOwn && !confirmedAt && !withdrawnAt ? [found] : []),
    ...others.filter(({ application }) => application.id !== id),
  ];
};

const answerPage: (opened: Opened) => Promise<Response> = async (opened) => {
  const { services, context, words, found, isOwn, posting } = opened;
  const list = await listOf(opened);
  if (!isOwn && list.length === 0) return answerGone(services, context);
  const confirmedAt = isOwn && found.application.confirmedAt;
  const sections = await Promise.all(
    list.map(async (one) => {
      const row = await findPosting(services.database, one.slug);
      return row ? waiting(opened, one, row) : '';
    }),
  );
  return answerDocument(services, context, {
    title: confirmedAt ? words.confirmedTitle : words.title,
    text: confirmedAt ? words.confirmedText(posting.employer.name, posting.posting.title) : words.text,
    main: html`<div class="application-page">${confirmedAt ? await confirmed(opened) : ''} ${sections}</div>`,
  });
};

const act = async (opened: Opened): Promise<Response> => {
  const { services, context, confirmations, words, found, url } = opened;
  const form = await readForm(context, ['application/x-www-form-urlencoded']);
  const list = await listOf(opened);
  if (!opened.isOwn && list.length === 0) return answerGone(services, context);
  const chosen = list.find(({ application }) => application.id === form.get('application'));
  if (chosen && form.get('act') === 'delete') {
    const whole = await findApplication(services.database, chosen.application.id, services.clock());
    if (whole) await erase(services, whole);
    // The link names the application of its mail, which is gone.
    if (chosen.application.id === found.application.id)
      return answerDocument(services, context, { title: words.deletedTitle, text: words.deletedText });
  } else if (chosen && form.get('act') === 'confirm') {
    const { id } = chosen.application;
    const outcome = await confirmApplication(services, confirmations, id, { mailbox: opened.mailbox });
    // This page is of the application of its mail; another one has a page of its own.
    if (outcome.kind === 'confirmed' && id !== found.application.id)
      return context.redirect(await statusUrlOf(opened, outcome.application), 303);
  }
  return context.redirect(url, 303);
};

/**
 * The address that a link was mailed to. It may have been corrected since: the link proves the mailbox that it went to,
 * and no other, and goes on proving that one, or whoever corrects could end all links in a mailbox.
 */
const mailedTo = async (
  { database }: Services,
  { id, person }: FoundApplication['application'],
  mailbox: string,
): Promise<string | undefined> => {
  const mailed = (await listMails(database, id)).map(({ to }) => to);
  return [person.email, ...mailed].find((address) => digestAddress(address) === mailbox);
};

/**
 * The page behind the link in a mail that asks to confirm an application, below `/confirm`. Opening it changes nothing,
 * since mail scanners open links: what confirms is a POST.
 */
export const confirmPages = (services: Services, confirmations: Confirmations) => {
  const open = (answer: (opened: Opened) => Promise<Response>) => async (context: Context) => {
    const token = context.req.param('token') ?? '';
    const link = await confirmations.tokens.readLink(token);
    if (!link) noteSecurityEvent(context, 'token-refused');
    const found = link && (await findApplication(services.database, link.application, services.clock()));
    const posting = found && (await findPosting(services.database, found.slug));
    const email = found && (await mailedTo(services, found.application, link.mailbox));
    if (!posting || email === undefined) return answerGone(services, context);
    const { mailbox } = link;
    const isOwn = digestAddress(found.application.person.email) === mailbox;
    const locale = readLocale(context);
    const { confirm: words } = pageMessages(locale);
    const url = withLang(`/confirm/${token}`, readNamedLocale(context));
    return answer({
      services,
      context,
      confirmations,
      locale,
      words,
      found,
      isOwn,
      email,
      mailbox,
      posting,
      url,
    });
  };
  return new Hono().get('/:token', open(answerPage)).post('/:token', limitBody, open(act));
};
