import type { Context } from 'hono';
import { raw } from 'hono/html';
import { applicationTo, type Receipt } from '../../src/contract/application.ts';
import { check } from '../../src/contract/check.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import {
  readRefusal,
  startOf,
  type ApplyState,
  type SendFailure,
} from '../../src/features/apply/apply-store.ts';
import { emptyDraft, readDraft, toRequest, type Draft } from '../../src/features/apply/draft.ts';
import { pagesIn } from '../../src/i18n/pages.ts';
import type { Intake } from '../http/intake.ts';
import { ProblemError } from '../http/problems.ts';
import { readPosting } from '../http/read.ts';
import type { Services } from '../http/services.ts';
import { answerPage } from './answer.ts';
import { firstViewOf, readPlace, type Place } from './place.ts';
import { isGone } from './posting-page.ts';
import { renderForm } from './render.ts';
import { formVersion, type FormTokens, type IssuedForm, type ShownForm } from './token.ts';

/** What the form's page needs beside the marketplace: where applications come in, and what makes a form ours. */
export interface FormServices extends Services {
  intake: Intake;
  tokens: FormTokens;
}

/** The form as it is to be shown, with what was typed into it so far. */
interface Shown {
  state: ApplyState & { posting: MicroInternship };
  draft: Draft;
  form: IssuedForm;
  status: 200 | 400 | 403 | 409 | 410 | 422 | 429 | 503;
}

const answerForm = async (services: FormServices, context: Context, place: Place, shown: Shown) => {
  const { state, draft, form, status } = shown;
  const { posting } = state;
  // Sent by script or without, it is one application.
  const { token, idempotencyKey } = form;
  const widget = await renderForm(
    { ...(place.campus && { campus: place.campus.slug }), 'heading-level': '1' },
    { ...firstViewOf(place, services.clock()), state, draft, token, idempotencyKey },
  );
  return answerPage(
    context,
    services,
    {
      locale: place.locale,
      title: pagesIn(place.locale).applyTitle(posting.title),
      isListed: false,
      isFramed: place.door === 'embed',
      main: raw(widget.markup),
      widget,
    },
    {
      status,
      // What somebody has typed is in it; an empty form may be gone back to.
      cache: context.req.method === 'GET' ? 'private, no-cache' : 'no-store',
      ...(place.door === 'embed' && { framedBy: place.campus }),
    },
  );
};

/** `GET /m/{slug}/apply` and the same for a frame. */
export const answerEmptyForm = async (services: FormServices, context: Context, door: Place['door']) => {
  const place = await readPlace(services, context, door);
  const posting = await readPosting(services, context.req.param('slug') ?? '', place.campus);
  return answerForm(services, context, place, {
    state: startOf(posting),
    draft: emptyDraft,
    form: await services.tokens.issue(posting),
    status: isGone(posting) ? 410 : 200,
  });
};

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** The texts of a form, whose lines browsers end by two characters; a file among them is no answer to anything. */
const readForm = async (context: Context): Promise<FormData> => {
  const mediaType = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!FORM_TYPES.includes(mediaType)) throw new ProblemError('unsupported-media-type');
  const texts = new FormData();
  let given: FormData;
  try {
    given = await context.req.formData();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('invalid-request', { detail: 'The body is not a form.' });
  }
  for (const [name, value] of given)
    if (typeof value === 'string') texts.append(name, value.replaceAll('\r\n', '\n'));
  return texts;
};

type Outcome =
  { receipt: Receipt } | { errors: FieldError[]; failure: SendFailure | undefined; status: Shown['status'] };

const refused = (error: unknown): Outcome => {
  if (!(error instanceof ProblemError) || error.status >= 500) throw error;
  return { ...readRefusal(error.code, error.errors), status: error.status as Shown['status'] };
};

const send = async (
  { intake }: FormServices,
  shown: ShownForm | undefined,
  posting: MicroInternship,
  request: unknown,
): Promise<Outcome> => {
  // A form that is not ours, or too old: what was typed is shown again in one that is.
  if (!shown) return { errors: [], failure: 'other', status: 403 };
  const checked = check(applicationTo(posting), request);
  try {
    const receipt = await intake.receive({
      idempotencyKey: shown.idempotencyKey,
      // The very text that the script sends, so that it is known again whichever way it comes.
      body: JSON.stringify(checked.ok ? checked.value : request),
      parse: () => {
        if (shown.version !== formVersion(posting)) throw new ProblemError('questions-changed');
        if (!checked.ok) throw new ProblemError('invalid-request', { errors: checked.errors });
        return checked.value;
      },
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

/** `POST /m/{slug}/apply` and the same for a frame: the form as a browser sends it by itself. */
export const answerSentForm = async (services: FormServices, context: Context, door: Place['door']) => {
  await services.intake.admit(context);
  const place = await readPlace(services, context, door);
  const posting = await readPosting(services, context.req.param('slug') ?? '', place.campus);
  const form = await readForm(context);
  const given = (form.get('token') as string | null) ?? '';
  const sent = await services.tokens.read(given, posting.slug);
  const draft = readDraft(form, posting);
  const outcome = await send(services, sent, posting, toRequest(draft, posting, place.campus?.slug));
  return answerForm(services, context, place, {
    ...after(outcome, posting),
    draft,
    form:
      sent?.version === formVersion(posting)
        ? { ...sent, token: given }
        : await services.tokens.issue(posting),
  });
};
