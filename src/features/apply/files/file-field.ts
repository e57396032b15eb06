import { css, html, nothing } from 'lit';
import type { CommonMessages } from '../../../i18n/messages.en.ts';
import type { SharedPostingMessages } from '../../../i18n/posting-messages.en.ts';
import { fieldId, fieldName, frame, labelText, notes, type FieldData } from '../../../ui/field.ts';
import type { FilesMessages } from './messages.en.ts';
import type { FileFacts, UploadState, UploadStore } from './upload-store.ts';

type FileFieldMessages = CommonMessages & SharedPostingMessages & FilesMessages;

/** Handlers of a file field. */
export type FileHandlers = Pick<UploadStore, 'pick' | 'retry' | 'remove'>;

const KILOBYTE = 1000;

const named = ({ name, size }: FileFacts, t: FileFieldMessages): string =>
  t.fileWithSize(name, Math.ceil(size / KILOBYTE));

/** Status of the upload, as shown. */
const statusText = (state: UploadState, t: FileFieldMessages): string | undefined => {
  switch (state.kind) {
    case 'empty':
      return state.isRemoved ? t.noFile : undefined;
    case 'uploading':
      return t.uploading(named(state.file, t));
    case 'done':
      return t.uploaded(named(state.file, t));
    case 'failed':
      return undefined;
  }
};

const failureText = (state: UploadState, label: string, t: FileFieldMessages): string | undefined =>
  state.kind === 'failed' ? t.fileError(label, state.failure.code) : undefined;

const refusalText = (state: UploadState, t: FileFieldMessages) =>
  state.kind === 'failed' && state.failure.refusal ? t.uploadRefusals[state.failure.refusal] : undefined;

const progress = (state: UploadState, t: FileFieldMessages) =>
  state.kind === 'uploading'
    ? html`<div class="file-progress">
        <progress max="1" value=${state.part} aria-label=${t.uploading(state.file.name)}></progress>
        <span class="quiet" aria-hidden="true">${t.uploadedPart(state.part)}</span>
      </div>`
    : nothing;

const actions = (
  state: UploadState,
  { retry, remove }: FileHandlers,
  input: string,
  t: FileFieldMessages,
) => {
  if (state.kind === 'empty') return nothing;
  const press = (act: () => unknown) => (event: Event) => {
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    const control = root.getElementById(input) as HTMLInputElement | null;
    if (act === remove && control) control.value = '';
    void act();
    // The button that was pressed is about to go.
    control?.focus();
  };
  return html`<div class="file-actions">
    ${
      state.kind === 'failed' && state.canRetry
        ? html`<button type="button" class="button" @click=${press(retry)}>${t.tryAgain}</button>`
        : nothing
    }
    <button type="button" class="button" @click=${press(remove)}>
      ${state.kind === 'uploading' ? t.cancelUpload : t.removeFile}
    </button>
  </div>`;
};

/** A file that is there already can be kept or left out where no script can show more. */
const kept = ({ pointer }: FieldData, state: UploadState, t: FileFieldMessages) =>
  state.kind === 'done'
    ? html`<label class="choice">
        <input type="checkbox" name=${fieldName(pointer)} value=${state.id} checked />
        <bdi>${t.keepFile(named(state.file, t))}</bdi>
      </label>`
    : nothing;

const live = (
  data: FieldData,
  { state, answer, isAwaited }: Pick<UploadStore, 'state' | 'answer'> & { isAwaited: boolean },
  on: FileHandlers,
  t: FileFieldMessages,
) => {
  const id = fieldId(data.pointer);
  const status = statusText(state, t);
  const refusal = refusalText(state, t);
  return html`
    ${answer === undefined ? nothing : html`<input type="hidden" name=${fieldName(data.pointer)} value=${answer} />`}
    <div role="status" id="${id}-status">
      ${status === undefined ? nothing : html`<p>${status}</p>`}
      ${isAwaited && state.kind === 'uploading' ? html`<p>${t.waitingForFile}</p>` : nothing}
      ${refusal === undefined ? nothing : html`<p>${refusal}</p>`}
      ${
        data.error === undefined && state.kind === 'failed'
          ? html`<p class="field-error">${failureText(state, data.label, t)}</p>`
          : nothing
      }
    </div>
    ${progress(state, t)} ${actions(state, on, id, t)}
  `;
};

const isOver = (event: DragEvent, over: boolean): void => {
  (event.currentTarget as Element).classList.toggle('file-over', over);
};

const give = (control: HTMLInputElement, files: FileList | undefined, on: FileHandlers): void => {
  const [file] = files ?? [];
  if (!file) return;
  if (control.files !== files) control.files = files ?? null;
  void on.pick(file);
};

/** The file that a question asks for. Without `on` it is what a page without script can do. */
export const fileField = (
  data: FieldData,
  t: FileFieldMessages,
  {
    store,
    on,
    isAwaited = false,
  }: {
    store: Pick<UploadStore, 'state' | 'answer'>;
    on: FileHandlers | undefined;
    /** True while the form waits for the upload to be sent. */
    isAwaited?: boolean;
  },
) => {
  const { pointer } = data;
  const id = fieldId(pointer);
  const { state } = store;
  const isWrong = data.error !== undefined || state.kind === 'failed';
  const error = data.error === undefined ? undefined : (failureText(state, data.label, t) ?? data.error);
  const hint = html`${data.hint} ${t.fileHint}`;
  const drop = (event: DragEvent) => {
    if (!on) return;
    event.preventDefault();
    isOver(event, false);
    const control = (event.currentTarget as Element).querySelector<HTMLInputElement>('[type="file"]');
    if (control) give(control, event.dataTransfer?.files, on);
  };
  const over = (event: DragEvent) => {
    if (!on || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    isOver(event, true);
  };
  return frame(
    { ...data, error: isWrong ? (error ?? '') : undefined },
    html`
      <label for=${id}>${labelText(data, t)}</label>
      ${notes({ ...data, hint, error })}
      <div
        class="file"
        @dragover=${over}
        @dragleave=${(event: DragEvent) => isOver(event, false)}
        @drop=${drop}
      >
        <input
          type="file"
          id=${id}
          name="files.${pointer.slice('/answers/'.length)}"
          accept=".pdf,.doc,.docx"
          ?required=${!data.isOptional}
          aria-invalid=${isWrong ? 'true' : nothing}
          aria-describedby="${id}-hint ${id}-status${error === undefined ? '' : ` ${id}-error`}"
          @click=${(event: Event) => {
            // A file that was mended under its old name counts as chosen anew.
            if (state.kind === 'failed') (event.currentTarget as HTMLInputElement).value = '';
          }}
          @change=${(event: Event) => {
            const control = event.currentTarget as HTMLInputElement;
            if (on) give(control, control.files ?? undefined, on);
          }}
        />
        ${on ? html`<p class="field-hint drop-hint" aria-hidden="true">${t.dropFile}</p>` : nothing}
        ${on ? live({ ...data, error }, { state, answer: store.answer, isAwaited }, on, t) : kept(data, state, t)}
      </div>
    `,
  );
};

export const fileStyles = css`
  .file {
    display: grid;
    gap: 0.5em;
    max-width: 36em;
    padding: 0.75em;
    border: 1px dashed var(--_control);
    border-radius: var(--_radius);
  }
  .file-over {
    border-style: solid;
    border-color: var(--_accent);
    background: var(--_sunken);
  }
  .drop-hint {
    display: none;
  }
  @media (hover: hover) {
    .drop-hint {
      display: block;
    }
  }
  .file-progress,
  .file-actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75em;
  }
  .file progress {
    flex: 1;
    min-width: 6em;
    accent-color: var(--_accent);
  }
`;
