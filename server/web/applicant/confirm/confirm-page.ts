import { Hono } from 'hono';
import { html } from 'hono/html';
import { createFormat } from '../../../../src/i18n/format.ts';
import type { Locale } from '../../../../src/i18n/locales.ts';
import type { Services } from '../../../context.ts';
import { zoneOf } from '../../../domain/posting.ts';
import { limitBody, readForm } from '../../../http/body.ts';
import { ProblemError } from '../../../http/problems.ts';
import { confirmApplication } from '../../../services/confirm-application.ts';
import type { Confirmations } from '../../../services/confirmations.ts';
import { deleteApplication } from '../../../services/delete-application.ts';
import type { ApplicationRow, PostingRow } from '../../../services/open-application.ts';
import {
  listUnconfirmed,
  openConfirmation,
  readUnconfirmed,
  type OpenedConfirmation,
  type UnconfirmedApplication,
} from '../../../services/open-confirmation.ts';
import { readNamedLocale, withLang } from '../../layout/page-context.ts';
import type { PageMessages } from '../../layout/page-messages.ts';
import { tokenPages, type TokenPage } from '../../layout/token-page.ts';
import { applicationStyles } from '../status/status.styles.ts';

type ConfirmPage = TokenPage<OpenedConfirmation, PageMessages['confirm']> & { confirmations: Confirmations };

const timeIn = (locale: Locale, { posting }: PostingRow, at: Date): string =>
  createFormat(locale, null).instant({ at: at.toISOString(), timeZone: zoneOf(posting) }).text;

/**
 * An application that waits: enough of it to tell one's own from a stranger's, and its two buttons. That the
 * email has applied before is said here alone, where the link has proved its mailbox.
 */
const waiting = async (
  { services, words, locale, url }: ConfirmPage,
  unconfirmed: UnconfirmedApplication,
) => {
  const { id, person, receivedAt, confirmBy } = unconfirmed.application;
  const read = await readUnconfirmed(services, unconfirmed);
  if (!read) return '';
  const { posting: row, isTaken, replaces } = read;
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
    ${isTaken && replaces ? html`<p>${words.replaces}</p>` : ''}
    <form method="post" action="${url()}">
      <input type="hidden" name="application" value="${id}" />
      ${isTaken ? html`<button class="act primary" name="act" value="confirm">${words.confirm}</button>` : ''}
      <button class="act" name="act" value="delete">${words.notMine}</button>
    </form>
  </section> `;
};

const statusUrlOf = async (
  { confirmations, context }: ConfirmPage,
  application: ApplicationRow,
): Promise<string> => withLang(await confirmations.statusLinks.to(application), readNamedLocale(context));

const confirmed = async (page: ConfirmPage) => {
  const { words, found } = page;
  const url = await statusUrlOf(page, found.application);
  return html`<section>
    <p><a class="act" href="${url}">${words.seeApplication}</a></p>
  </section>`;
};

const respondWaiting = async (page: ConfirmPage): Promise<Response> => {
  const { services, words, found, isOwn, posting, respond } = page;
  const list = await listUnconfirmed(services, page);
  if (!isOwn && list.length === 0) throw new ProblemError('not-found');
  const confirmedAt = isOwn && found.application.confirmedAt;
  const sections = await Promise.all(list.map((unconfirmed) => waiting(page, unconfirmed)));
  return respond({
    title: confirmedAt ? words.confirmedTitle : words.title,
    text: confirmedAt ? words.confirmedText(posting.employer.name, posting.posting.title) : words.text,
    main: html`<div class="application-page">${confirmedAt ? await confirmed(page) : ''} ${sections}</div>`,
  });
};

const respondAct = async (page: ConfirmPage): Promise<Response> => {
  const { services, context, confirmations, words, found, isOwn, mailbox, url, respond } = page;
  const form = await readForm(context, ['application/x-www-form-urlencoded']);
  const list = await listUnconfirmed(services, page);
  if (!isOwn && list.length === 0) throw new ProblemError('not-found');
  const chosen = list.find(({ application }) => application.id === form.get('application'));
  if (chosen && form.get('act') === 'delete') {
    await deleteApplication(services, chosen);
    // The link names the application of its mail, which is gone.
    if (chosen.application.id === found.application.id)
      return respond({ title: words.deletedTitle, text: words.deletedText });
  } else if (chosen && form.get('act') === 'confirm') {
    const { id } = chosen.application;
    const outcome = await confirmApplication(services, confirmations, id, { mailbox });
    // This page is of the application of its mail; another one has a page of its own.
    if (outcome.kind === 'confirmed' && id !== found.application.id)
      return context.redirect(await statusUrlOf(page, outcome.application), 303);
  }
  return context.redirect(url(), 303);
};

/** The page behind the link in a mail that asks to confirm an application, below `/confirm`. */
export const confirmPages = (services: Services, confirmations: Confirmations) => {
  const { open } = tokenPages(services, {
    path: '/confirm',
    words: ({ confirm }) => confirm,
    styles: applicationStyles,
    open: (token) => openConfirmation(services, confirmations.tokens, token),
    gone: ({ goneTitle: title, goneText: text }) => ({ title, text }),
  });
  return new Hono()
    .get(
      '/:token',
      open((page) => respondWaiting({ ...page, confirmations })),
    )
    .post(
      '/:token',
      limitBody,
      open((page) => respondAct({ ...page, confirmations })),
    );
};
