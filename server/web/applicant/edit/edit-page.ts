import { html, raw } from 'hono/html';
import { applicationTo, type ApplicationRequest } from '../../../../src/contract/application.ts';
import { check } from '../../../../src/contract/check.ts';
import type { MicroInternship } from '../../../../src/contract/micro-internship.ts';
import type { FieldError } from '../../../../src/contract/problem.ts';
import { readRefusal, type SendFailure } from '../../../../src/features/apply/apply-store.ts';
import { readDraft, toRequest, type Draft } from '../../../../src/features/apply/draft.ts';
import { createFormat } from '../../../../src/i18n/format.ts';
import type { Limiter } from '../../../http/limits.ts';
import { presentPosting } from '../../../services/serialize-posting.ts';
import { ProblemError } from '../../../http/problems.ts';
import { respondPage } from '../../layout/respond.ts';
import { editApplication } from '../../../services/edit-application.ts';
import { isEditable, type ApplicationRow } from '../../../services/open-application.ts';
import { readLines, textsOf } from '../../public/apply/form-page.ts';
import type { StatusPage } from '../status/types.ts';
import { applyMessagesFor, listMessagesFor } from '../../layout/messages.ts';
import { plainFormStyles, renderPlainForm } from '../../layout/render.ts';
import { draftOf } from '../../public/apply/stored-draft.ts';
import { formVersion } from '../../public/form-token.ts';

/** The posting without its file questions: files stay as they were sent. */
const withoutFiles = (posting: MicroInternship): MicroInternship => ({
  ...posting,
  questions: {
    ...posting.questions,
    items: posting.questions.items.filter(({ kind }) => kind !== 'file'),
  },
});

const presented = ({ services, posting }: StatusPage) =>
  presentPosting(posting, services.clock(), services.publicUrl());

/** Messages of the form that edits an application. */
const messagesFor = ({ locale, words }: StatusPage) => {
  const form = applyMessagesFor(locale);
  return {
    ...listMessagesFor(locale),
    ...form,
    applyFor: words.correctTitle,
    backToPosting: words.back,
    emailHint: words.emailFixed,
    send: words.saveCorrections,
    sendFailures: { ...form.sendFailures, ...words.sendFailures },
  };
};

interface Shown {
  draft: Draft;
  errors?: FieldError[];
  failure?: SendFailure | undefined;
  status: 200 | 400 | 403 | 409 | 415 | 422 | 429 | 503;
}

const respondForm = async (page: StatusPage, { draft, errors = [], failure, status }: Shown) => {
  const { services, context, locale, words, url } = page;
  const posting = presented(page);
  const markup = await renderPlainForm(
    { kind: 'form', posting: withoutFiles(posting), errors, failure, isSending: false },
    draft,
    {
      t: messagesFor(page),
      format: createFormat(locale, null),
      now: services.clock(),
      headingLevel: 1,
      campus: undefined,
      links: {
        list: undefined,
        persistentParams: [],
        posting: () => url(),
        apply: () => url('/edit'),
      },
      // The URL is the right to edit; this only tells which questions were shown.
      token: formVersion(posting),
    },
  );
  return respondPage(
    context,
    services,
    {
      locale,
      title: words.correctTitle(posting.title),
      isListed: false,
      styles: plainFormStyles,
      // The partials know no field that can be read and not changed.
      main: raw(markup.replace(/\sid="person-email"/, '$& readonly')),
      ...(posting.questions.items.some(({ kind }) => kind === 'file') && {
        footer: html`<p>${words.filesStay}</p>`,
      }),
    },
    { status, cache: 'no-store' },
  );
};

/** `GET /applications/{token}/edit`: the form filled with the application. Where it is too late the status page says so. */
export const respondEditForm = (page: StatusPage) =>
  isEditable(page.services, page)
    ? respondForm(page, { draft: draftOf(page.found.application, presented(page)), status: 200 })
    : page.context.redirect(page.url(), 303);

/** The request of an edited form: its email and its files do not change. */
const requestOf = ({ person, answers, campus }: ApplicationRow, draft: Draft, posting: MicroInternship) => {
  const request = toRequest(draft, withoutFiles(posting), campus ?? undefined);
  const files = posting.questions.items.flatMap(({ id, kind }) =>
    kind === 'file' && Object.hasOwn(answers, id) ? [[id, answers[id]] as const] : [],
  );
  return {
    ...request,
    person: { ...person, name: draft.person.name, school: draft.person.school },
    answers: { ...(request.answers as ApplicationRequest['answers']), ...Object.fromEntries(files) },
  };
};

/** `POST /applications/{token}/edit`: the form as a browser sends it by itself. */
export const respondEdit = async (page: StatusPage, limiter: Limiter): Promise<Response> => {
  const { services, context, found, url } = page;
  const { application } = found;
  const posting = presented(page);
  const form = textsOf(await readLines(context));
  const { person, ...typed } = readDraft(form, posting);
  const draft = { ...typed, person: { ...person, email: application.person.email } };
  try {
    if (form.get('token') !== formVersion(posting)) throw new ProblemError('questions-changed');
    const checked = check(applicationTo(posting), requestOf(application, draft, posting));
    if (!checked.ok) throw new ProblemError('invalid-request', { errors: checked.errors });
    await limiter.refuseIfExhausted(application.id);
    await editApplication(services, found, checked.value);
    await limiter.penalize(application.id);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status >= 500 || error.code === 'not-found') throw error;
    const status = error.status as Shown['status'];
    return respondForm(page, { draft, ...readRefusal(error.code, error.errors), status });
  }
  return context.redirect(url(), 303);
};
