import type { Context } from 'hono';
import { raw } from 'hono/html';
import { applicationTo, type Receipt } from '../../../../src/contract/application.ts';
import { check } from '../../../../src/contract/check.ts';
import type { MicroInternship } from '../../../../src/contract/micro-internship.ts';
import type { FieldError } from '../../../../src/contract/problem.ts';
import {
  readRefusal,
  initialState,
  type ApplyState,
  type SendFailure,
} from '../../../../src/features/apply/apply-store.ts';
import { emptyDraft, readDraft, toRequest, type Draft } from '../../../../src/features/apply/draft.ts';
import { pageMessages } from '../../layout/page-messages.ts';
import { signalsOf } from '../../../domain/bot-signals.ts';
import { readForm } from '../../../http/body.ts';
import type { Confirmations } from '../../../services/confirmations.ts';
import type { FilePolicy } from '../../../http/form-body.ts';
import { submitApplication, type SubmissionLimits } from '../../../services/submit-application.ts';
import { ProblemError } from '../../../http/problems.ts';
import { readPosting } from '../../../services/read-postings.ts';
import { noteSecurityEvent } from '../../../http/request-log.ts';
import type { Services } from '../../../context.ts';
import type { UploadLimits } from '../../../services/receive-upload.ts';
import { respondPage } from '../../layout/respond.ts';
import { withFileNames, storeFormFiles } from './form-files.ts';
import { readHoneypot, withHoneypot } from './honeypot.ts';
import {
  brandCss,
  campusBar,
  initialStateOf,
  readPageContext,
  type PageContext,
} from '../../layout/page-context.ts';
import { isGone } from '../posting/posting-page.ts';
import { renderForm } from '../../layout/render.ts';
import { formVersion, type FormTokens, type IssuedForm, type FormToken } from '../form-token.ts';

/** All that the form of an application needs. */
export interface FormServices extends Services {
  confirmations: Confirmations;
  submissionLimits: SubmissionLimits;
  uploadLimits: UploadLimits;
  tokens: FormTokens;
  networkOf: (context: Context) => string;
}

/** The form as it is to be shown, with what was typed into it so far. */
interface Shown {
  state: ApplyState & { posting: MicroInternship };
  draft: Draft;
  form: IssuedForm;
  status: 200 | 400 | 403 | 409 | 410 | 422 | 429 | 503;
}

/** Responds with the form, or with the receipt. */
export const respondForm = async (
  services: FormServices,
  context: Context,
  place: PageContext,
  shown: Shown,
) => {
  const { state, draft, form, status } = shown;
  const { posting } = state;
  // Sent by script or without, it is one application.
  const { token, idempotencyKey } = form;
  const widget = await renderForm(
    { ...(place.campus && { campus: place.campus.slug }), 'heading-level': '1' },
    { ...initialStateOf(place, services.clock()), state, draft, token, idempotencyKey },
  );
  return respondPage(
    context,
    services,
    {
      locale: place.locale,
      title: pageMessages(place.locale).applyTitle(posting.title),
      isListed: false,
      isFramed: place.surface === 'embed',
      campusBar: campusBar(place),
      styles: brandCss(place),
      main: raw(state.kind === 'form' ? withHoneypot(widget.markup, place.locale) : widget.markup),
      widget,
    },
    {
      status,
      // What somebody has typed is in it; an empty form may be gone back to.
      cache: context.req.method === 'GET' ? 'private, no-cache' : 'no-store',
      ...(place.surface === 'embed' && { framedBy: place.campus }),
    },
  );
};

/** `GET /m/{slug}/apply` and the same for a frame. */
export const emptyFormPage = async (
  services: FormServices,
  context: Context,
  surface: PageContext['surface'],
) => {
  const place = await readPageContext(services, context, surface);
  const posting = await readPosting(services, context.req.param('slug') ?? '', place.campus);
  return respondForm(services, context, place, {
    state: initialState(posting, place.campus?.slug),
    draft: emptyDraft,
    form: await services.tokens.issue(posting),
    status: isGone(posting) ? 410 : 200,
  });
};

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** A form whose lines end by one character, where browsers write two. */
export const readLines = async (context: Context, policy?: FilePolicy): Promise<FormData> => {
  const form = new FormData();
  for (const [name, value] of await readForm(context, FORM_TYPES, policy))
    form.append(name, typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value);
  return form;
};

/** A form's texts: a file among them is no answer to anything. */
export const textsOf = (form: FormData): FormData => {
  const texts = new FormData();
  for (const [name, value] of form) if (typeof value === 'string') texts.append(name, value);
  return texts;
};

const tokenIn = (fields: FormData): string => {
  const token = fields.get('token');
  return typeof token === 'string' ? token : '';
};

type Outcome =
  { receipt: Receipt } | { errors: FieldError[]; failure: SendFailure | undefined; status: Shown['status'] };

const refused = (error: unknown): Outcome => {
  if (!(error instanceof ProblemError) || error.status >= 500) throw error;
  return { ...readRefusal(error.code, error.errors), status: error.status as Shown['status'] };
};

/** Errors of a form; that of a refused file replaces its `required`. */
const withRefusals = (errors: FieldError[], refusals: FieldError[]): FieldError[] => [
  ...errors.filter(({ pointer }) => refusals.every((refusal) => refusal.pointer !== pointer)),
  ...refusals,
];

const send = async (
  services: FormServices,
  shown: FormToken | undefined,
  posting: MicroInternship,
  {
    request,
    refusals,
    trapped,
    network,
  }: { request: unknown; refusals: FieldError[]; trapped: string; network: string },
): Promise<Outcome> => {
  // A form that is not ours, or too old: what was typed is shown again in one that is.
  if (!shown) return { errors: [], failure: 'other', status: 403 };
  const checked = check(applicationTo(posting), request);
  const errors = withRefusals(checked.ok ? [] : checked.errors, refusals);
  try {
    const receipt = await submitApplication(services, {
      idempotencyKey: shown.idempotencyKey,
      signals: signalsOf({ trapped, milliseconds: services.clock().getTime() - shown.givenAt.getTime() }),
      // The very text that the script sends, so that it is known again whichever way it comes.
      body: JSON.stringify(checked.ok ? checked.value : request),
      parse: () => {
        if (shown.version !== formVersion(posting)) throw new ProblemError('questions-changed');
        if (!checked.ok || errors.length > 0) throw new ProblemError('invalid-request', { errors });
        return checked.value;
      },
      network,
    });
    return { receipt };
  } catch (error) {
    return refused(error);
  }
};

const after = (outcome: Outcome, posting: MicroInternship): Pick<Shown, 'state' | 'status'> =>
  'receipt' in outcome
    ? { state: { kind: 'receipt', posting, receipt: outcome.receipt }, status: 200 }
    : {
        state: {
          kind: 'form',
          posting,
          errors: outcome.errors,
          failure: outcome.failure,
          isSending: false,
        },
        status: outcome.status,
      };

/** `POST /m/{slug}/apply` and the same for a frame: the form without script. */
export const submitFormPage = async (
  services: FormServices,
  context: Context,
  surface: PageContext['surface'],
) => {
  const network = services.networkOf(context);
  await services.submissionLimits.requests.consume(network);
  const place = await readPageContext(services, context, surface);
  const posting = await readPosting(services, context.req.param('slug') ?? '', place.campus);
  const readToken = (fields: FormData) => services.tokens.read(tokenIn(fields), posting.slug);
  // The token stands before all files. Without a good one none of them is read; what was typed is shown again.
  const form = await readLines(context, async (fields) => (await readToken(fields)) !== undefined);
  const texts = textsOf(form);
  const given = tokenIn(texts);
  const sent = await readToken(texts);
  if (!sent) noteSecurityEvent(context, 'token-refused');
  // A page of somebody else's may not fill our store.
  const refusals = sent ? await storeFormFiles(services, { form, texts, shown: sent, posting, network }) : [];
  const draft = readDraft(texts, posting);
  const request = toRequest(draft, posting, place.campus?.slug);
  const trapped = readHoneypot(texts);
  const outcome = await send(services, sent, posting, { request, refusals, trapped, network });
  return respondForm(services, context, place, {
    ...after(outcome, posting),
    draft: await withFileNames(services, draft, posting),
    form:
      sent?.version === formVersion(posting)
        ? { ...sent, token: given }
        : await services.tokens.issue(posting),
  });
};
