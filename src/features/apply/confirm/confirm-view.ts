import { html, nothing } from 'lit';
import type { Confirmation } from '../../../contract/application.ts';
import type { MicroInternship } from '../../../contract/micro-internship.ts';
import type { Env } from '../../../i18n/env.ts';
import { textField } from '../../../ui/field.ts';
import { errorText } from '../error-messages.ts';
import type { ApplyMessages } from '../messages.en.ts';
import type { ConfirmMessages } from './messages.en.ts';
import type { CodeState } from './types.ts';

export interface ConfirmHandlers {
  confirm: (typed: string) => void;
  /** Has another code sent: to the same address where none is given. */
  sendCode: (corrected?: string) => void;
}

/** Posting of the application to confirm. */
export interface Confirming {
  state: CodeState;
  posting: MicroInternship;
  confirmation: Confirmation;
  /** Email that the code was sent to. */
  email: string;
  sending: 'code' | 'mail' | undefined;
}

export type ConfirmEnv = Env<ApplyMessages & ConfirmMessages, ConfirmHandlers>;

/** Error of the code in the field, if any. */
const codeError = ({ status }: CodeState, { t }: ConfirmEnv): string | undefined => {
  switch (status) {
    case 'incomplete':
      return t.codeIncomplete;
    case 'wrong':
      return t.codeWrong;
    case 'ended':
      return t.codeEnded;
    default:
      return undefined;
  }
};

/** Note about the confirmation, if any. */
const note = (
  { state: { status, secondsLeft }, email }: Confirming,
  { t }: ConfirmEnv,
): string | undefined => {
  switch (status) {
    case 'sent-again':
      return t.codeSentAgain(email);
    case 'limited':
      return secondsLeft === undefined ? t.codeLimited : `${t.codeLimited} ${t.codeLimitedFor(secondsLeft)}`;
    case 'offline':
    case 'timeout':
      return `${t.sendFailures[status]} ${t.nothingLost}`;
    case 'other':
      return t.codeFailed;
    default:
      return undefined;
  }
};

const textIn = (event: Event, name: string): string => {
  const form = (event.currentTarget as Element).closest('form');
  return (new FormData(form ?? undefined).get(name) as string | null) ?? '';
};

/** A form that our pages can send without script. */
const form = (
  { posting, confirmation: { token } }: Confirming,
  { links }: ConfirmEnv,
  className: string,
  submit: (event: Event) => void,
  content: unknown,
) => {
  const action = links.confirm?.(posting);
  return html`<form
    class=${className}
    method=${action === undefined ? nothing : 'post'}
    action=${action ?? nothing}
    novalidate
    @submit=${submit}
  >
    ${action === undefined ? nothing : html`<input type="hidden" name="token" value=${token} />`} ${content}
  </form>`;
};

const codeForm = (confirming: Confirming, env: ConfirmEnv) => {
  const { t, on } = env;
  const { state, email, sending } = confirming;
  // A frame whose sandbox forbids forms has no submit event, but its button can be pressed.
  const submit = (event: Event) => {
    event.preventDefault();
    on.confirm(textIn(event, 'code'));
  };
  return form(
    confirming,
    env,
    'code',
    submit,
    html`
      ${textField({ pointer: '/code', label: t.codeLabel(email), error: codeError(state, env) }, t, {
        value: state.code ?? '',
        inputMode: 'numeric',
        autocomplete: 'one-time-code',
      })}
      <div>
        <button
          type="submit"
          class="button primary"
          part="confirm-code"
          aria-disabled=${sending ? 'true' : nothing}
          @click=${submit}
        >
          ${sending === 'code' ? t.confirming : t.confirm}
        </button>
      </div>
    `,
  );
};

const resendButton = (
  label: string,
  { sending }: Confirming,
  press: (event: Event) => void,
  className: string,
) =>
  html`<button
    type="submit"
    name="act"
    value="resend"
    class="button ${className}"
    aria-disabled=${sending ? 'true' : nothing}
    @click=${press}
  >
    ${label}
  </button>`;

const otherCodeForm = (confirming: Confirming, env: ConfirmEnv) => {
  const { t, on } = env;
  const press = (event: Event) => {
    event.preventDefault();
    on.sendCode();
  };
  return form(confirming, env, 'resend', press, resendButton(t.newCode, confirming, press, 'plain'));
};

const emailForm = (confirming: Confirming, env: ConfirmEnv) => {
  const { t, on } = env;
  const { state, posting, email } = confirming;
  const error = state.email && errorText({ pointer: '/person/email', code: state.email.error }, posting, t);
  const press = (event: Event) => {
    event.preventDefault();
    on.sendCode(textIn(event, 'email'));
  };
  return html`<details class="change-email" ?open=${state.email !== undefined}>
    <summary>${t.changeEmail}</summary>
    ${form(
      confirming,
      env,
      'resend',
      press,
      html`
        ${textField({ pointer: '/email', label: t.newEmail, error }, t, {
          value: state.email?.value ?? email,
          type: 'email',
          autocomplete: 'email',
        })}
        <div>${resendButton(t.sendCodeThere, confirming, press, '')}</div>
      `,
    )}
  </details>`;
};

/** The zone that the dates of a posting are stated in. */
const zoneOf = ({ applicationDeadline, decisionBy }: MicroInternship): string =>
  (applicationDeadline ?? decisionBy)?.timeZone ?? 'UTC';

/** The text of the live region: each answer is told, also one that is the same as before. */
const told = (confirming: Confirming, env: ConfirmEnv) => {
  const { state, sending } = confirming;
  const { t } = env;
  if (sending) return sending === 'code' ? t.confirming : t.sending;
  if (state.status === 'confirmed') return t.emailConfirmed;
  return note(confirming, env) ?? codeError(state, env) ?? nothing;
};

const body = (confirming: Confirming, env: ConfirmEnv) => {
  const { t, format } = env;
  const { state, posting, confirmation } = confirming;
  if (state.status === 'confirmed') return nothing;
  if (state.status === 'gone') return html`<p>${t.confirmGone}</p>`;
  const shown = note(confirming, env);
  const until = format.instant({ at: confirmation.confirmBy, timeZone: zoneOf(posting) }).text;
  return html`
    <section class="confirm" part="confirm">
      <p>${t.confirmLead(posting.employer.name)}</p>
      <p class="quiet">${t.confirmUntil(until)}</p>
      ${shown === undefined ? nothing : html`<p class="confirm-note" aria-hidden="true">${shown}</p>`}
      ${codeForm(confirming, env)}
      <div class="confirm-more">${otherCodeForm(confirming, env)} ${emailForm(confirming, env)}</div>
    </section>
  `;
};

/** The confirmation of a mailbox by the code that was sent to it. Parts: `confirm`, `confirm-code`. */
export const confirmView = (confirming: Confirming, env: ConfirmEnv) => html`
  <p class="unseen" role="status">${told(confirming, env)}</p>
  ${body(confirming, env)}
`;
