import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { withParams } from '../../base/url.ts';
import type { MicroInternship } from '../../contract/micro-internship.ts';
import { textLimit, type ChoiceQuestion, type Question } from '../../contract/questions.ts';
import type { DeferredMessages } from '../../i18n/deferred-messages.en.ts';
import type { Env } from '../../i18n/env.ts';
import { back } from '../../ui/back.ts';
import { checkBox, choiceGroup, fieldId, textArea, textField, type FieldData } from '../../ui/field.ts';
import { heading } from '../../ui/heading.ts';
import { failureText } from '../../ui/failure.ts';
import { message } from '../../ui/message.ts';
import { skeleton } from '../../ui/skeleton.ts';
import type { ApplyState } from './apply-store.ts';
import { answersFor, readDraft, type Draft } from './draft.ts';
import { errorText, fieldLabel, schoolEmail } from './error-messages.ts';
import type { ChoicesMessages } from './choices/messages.en.ts';
import type { FieldsMessages } from './fields/messages.en.ts';
import type { FilesMessages } from './files/messages.en.ts';
import type { ApplyMessages } from './messages.en.ts';

export interface ApplyHandlers {
  /** Handler of the back link, if there is a view before. */
  back?: (() => void) | undefined;
  /** Something was typed: how it is read, once it is wanted. */
  change: (read: () => Draft) => void;
  submit: (draft: Draft) => void;
  retry: () => void;
}

/** Environment of the form; the messages of its lazy fields are there if a question needs them. */
export type ApplyEnv = Env<
  DeferredMessages & ApplyMessages & Partial<FieldsMessages & FilesMessages & ChoicesMessages>,
  ApplyHandlers
>;

/** Renderers of the fields that a plain form does not have, loaded if a question needs one. */
export interface FieldRenderers {
  /** How the form is sent without script where its text is not all. */
  readonly encoding: 'multipart/form-data' | undefined;
  /** The field of a question, of what was answered and of how it is without more. */
  field: (
    item: Question,
    data: FieldData,
    given: readonly string[],
    plain: unknown,
    t: ApplyEnv['t'],
  ) => unknown;
  /** Renders the "other" option of a choice. */
  ownWords: (item: ChoiceQuestion, data: FieldData, given: readonly string[], t: ApplyEnv['t']) => unknown;
}

/** `token` lets a form be sent without script, once; only the marketplace's own pages have one. */
type ViewEnv = ApplyEnv & {
  token?: string | undefined;
  special?: FieldRenderers | undefined;
  /** Notices above the fields. */
  banner?: unknown;
  /** Draft status below the fields. */
  footer?: unknown;
  /** Content of a receipt below its title. */
  sent?: unknown;
  /** The title of a receipt that asks for more; until that is loaded it is still being sent. */
  sentTitle?: string | undefined;
  /** True while the form is rate limited or retried. */
  isSubmitDisabled?: boolean | undefined;
};
type Form = ApplyState & { kind: 'form' };

const field = (pointer: string, { posting, errors }: Form, { t }: ViewEnv): FieldData => {
  const error = errors.find((candidate) => candidate.pointer === pointer);
  return {
    pointer,
    label: fieldLabel(pointer, posting, t),
    error: error && errorText(error, posting, t),
  };
};

const choiceHint = (item: Question & { kind: 'single-choice' | 'multiple-choice' }, { t }: ViewEnv) => {
  if (item.kind === 'single-choice') return undefined;
  return item.maxChoices === undefined ? t.chooseAny : t.upToChoices(item.maxChoices);
};

/** The employer's own text of a question, apart from ours: in its own language, which may run the other way. */
const hint = (help: string | undefined, lang: string, ours?: string) =>
  help === undefined
    ? ours
    : html`<bdi lang=${lang}>${help}</bdi>${ours === undefined ? nothing : ` ${ours}`}`;

const plainField = (item: Question, data: FieldData, given: readonly string[], env: ViewEnv) => {
  const { t } = env;
  const { help } = item;
  const { lang = '' } = data;
  const [value = ''] = given;
  switch (item.kind) {
    case 'other':
    case 'file':
      return nothing;
    case 'short-text':
      return textField(data, t, { value });
    case 'link':
      return textField({ ...data, hint: hint(help, lang, t.linkHint) }, t, { value, type: 'url' });
    case 'number':
      return textField(data, t, { value, inputMode: item.whole ? 'numeric' : 'decimal' });
    case 'date':
      return textField(data, t, { value, type: 'date', min: item.earliest, max: item.latest });
    case 'long-text':
      return textArea({ ...data, hint: hint(help, lang, t.upTo(textLimit(item) ?? 0)) }, t, { value });
    case 'single-choice':
    case 'multiple-choice':
      return choiceGroup({ ...data, hint: hint(help, lang, choiceHint(item, env)) }, t, {
        type: item.kind === 'single-choice' ? 'radio' : 'checkbox',
        options: item.options.map((option) => ({ ...option, lang })),
        chosen: given,
        more: item.other && env.special?.ownWords(item, data, given, t),
      });
    case 'yes-no':
      return choiceGroup(data, t, {
        type: 'radio',
        options: [
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no },
        ],
        chosen: given,
      });
  }
};

const question = (item: Question, state: Form, draft: Draft, env: ViewEnv) => {
  const { language: lang } = state.posting;
  const data: FieldData = {
    ...field(`/answers/${item.id}`, state, env),
    lang,
    hint: hint(item.help, lang),
    isOptional: !item.required,
  };
  const given = answersFor(draft.answers, item.id);
  const plain = plainField(item, data, given, env);
  return env.special?.field(item, data, given, plain, env.t) ?? plain;
};

const errorSummary = ({ posting, errors, failure }: Form, { t, headingLevel }: ViewEnv) => {
  if (errors.length === 0 && failure === undefined) return nothing;
  const goTo = (event: Event, pointer: string) => {
    event.preventDefault();
    const root = (event.target as Element).getRootNode() as ShadowRoot;
    root.getElementById(fieldId(pointer))?.focus();
  };
  return html`
    <div class="error-summary" part="error-summary" role="alert" aria-atomic="false" tabindex="-1">
      ${heading(headingLevel + 1, t.problemTitle, 'section-title')}
      ${
        failure === undefined
          ? nothing
          : html`<p>${t.sendFailures[failure]}</p>
              <p>${t.nothingLost}</p>`
      }
      ${
        errors.length === 0
          ? nothing
          : html`<ul role="list">
              ${errors.map(
                (error) => html`
                  <li>
                    <a
                      href="#${fieldId(error.pointer)}"
                      @click=${(event: Event) => goTo(event, error.pointer)}
                      >${errorText(error, posting, t)}</a
                    >
                  </li>
                `,
              )}
            </ul>`
      }
    </div>
  `;
};

const privacyNotice = ({ employer, privacy }: MicroInternship, { t, headingLevel }: ViewEnv) => html`
  <section class="privacy">
    ${heading(headingLevel + 1, t.privacyTitle, 'section-title')}
    <p>${t.privacyNotice(employer.name, privacy.retentionDays)}</p>
  </section>
`;

const contactFields = (state: Form, { person }: Draft, env: ViewEnv) => {
  const { t, headingLevel } = env;
  return html`
    <div class="form-section">
      ${heading(headingLevel + 1, t.aboutYou, 'section-title')}
      ${textField(field('/person/name', state, env), t, { value: person.name, autocomplete: 'name' })}
      ${textField(
        { ...field('/person/email', state, env), hint: schoolEmail(state.posting, t) ?? t.emailHint },
        t,
        {
          value: person.email,
          type: 'email',
          autocomplete: 'email',
        },
      )}
      ${textField(field('/person/school', state, env), t, { value: person.school, autocomplete: 'organization' })}
    </div>
  `;
};

const questionFields = (state: Form, draft: Draft, env: ViewEnv) => {
  const { employer, questions } = state.posting;
  if (questions.items.length === 0) return nothing;
  return html`
    <div class="form-section">
      ${heading(env.headingLevel + 1, env.t.questionsFrom(employer.name), 'section-title')}
      ${repeat(
        questions.items,
        ({ id }) => id,
        (item) => question(item, state, draft, env),
      )}
    </div>
  `;
};

const confirmations = (state: Form, draft: Draft, env: ViewEnv) => html`
  <div class="form-section">
    ${heading(env.headingLevel + 1, env.t.statementsTitle, 'section-title')}
    ${state.posting.statements.map((statement) =>
      checkBox(field(`/statements/${statement}`, state, env), {
        isChecked: draft.statements[statement] ?? false,
      }),
    )}
    ${checkBox(field('/consent/given', state, env), { isChecked: draft.hasConsent })}
  </div>
`;

const form = (state: Form, draft: Draft, env: ViewEnv) => {
  const { t, on, links, token, special } = env;
  const { posting, isSending } = state;
  const reader = (event: Event) => {
    const form = (event.currentTarget as Element).closest('form');
    return () => readDraft(new FormData(form ?? undefined), posting);
  };
  // A frame whose sandbox forbids forms has no submit event, but its button can be pressed.
  const submit = (event: Event) => {
    event.preventDefault();
    on.submit(reader(event)());
  };
  return html`
    ${heading(env.headingLevel, t.applyFor(posting.title), 'title')} ${errorSummary(state, env)} ${env.banner}
    ${privacyNotice(posting, env)}
    <form
      class="application"
      part="form"
      method=${token ? 'post' : nothing}
      enctype=${special?.encoding ?? nothing}
      action=${(token && links.apply(posting)) || nothing}
      novalidate
      @submit=${submit}
      @input=${(event: Event) => on.change(reader(event))}
    >
      ${token ? html`<input type="hidden" name="token" value=${token} />` : nothing}
      ${contactFields(state, draft, env)} ${questionFields(state, draft, env)}
      ${confirmations(state, draft, env)}
      <div>
        <button
          type="submit"
          class="button primary"
          part="send"
          aria-disabled=${isSending || env.isSubmitDisabled ? 'true' : nothing}
          @click=${submit}
        >
          ${isSending ? t.sending : t.send}
        </button>
      </div>
      ${env.footer}
    </form>
  `;
};

const receipt = ({ receipt: { confirmation } }: ApplyState & { kind: 'receipt' }, env: ViewEnv) => {
  const { t, headingLevel } = env;
  return html`
    <div class="receipt" part="receipt">
      ${heading(headingLevel, env.sentTitle ?? (confirmation ? t.sending : t.receiptTitle), 'title')}
      ${env.sent} ${env.banner}
    </div>
  `;
};

const body = (state: ApplyState, draft: Draft, env: ViewEnv) => {
  const { t, on, headingLevel } = env;
  switch (state.kind) {
    case 'loading':
      return html`${heading(headingLevel, t.loadingOne, 'title')} ${skeleton(2)}`;
    case 'not-found':
      return html`${heading(headingLevel, t.notFound, 'title')} ${message({ text: t.notFoundHelp })}<slot
        ></slot>`;
    case 'failed':
      return html`${heading(headingLevel, t.oneFailed, 'title')}
        ${message({ text: failureText(state.error.code, env), action: { label: t.tryAgain, press: on.retry } })}<slot
        ></slot>`;
    case 'closed':
      return html`${heading(headingLevel, t.applyFor(state.posting.title), 'title')}
      ${message({ text: state.posting.status === 'open' ? t.sendFailures.exclusive : t.statuses[state.posting.status] })}`;
    case 'unsupported':
      return html`${heading(headingLevel, t.applyFor(state.posting.title), 'title')}
        ${message({ text: t.unsupported })}<slot></slot>`;
    case 'form':
      return form(state, draft, env);
    case 'receipt':
      return receipt(state, env);
  }
};

/** Back to the posting, or from the receipt to the list, where there is one to go back to. */
const wayBack = (state: ApplyState, { t, on, links }: ViewEnv) => {
  const posting = 'posting' in state ? state.posting : undefined;
  // Only a page of the marketplace's own has a page of the form, and beside it those of the posting and the list.
  const hasPages = posting !== undefined && links.apply(posting) !== undefined;
  const isDone = state.kind === 'receipt';
  const href = hasPages
    ? isDone
      ? links.list && withParams(links.list, links.persistentParams)
      : links.posting(posting)
    : undefined;
  if (!on.back && href === undefined) return nothing;
  return html`<div>${back(isDone ? t.back : t.backToPosting, { href, press: on.back })}</div>`;
};

/** The application form of one posting. Parts: `back`, `form`, `field`, `error-summary`, `send`, `receipt`. */
export const applyView = (state: ApplyState, draft: Draft, env: ViewEnv) => html`
  <div class="apply" aria-busy=${state.kind === 'loading' ? 'true' : 'false'}>
    ${wayBack(state, env)} ${body(state, draft, env)}
  </div>
`;
