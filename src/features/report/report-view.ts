import { html, nothing } from 'lit';
import type { FieldError } from '../../contract/problem.ts';
import { MAX_REPORT_DETAILS, REPORT_REASONS } from '../../contract/report.ts';
import type { Env } from '../../i18n/env.ts';
import type { SharedPostingMessages } from '../../i18n/posting-messages.en.ts';
import { choiceGroup, textArea } from '../../ui/field.ts';
import { heading } from '../../ui/heading.ts';
import type { ReportMessages } from './messages.en.ts';
import type { ReportDraft, ReportState } from './report-store.ts';

export interface ReportHandlers {
  change: (draft: ReportDraft) => void;
  submit: (draft: ReportDraft) => void;
  cancel: () => void;
}

type ReportEnv = Env<ReportMessages & Pick<SharedPostingMessages, 'optional'>, ReportHandlers>;

const errorText = ({ pointer, code }: FieldError, { t }: ReportEnv): string => {
  if (pointer === '/reason') return t.reportNeedsReason;
  return code === 'too-long' ? t.reportTooLong(MAX_REPORT_DETAILS) : t.reportNotAccepted;
};

const readDraft = (event: Event): ReportDraft => {
  const form = (event.currentTarget as Element).closest('form');
  const data = new FormData(form ?? undefined);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { reason: text('reason'), details: text('details') };
};

const fields = ({ errors }: ReportState & { kind: 'form' }, draft: ReportDraft, env: ReportEnv) => {
  const { t } = env;
  const errorAt = (pointer: string) => {
    const error = errors.find((candidate) => candidate.pointer === pointer);
    return error && errorText(error, env);
  };
  return html`
    ${choiceGroup({ pointer: '/reason', label: t.reportReason, error: errorAt('/reason') }, t, {
      type: 'radio',
      options: REPORT_REASONS.map((value) => ({ value, label: t.reportReasons[value] })),
      chosen: [draft.reason],
    })}
    ${textArea(
      {
        pointer: '/details',
        label: t.reportDetails,
        hint: t.reportDetailsHint(MAX_REPORT_DETAILS),
        error: errorAt('/details'),
        isOptional: true,
      },
      t,
      { value: draft.details },
    )}
  `;
};

const form = (state: ReportState & { kind: 'form' }, draft: ReportDraft, env: ReportEnv) => {
  const { t, on, headingLevel } = env;
  const { failure, isSending } = state;
  // A frame whose sandbox forbids forms has no submit event, but its button can be pressed.
  const submit = (event: Event) => {
    event.preventDefault();
    on.submit(readDraft(event));
  };
  return html`
    ${heading(headingLevel + 1, t.reportTitle, 'section-title report-title')}
    <p class="quiet">${t.reportIntro}</p>
    <form novalidate @submit=${submit} @input=${(event: Event) => on.change(readDraft(event))}>
      ${fields(state, draft, env)}
      ${failure === undefined ? nothing : html`<p class="field-error" role="alert">${t.reportFailures[failure]}</p>`}
      <div class="actions">
        <button
          type="submit"
          class="button primary"
          aria-disabled=${isSending ? 'true' : nothing}
          @click=${submit}
        >
          ${isSending ? t.sendingReport : t.sendReport}
        </button>
        <button type="button" class="button plain" @click=${on.cancel}>${t.cancelReport}</button>
      </div>
    </form>
  `;
};

/** The report of a posting, where it is written, or thanks for it. Parts: `report`, `field`. */
export const reportView = (state: ReportState, draft: ReportDraft, env: ReportEnv) => html`
  <section class="report" part="report">
    ${
      state.kind === 'sent'
        ? html`<p class="report-thanks" tabindex="-1">${env.t.reportThanks}</p>`
        : form(state, draft, env)
    }
  </section>
`;
