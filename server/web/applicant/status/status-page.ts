import { Hono } from 'hono';
import { html } from 'hono/html';
import { createFormat } from '../../../../src/i18n/format.ts';
import { answerText } from '../../../domain/answer-text.ts';
import { applyMessagesFor, receiptMessagesFor } from '../../layout/messages.ts';
import { zoneOf } from '../../../domain/posting.ts';
import { referenceOf } from '../../../domain/reference.ts';
import { hiddenFrom } from '../../../domain/retention.ts';
import { limitBody } from '../../../http/body.ts';
import { createLimiter, createNetworkReader, type Limiter } from '../../../http/limits.ts';
import type { Services } from '../../../context.ts';
import { deleteApplication } from '../../../services/delete-application.ts';
import { exportApplication } from '../../../services/export-application.ts';
import { isEditable, openApplication, readStatus } from '../../../services/open-application.ts';
import { recordAccess } from '../../../services/record-access.ts';
import { renewStatusLink } from '../../../services/renew-status-link.ts';
import { createStatusLinks } from '../../../services/tokens/status-links.ts';
import { withdrawApplication } from '../../../services/withdraw-application.ts';
import { NO_STORE } from '../../layout/respond.ts';
import { renewForm, tokenPages } from '../../layout/token-page.ts';
import { respondEditForm, respondEdit } from '../edit/edit-page.ts';
import { applicationStyles } from './status.styles.ts';
import type { StatusPage } from './types.ts';

type Respond = (page: StatusPage) => Response | Promise<Response>;

const row = (name: unknown, value: unknown) =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div> `;

const typed = (text: string) => html`<bdi class="typed">${text}</bdi>`;

const facts = ({ services, found, posting: { posting }, words, locale }: StatusPage) => {
  const { application } = found;
  const { receivedAt, correctedAt, withdrawnAt } = application;
  const { addDecisionToCalendar } = receiptMessagesFor(locale);
  const format = createFormat(locale, null);
  const zone = zoneOf(posting);
  const time = (at: Date, timeZone = zone) => {
    const { text, dateTime } = format.instant({ at: at.toISOString(), timeZone });
    return html`<time datetime="${dateTime}">${text}</time>`;
  };
  const status = withdrawnAt ? 'withdrawn' : correctedAt ? 'corrected' : 'received';
  return html`<dl>
    ${row(words.status, html`<span class="status">${words.statuses[status]}</span>`)}
    ${row(words.receivedAt, time(receivedAt))} ${correctedAt ? row(words.correctedAt, time(correctedAt)) : ''}
    ${
      withdrawnAt
        ? row(words.withdrawnAt, time(withdrawnAt))
        : row(
            words.decisionBy,
            posting.decisionBy
              ? html`${time(posting.decisionBy, posting.decisionByZone ?? zone)}
                  <a
                    class="calendar"
                    href="${services.publicUrl()}/v1/micro-internships/${posting.slug}/decision.ics"
                    >${addDecisionToCalendar}</a
                  >`
              : words.noDecision,
          )
    }
    ${row(words.availableUntil, time(hiddenFrom(application)))}
    ${row(words.reference, html`<code dir="ltr">${referenceOf(application.id)}</code>`)}
  </dl>`;
};

const sent = (
  { found, posting: { posting }, words, locale }: StatusPage,
  fileNames: ReadonlyMap<string, string>,
) => {
  const { application, questions } = found;
  const { person, answers, statements } = application;
  const t = applyMessagesFor(locale);
  const answerWords = { yes: t.yes, no: t.no, notAnswered: words.notAnswered };
  return html`<dl>
    ${row(t.name, typed(person.name))} ${row(t.email, typed(person.email))}
    ${row(t.school, typed(person.school))}
    ${person.graduationTerm === undefined ? '' : row(words.graduationTerm, typed(person.graduationTerm))}
    ${questions.map((question) =>
      row(
        html`<bdi lang="${posting.language}">${question.label}</bdi>`,
        typed(
          fileNames.get(question.id) ?? answerText(question, answers[question.id], { words: answerWords }),
        ),
      ),
    )}
    ${statements.map((statement) => row(t.statements[statement], t.yes))}
  </dl>`;
};

const option = (label: string, href: string, note: unknown) =>
  html`<li>
    <a class="act" href="${href}">${label}</a>
    <p class="note">${note}</p>
  </li> `;

const correction = (page: StatusPage) => {
  const { posting, words, locale, url } = page;
  const { applicationDeadline: deadline, applicationDeadlineZone: zone } = posting.posting;
  if (!isEditable(page.services, page)) return html`<li><p>${words.cannotCorrect}</p></li> `;
  const until =
    deadline && zone !== null
      ? ` ${words.correctUntil(createFormat(locale, null).instant({ at: deadline.toISOString(), timeZone: zone }).text)}`
      : '';
  return option(words.correct, url('/edit'), `${words.correctNote}${until}`);
};

const options = (page: StatusPage) => {
  const { found, words, url } = page;
  const stands = !found.application.withdrawnAt;
  return html`<ul>
    ${stands ? correction(page) : ''}
    ${stands ? option(words.withdraw, url('/withdraw'), words.withdrawNote) : ''}
    <li><a class="act" href="${url('/data.json')}" download>${words.data}</a></li>
    ${option(words.delete, url('/delete'), words.deleteNote)}
  </ul>`;
};

/** `GET /applications/{token}`: the application as it was submitted, its status and its actions. */
const respondStatus: Respond = async (page) => {
  const { services, words, posting, found, respond } = page;
  const { fileNames, hasLostMail } = await readStatus(services, found);
  const { person } = found.application;
  return respond({
    title: words.title,
    text: words.sentTo(posting.posting.title, posting.employer.name),
    main: html`<div class="application-page">
      ${hasLostMail ? html`<p class="undeliverable">${words.undeliverable(person.email)}</p>` : ''}
      <section>${facts(page)}</section>
      <section>
        <h2>${words.whatWasSent}</h2>
        ${sent(page, fileNames)}
      </section>
      <section>
        <h2>${words.whatNext}</h2>
        <p>${words.linkIsYours}</p>
        ${options(page)}
      </section>
    </div>`,
  });
};

/** Confirmation page of an action that cannot be undone. */
const ask =
  (act: 'withdraw' | 'delete'): Respond =>
  ({ words, posting, url, respond }) =>
    respond({
      title: words[`${act}Title`],
      text: words[`${act}Text`](posting.employer.name),
      // Nobody else knows the url that it is sent to, so there is nothing that a form of theirs could borrow.
      main: html`<div class="application-page">
        <form method="post" action="${url(`/${act}`)}">
          <button class="act">${words[`${act}Now`]}</button>
          <a href="${url()}">${words.keep}</a>
        </form>
      </div>`,
    });

const respondWithdrawn: Respond = async ({ services, context, found, url }) => {
  await withdrawApplication(services, found);
  return context.redirect(url(), 303);
};

const respondDeleted: Respond = async ({ services, found, words, respond }) => {
  await deleteApplication(services, found);
  return respond({ title: words.deletedTitle, text: words.deletedText });
};

const respondExport: Respond = async ({ services, context, found, link }) => {
  const { id: application, microInternship } = found.application;
  if (context.req.method !== 'HEAD')
    await recordAccess(services, { action: 'data-downloaded', microInternship, application, link });
  return context.json(await exportApplication(services, found), 200, {
    'Cache-Control': NO_STORE,
    'Content-Disposition': 'attachment; filename="application.json"',
  });
};

/** Edits of an application an hour: each time the employer gets a mail. */
const EDITS = 10;
/** New links an hour for one application; the response is the same beyond them. */
const RENEWALS = 3;

/** The applicant's pages of an application, below `/applications`. */
export const applicationPages = (services: Services, requests: Limiter) => {
  const links = createStatusLinks(services);
  const networkOf = createNetworkReader(services);
  const edits = createLimiter(services, { name: 'corrections', points: EDITS });
  const renewals = createLimiter(services, { name: 'status-renewals', points: RENEWALS });
  const { open, openEnded } = tokenPages(services, {
    path: '/applications',
    words: ({ application }) => application,
    styles: applicationStyles,
    open: (token) => openApplication(services, links, token),
    gone: ({ goneTitle: title, goneText: text }) => ({ title, text }),
    ended: (page) => ({ title: page.words.endedTitle, text: page.words.endedText, main: renewForm(page) }),
  });

  return new Hono()
    .get('/:token', open(respondStatus))
    .get('/:token/data.json', open(respondExport))
    .get('/:token/edit', open(respondEditForm))
    .post('/:token/edit', limitBody, async (context) => {
      await requests.consume(networkOf(context));
      return open((page) => respondEdit(page, edits))(context);
    })
    .get('/:token/withdraw', open(ask('withdraw')))
    .post('/:token/withdraw', limitBody, open(respondWithdrawn))
    .get('/:token/delete', open(ask('delete')))
    .post('/:token/delete', limitBody, open(respondDeleted))
    .post(
      '/:token/renew',
      limitBody,
      openEnded(async ({ found: { application }, link, words, respond }) => {
        if (await renewals.allows(application.id))
          await renewStatusLink(services, { links, application, link });
        return respond({ title: words.renewedTitle, text: words.renewedText });
      }),
    );
};
