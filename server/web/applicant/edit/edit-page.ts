import { html, raw } from 'hono/html';
import { applicationTo, type ApplicationRequest } from '../../../../src/contract/application.ts';
import { check } from '../../../../src/contract/check.ts';
import type { MicroInternship } from '../../../../src/contract/micro-internship.ts';
import type { FieldError } from '../../../../src/contract/problem.ts';
import { readRefusal, type SendFailure } from '../../../../src/features/apply/apply-store.ts';
import { readDraft, toRequest, type Draft } from '../../../../src/features/apply/draft.ts';
import { createFormat } from '../../../../src/i18n/format.ts';
import type { Limiter } from '../../../http/limits.ts';
import { presentPosting } from '../../../api/serialize.ts';
import { ProblemError } from '../../../http/problems.ts';
import type { ApplicationRow } from '../../../store/applications.ts';
import { respondPage } from '../../layout/respond.ts';
import { correct } from '../../../services/change-application.ts';
import { readLines, textsOf } from '../../public/apply/form-page.ts';
import { isCorrectable, type Opened } from '../status/opened-application.ts';
import { applyMessagesFor, listMessagesFor } from '../../layout/messages.ts';
import { plainFormStyles, renderPlainForm } from '../../layout/render.ts';
import { draftOf } from '../../public/apply/stored-draft.ts';
import { formVersion } from '../../public/form-token.ts';

/** The posting as it is asked here: files stay as they were sent. */
const withoutFiles = (posting: MicroInternship): MicroInternship => ({
  ...posting,
  questions: {
    ...posting.questions,
    items: posting.questions.items.filter(({ kind }) => kind !== 'file'),
  },
});

const presented = ({ services, posting }: Opened) =>
  presentPosting(posting, services.clock(), services.publicUrl());

/** Messages of the form that edits an application. */
const messagesFor = ({ locale, words }: Opened) => {
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

const answerForm = async (opened: Opened, { draft, errors = [], failure, status }: Shown) => {
  const { services, context, locale, words, address } = opened;
  const posting = presented(opened);
  const markup = await renderPlainForm(
    { kind: 'form', posting: withoutFiles(posting), errors, failure, isSending: false },
    draft,
    {
      t: messagesFor(opened),
      format: createFormat(locale, null),
      now: services.clock(),
      headingLevel: 1,
      campus: undefined,
      links: {
        list: undefined,
        persistentParams: [],
        posting: () => address(),
        apply: () => address('/edit'),
      },
      // The address is the right to correct; this only tells which questions were shown.
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

/** `GET /applications/{token}/edit`: the form with what was sent. Where it is too late the status page says so. */
export const answerCorrection = (opened: Opened) =>
  isCorrectable(opened)
    ? answerForm(opened, { draft: draftOf(opened.found.application, presented(opened)), status: 200 })
    : opened.context.redirect(opened.address(), 303);

/** The request that a corrected form makes: whose it is and which files belong to it do not change. */
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
export const answerSentCorrection = async (opened: Opened, limiter: Limiter): Promise<Response> => {
  const { services, context, found, address } = opened;
  const { application } = found;
  const posting = presented(opened);
  const form = textsOf(await readLines(context));
  const { person, ...typed } = readDraft(form, posting);
  const draft = { ...typed, person: { ...person, email: application.person.email } };
  try {
    if (form.get('token') !== formVersion(posting)) throw new ProblemError('questions-changed');
    const checked = check(applicationTo(posting), requestOf(application, draft, posting));
    if (!checked.ok) throw new ProblemError('invalid-request', { errors: checked.errors });
    await limiter.refuseIfExhausted(application.id);
    await correct(services, found, checked.value);
    await limiter.penalize(application.id);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status >= 500 || error.code === 'not-found') throw error;
    const status = error.status as Shown['status'];
    return answerForm(opened, { draft, ...readRefusal(error.code, error.errors), status });
  }
  return context.redirect(address(), 303);
};
