import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { createFormat } from '../../../../src/i18n/format.ts';
import { pageMessages } from '../../layout/page-messages.ts';
import { applyMessagesFor, receiptMessagesFor } from '../../layout/messages.ts';
import { zoneOf } from '../../../domain/posting.ts';
import { hiddenFrom } from '../../../domain/retention.ts';
import { limitBody } from '../../../http/body.ts';
import type { SubmitApplication } from '../../../services/submit-application.ts';
import { createLimiter } from '../../../http/limits.ts';
import { ProblemError } from '../../../http/problems.ts';
import { noteSecurityEvent } from '../../../http/request-log.ts';
import type { Services } from '../../../context.ts';
import { createStatusLinks } from '../../../http/status-links.ts';
import { answerText } from '../../../mail/messages.ts';
import { renewStatusLink } from '../../../services/renew-status-link.ts';
import { recordAccess } from '../../../store/access-log.ts';
import { findApplication, listFiles } from '../../../store/applications.ts';
import { isUndeliverable } from '../../../store/mails.ts';
import { findPosting } from '../../../store/postings.ts';
import { respondPrivatePage, NO_STORE } from '../../layout/respond.ts';
import { erase, withdraw } from '../../../services/change-application.ts';
import { applicationData } from './data-export.ts';
import { applicationStyles } from './status.styles.ts';
import { answerCorrection, answerSentCorrection } from '../edit/edit-page.ts';
import { isCorrectable, type Answer, type Opened } from './opened-application.ts';
import { withLang, readLocale, readNamedLocale } from '../../layout/page-context.ts';

type Contents = Omit<Parameters<typeof respondPrivatePage>[2], 'styles'>;

const answerDocument = (services: Services, context: Context, contents: Contents) =>
  respondPrivatePage(context, services, { ...contents, styles: applicationStyles });

const answerGone = (services: Services, context: Context) => {
  const { goneTitle: title, goneText: text } = pageMessages(readLocale(context)).application;
  return answerDocument(services, context, { title, text, status: 404 });
};

/** Answers a link that has ended before its application has, as where its key was revoked. */
const answerEnded = (services: Services, context: Context, renewUrl: string) => {
  const { endedTitle: title, endedText: text, renew } = pageMessages(readLocale(context)).application;
  const main = html`<form method="post" action="${renewUrl}"><button class="act">${renew}</button></form>`;
  return answerDocument(services, context, { title, text, main, status: 410 });
};

const row = (name: unknown, value: unknown) =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div> `;

const typed = (text: string) => html`<bdi class="typed">${text}</bdi>`;

const facts = ({ services, found, posting: { posting }, words, locale }: Opened) => {
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
    ${row(words.number, html`<code dir="ltr">${application.id}</code>`)}
  </dl>`;
};

const sent = async ({ services, found, posting: { posting }, words, locale }: Opened) => {
  const { application, questions } = found;
  const { person, answers, statements } = application;
  const t = applyMessagesFor(locale);
  const files = new Map(
    (await listFiles(services.database, application.id)).map(({ question, name }) => [question, name]),
  );
  const answerWords = { yes: t.yes, no: t.no, notAnswered: words.notAnswered };
  return html`<dl>
    ${row(t.name, typed(person.name))} ${row(t.email, typed(person.email))}
    ${row(t.school, typed(person.school))}
    ${person.graduationTerm === undefined ? '' : row(words.graduationTerm, typed(person.graduationTerm))}
    ${questions.map((question) =>
      row(
        html`<bdi lang="${posting.language}">${question.label}</bdi>`,
        typed(files.get(question.id) ?? answerText(question, answers[question.id], { words: answerWords })),
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

const correction = (opened: Opened) => {
  const { posting, words, locale, address } = opened;
  const { applicationDeadline: deadline, applicationDeadlineZone: zone } = posting.posting;
  if (!isCorrectable(opened)) return html`<li><p>${words.cannotCorrect}</p></li> `;
  const until =
    deadline && zone !== null
      ? ` ${words.correctUntil(createFormat(locale, null).instant({ at: deadline.toISOString(), timeZone: zone }).text)}`
      : '';
  return option(words.correct, address('/edit'), `${words.correctNote}${until}`);
};

const options = (opened: Opened) => {
  const { found, words, address } = opened;
  const stands = !found.application.withdrawnAt;
  return html`<ul>
    ${stands ? correction(opened) : ''}
    ${stands ? option(words.withdraw, address('/withdraw'), words.withdrawNote) : ''}
    <li><a class="act" href="${address('/data.json')}" download>${words.data}</a></li>
    ${option(words.delete, address('/delete'), words.deleteNote)}
  </ul>`;
};

/** `GET /applications/{token}`: what was sent, what became of it, and what may be done. */
const answerStatus: Answer = async (opened) => {
  const { services, context, words, posting, found } = opened;
  const { id: application, person } = found.application;
  const isLost = await isUndeliverable(services.database, { application, email: person.email });
  return answerDocument(services, context, {
    title: words.title,
    text: words.sentTo(posting.posting.title, posting.employer.name),
    main: html`<div class="application-page">
      ${isLost ? html`<p class="undeliverable">${words.undeliverable(person.email)}</p>` : ''}
      <section>${facts(opened)}</section>
      <section>
        <h2>${words.whatWasSent}</h2>
        ${await sent(opened)}
      </section>
      <section>
        <h2>${words.whatNext}</h2>
        <p>${words.linkIsYours}</p>
        ${options(opened)}
      </section>
    </div>`,
  });
};

/** The page that asks before something is done that cannot be undone; reading it does nothing. */
const ask =
  (act: 'withdraw' | 'delete'): Answer =>
  ({ services, context, words, posting, address }) =>
    answerDocument(services, context, {
      title: words[`${act}Title`],
      text: words[`${act}Text`](posting.employer.name),
      // Nobody else knows the address that it is sent to, so there is nothing that a form of theirs could borrow.
      main: html`<div class="application-page">
        <form method="post" action="${address(`/${act}`)}">
          <button class="act">${words[`${act}Now`]}</button>
          <a href="${address()}">${words.keep}</a>
        </form>
      </div>`,
    });

const answerWithdrawn: Answer = async ({ services, context, found, address }) => {
  await withdraw(services, found);
  return context.redirect(address(), 303);
};

const answerDeleted: Answer = async ({ services, context, found, words }) => {
  await erase(services, found);
  return answerDocument(services, context, { title: words.deletedTitle, text: words.deletedText });
};

const answerData: Answer = async ({ services, context, found, link }) => {
  const { id, microInternship } = found.application;
  if (context.req.method !== 'HEAD')
    await recordAccess(services.database, {
      at: services.clock(),
      action: 'data-downloaded',
      microInternship,
      application: id,
      link: link ?? null,
    });
  return context.json(await applicationData(services, found), 200, {
    'Cache-Control': NO_STORE,
    'Content-Disposition': 'attachment; filename="application.json"',
  });
};

/** So often an hour is an application corrected: each time the employer gets a mail. */
const CORRECTIONS = 10;
/** New links an hour for one application; who asks is not told which time it was. */
const RENEWALS = 3;

/**
 * What an applicant may read and do afterwards, below `/applications`. The address that was sent to them is the right to
 * all of it. Whoever opens it, a mail scanner too, changes nothing: what acts is a POST.
 */
export const applicationPages = (services: Services, intake: SubmitApplication) => {
  const links = createStatusLinks(services);
  const corrections = createLimiter(services, { name: 'corrections', points: CORRECTIONS });

  const renewals = createLimiter(services, { name: 'status-renewals', points: RENEWALS });

  const find = async (context: Context) => {
    const token = context.req.param('token') ?? '';
    const link = await links.inspect(token);
    if (!link) noteSecurityEvent(context, 'token-refused');
    const found = link && (await findApplication(services.database, link.application, services.clock()));
    if (!found) return undefined;
    const address = (below = '') => withLang(`/applications/${token}${below}`, readNamedLocale(context));
    return { found, address, isGood: link.isGood, link: link.id };
  };

  const open = (answer: Answer) => async (context: Context) => {
    const asked = await find(context);
    const posting = asked && (await findPosting(services.database, asked.found.slug));
    if (!asked || !posting) return answerGone(services, context);
    const locale = readLocale(context);
    const words = pageMessages(locale).application;
    const { isGood, ...found } = asked;
    if (!isGood) return answerEnded(services, context, found.address('/renew'));
    try {
      return await answer({ services, context, locale, words, posting, ...found });
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not-found') return answerGone(services, context);
      throw error;
    }
  };

  return new Hono()
    .get('/:token', open(answerStatus))
    .get('/:token/data.json', open(answerData))
    .get('/:token/edit', open(answerCorrection))
    .post('/:token/edit', limitBody, async (context) => {
      await intake.admit(context);
      return open((opened) => answerSentCorrection(opened, corrections))(context);
    })
    .get('/:token/withdraw', open(ask('withdraw')))
    .post('/:token/withdraw', limitBody, open(answerWithdrawn))
    .get('/:token/delete', open(ask('delete')))
    .post('/:token/delete', limitBody, open(answerDeleted))
    .post('/:token/renew', limitBody, async (context) => {
      const asked = await find(context);
      if (!asked) return answerGone(services, context);
      const { application } = asked.found;
      if (await renewals.allows(application.id))
        await renewStatusLink(services, { links, application, link: asked.link });
      const { renewedTitle: title, renewedText: text } = pageMessages(readLocale(context)).application;
      return answerDocument(services, context, { title, text });
    });
};
