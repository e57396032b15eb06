import type { Context } from 'hono';
import { check } from '../../../../src/contract/check.ts';
import { CodeRequest, ConfirmationRequest } from '../../../../src/contract/confirmation.ts';
import { readCode } from '../../../../src/features/apply/confirm/read-code.ts';
import type { CodeState } from '../../../../src/features/apply/confirm/types.ts';
import { readForm } from '../../../http/body.ts';
import { ProblemError } from '../../../http/problems.ts';
import { readPosting } from '../../../services/read-postings.ts';
import { noteSecurityEvent } from '../../../http/request-log.ts';
import { confirmApplication } from '../../../services/confirm-application.ts';
import { resendConfirmation } from '../../../services/resend-confirmation.ts';
import { readApplication } from '../../../services/open-application.ts';
import { respondForm, type FormServices } from './form-page.ts';
import { readPageContext, type PageContext } from '../../layout/page-context.ts';
import { draftOf } from './stored-draft.ts';

type Status = 200 | 400 | 410 | 429;

/** The outcome of a code or of the request for another one, with the HTTP status of its response. */
type Outcome = CodeState & { httpStatus: Status };

const text = (form: FormData, name: string): string => (form.get(name) as string | null) ?? '';

const limited = (error: unknown): Outcome => {
  if (error instanceof ProblemError && error.code === 'too-many-requests') {
    const seconds = Number(error.headers['Retry-After']);
    return { status: 'limited', ...(seconds > 0 && { secondsLeft: seconds }), httpStatus: 429 };
  }
  throw error;
};

const confirm = async (services: FormServices, id: string, form: FormData): Promise<Outcome> => {
  const typed = text(form, 'code');
  const checked = check(ConfirmationRequest, { token: text(form, 'token'), code: readCode(typed) });
  if (!checked.ok) return { status: 'incomplete', code: typed, httpStatus: 400 };
  const outcome = await confirmApplication(services, services.confirmations, id, {
    code: checked.value.code,
  });
  switch (outcome.kind) {
    case 'confirmed':
      return { status: 'confirmed', httpStatus: 200 };
    case 'wrong':
      return { status: 'wrong', code: typed, httpStatus: 400 };
    case 'ended':
      return { status: 'ended', httpStatus: 410 };
    case 'gone':
      throw new ProblemError('not-found');
    case 'refused':
      return { status: 'gone', httpStatus: 410 };
  }
};

const resend = async (
  services: FormServices,
  id: string,
  { form, network }: { form: FormData; network: string },
): Promise<Outcome> => {
  const given = form.has('email') ? text(form, 'email').trim() : undefined;
  const checked = check(CodeRequest, {
    token: text(form, 'token'),
    ...(given !== undefined && { email: given }),
  });
  const refused = (error: 'required' | 'format' | 'choice'): Outcome => ({
    status: 'asked',
    email: { value: given ?? '', error },
    httpStatus: 400,
  });
  if (!checked.ok) return refused(given === '' ? 'required' : 'format');
  try {
    await resendConfirmation(services, services.confirmations, { id, email: checked.value.email, network });
    return { status: 'sent-again', httpStatus: 200 };
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'invalid-request') return refused('choice');
    throw error;
  }
};

/**
 * `POST /m/{slug}/confirm` and the same for a frame: the code of a receipt, or the wish for another one, as a browser
 * sends it by itself. Answered by the receipt in its next state.
 */
export const submitCodePage = async (
  services: FormServices,
  context: Context,
  surface: PageContext['surface'],
) => {
  const network = services.networkOf(context);
  await services.submissionLimits.requests.consume(network);
  const { confirmations } = services;
  const place = await readPageContext(services, context, surface);
  const posting = await readPosting(services, context.req.param('slug') ?? '', place.campus);
  const form = await readForm(context, ['application/x-www-form-urlencoded']);
  const id = await confirmations.tokens.read(text(form, 'token'));
  if (id === undefined) noteSecurityEvent(context, 'token-refused');
  const isResend = form.get('act') === 'resend';
  const before = id === undefined ? undefined : await readApplication(services, id);
  // Before anything is done: a form of one posting confirms no application to another.
  if (id === undefined || before?.slug !== posting.slug) throw new ProblemError('not-found');
  const outcome = await (
    isResend ? resend(services, id, { form, network }) : confirm(services, id, form)
  ).catch(limited);
  const found = await readApplication(services, id);
  if (!found) throw new ProblemError('not-found');
  const { application } = found;
  // Its owner may have corrected it since: what it holds now is not for whoever sent it and proves nothing.
  if (application.confirmedAt && outcome.status !== 'confirmed') throw new ProblemError('not-found');
  const { httpStatus, ...confirmation } = outcome;
  const receipt = application.confirmedAt
    ? application.receipt
    : {
        ...application.receipt,
        confirmation: {
          token: await confirmations.tokens.issue(application),
          confirmBy: application.confirmBy.toISOString(),
        },
      };
  return respondForm(services, context, place, {
    state: { kind: 'receipt', posting, receipt, confirmation },
    draft: { ...draftOf(application, posting), files: found.files },
    form: await services.tokens.issue(posting),
    status: httpStatus,
  });
};
