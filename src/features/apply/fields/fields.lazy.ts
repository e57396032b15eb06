import { css, html, nothing, type CSSResult } from 'lit';
import type { ApiClient } from '../../../api/client.ts';
import type { MicroInternship } from '../../../contract/micro-internship.ts';
import type { FieldError } from '../../../contract/problem.ts';
import { textLimit, type ChoiceQuestion, type Question } from '../../../contract/questions.ts';
import { errorClass, type FieldData } from '../../../ui/field.ts';
import type { ApplyState } from '../apply-store.ts';
import type { ApplyEnv, FieldRenderers } from '../apply-view.ts';
import { CharacterCount } from './character-count.ts';
import { answersFor, type Draft } from '../draft.ts';
import type * as Files from '../files/files.lazy.ts';
import { isFilterable } from '../required-parts.ts';
import { Debouncer } from '../debounce.ts';
import { messages, type FieldsMessages } from './messages.en.ts';
import type * as Choices from '../choices/choices.lazy.ts';

export { messages };

/** Lazy parts for the questions of one form. */
export interface FormParts {
  files?: typeof Files | undefined;
  choices?: typeof Choices | undefined;
}

const pointerOf = (id: string) => `/answers/${id}`;

const charactersLeft = (left: number, t: FieldsMessages) =>
  left < 0 ? t.charactersOver(-left) : t.charactersLeft(left);

/** The line that tells the eye how many characters are left. */
const lineOf = ({ left }: CharacterCount, t: FieldsMessages) => ({
  className: `field-hint count ${left < 0 ? 'count-over' : ''}`,
  textContent: charactersLeft(left, t),
});

/** How many characters are left, for the eye and, when it is told, for the ear; nothing where nobody counts. */
export const count = (store: CharacterCount, t: FieldsMessages, isCounting = true) => {
  const { className, textContent } = lineOf(store, t);
  const { told } = store.state;
  return html`
    <p .className=${className} .textContent=${isCounting ? textContent : ''} aria-hidden="true"></p>
    <p class="unseen" role="status">${told === undefined ? nothing : charactersLeft(told, t)}</p>
  `;
};

/** Enhanced fields of one form and their state. Until they are active the form works as without script. */
export class EnhancedFields implements FieldRenderers {
  readonly encoding: FieldRenderers['encoding'];
  readonly #client: Pick<ApiClient, 'api' | 'microInternship'>;
  readonly #posting: MicroInternship;
  readonly #parts: FormParts;
  readonly #draft: () => Draft;
  readonly #uploads = new Map<string, Files.UploadStore>();
  readonly #options = new Map<string, Choices.OptionsStore>();
  readonly #counts = new Map<string, CharacterCount>();
  readonly #listeners = new Set<() => void>();
  #isLive = false;
  #isWaiting = false;

  constructor(
    client: Pick<ApiClient, 'api' | 'microInternship'>,
    { posting, parts, draft }: { posting: MicroInternship; parts: FormParts; draft: () => Draft },
  ) {
    this.#client = client;
    this.#posting = posting;
    this.#parts = parts;
    this.#draft = draft;
    this.encoding = posting.questions.items.some(({ kind }) => kind === 'file')
      ? 'multipart/form-data'
      : undefined;
  }

  /** Takes up what was done in a form that stands there already. */
  activate(form: HTMLFormElement, { questions }: MicroInternship): void {
    if (this.#isLive) return;
    this.#isLive = true;
    const given = new FormData(form);
    for (const item of questions.items) {
      const file = given.get(`files.${item.id}`);
      const answer = given.get(`answers.${item.id}`);
      const text = typeof answer === 'string' ? answer : undefined;
      if (item.kind === 'file') {
        if (file instanceof File && file.name !== '') void this.#upload(item.id)?.pick(file);
        else if (text === undefined) this.#uploads.get(item.id)?.remove();
      }
      if (item.kind === 'single-choice' && text !== undefined) this.#list(item)?.choose(text);
      if (item.kind === 'long-text') this.#count(item).type(text ?? '');
    }
    this.#tell();
  }

  /** Takes up what the draft says now; a file that was chosen here stays. */
  resetStores(): void {
    for (const [id, { state }] of this.#uploads) if (state.kind === 'empty') this.#uploads.delete(id);
    for (const stores of [this.#options, this.#counts]) {
      stores.forEach((store) => store.abort());
      stores.clear();
    }
  }

  field(...[item, data, given, plain, t]: Parameters<FieldRenderers['field']>): unknown {
    switch (item.kind) {
      case 'file':
        return this.#fileField(item, data, t);
      case 'single-choice':
      case 'multiple-choice':
        return this.#isLive ? this.#choices(item, data, given, t) : undefined;
      case 'long-text':
        return this.#counted(item, data, plain, t);
      default:
        return undefined;
    }
  }

  ownWords(...given: Parameters<FieldRenderers['ownWords']>): unknown {
    return this.#parts.choices?.otherOption(...given);
  }

  /** Waits for the files that are on their way; whether the form is to be sent then, as it was not if one was given up. */
  async settled(): Promise<boolean> {
    const underWay = [...this.#uploads.values()].filter(({ state }) => state.kind === 'uploading');
    if (underWay.length === 0) return true;
    this.#isWaiting = true;
    this.#tell();
    await Promise.all(underWay.map((upload) => upload.settled()));
    this.#isWaiting = false;
    this.#tell();
    return underWay.every(({ state }) => state.kind !== 'empty');
  }

  /** Draft as typed, with the choices of comboboxes and the uploads. */
  complete(draft: Draft): Draft {
    const uploads = [...this.#uploads];
    const files = uploads.flatMap(([, { state }]) => (state.kind === 'done' ? [[state.id, state.file]] : []));
    const others = Object.entries(draft.answers).filter(([id]) => !this.#uploads.has(id));
    const answers = uploads.flatMap(([id, { answer }]) => (answer === undefined ? [] : [[id, [answer]]]));
    // What is chosen from a list was not typed.
    const choices = [...this.#options].flatMap(([id, { state }]) =>
      state.chosen ? [[id, [state.chosen]]] : [],
    );
    return {
      ...draft,
      answers: Object.fromEntries([...others, ...answers, ...choices]) as Draft['answers'],
      files: Object.fromEntries(files) as Draft['files'] & object,
    };
  }

  /** Forgets the files that the marketplace no longer has. */
  markMissing(errors: readonly FieldError[]): void {
    for (const [id, upload] of this.#uploads)
      if (errors.some(({ pointer, code }) => pointer === pointerOf(id) && code === 'choice')) upload.lose();
  }

  /** The errors of a form, with what is known here of its files. */
  withUploadErrors(state: ApplyState): ApplyState {
    if (state.kind !== 'form') return state;
    const errors = state.errors.flatMap((error) => {
      const upload = [...this.#uploads].find(([id]) => pointerOf(id) === error.pointer)?.[1].state;
      if (upload?.kind === 'failed') return [{ ...error, code: upload.failure.code }];
      return upload === undefined || upload.kind === 'empty' ? [error] : [];
    });
    return { ...state, errors, isSending: state.isSending || this.#isWaiting };
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  abort(): void {
    for (const store of this.#stores) store.abort();
  }

  resume(): void {
    for (const store of this.#stores) store.resume();
  }

  get #stores() {
    return [...this.#uploads.values(), ...this.#options.values(), ...this.#counts.values()];
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #made<Made extends { subscribe: (listener: () => void) => unknown }>(
    made: Map<string, Made>,
    id: string,
    make: () => Made,
  ): Made {
    const known = made.get(id);
    if (known) return known;
    const store = make();
    made.set(id, store);
    store.subscribe(() => this.#tell());
    return store;
  }

  /** First answer to a question. */
  #given(id: string): string | undefined {
    return answersFor(this.#draft().answers, id)[0];
  }

  #upload(id: string): Files.UploadStore | undefined {
    const { files } = this.#parts;
    return (
      files &&
      this.#made(this.#uploads, id, () => {
        const given = this.#given(id);
        const file = given === undefined ? undefined : this.#draft().files?.[given];
        const first = given !== undefined && file ? { id: given, file } : undefined;
        return new files.UploadStore(files.createUploads(this.#client, this.#posting), first);
      })
    );
  }

  #list(item: ChoiceQuestion): Choices.OptionsStore | undefined {
    const { choices } = this.#parts;
    if (!choices || !isFilterable(item)) return undefined;
    return this.#made(this.#options, item.id, () => {
      const given = this.#given(item.id);
      return new choices.OptionsStore(
        item.options,
        new Debouncer(),
        item.kind === 'single-choice' ? given : undefined,
      );
    });
  }

  #count(item: Question): CharacterCount {
    return this.#made(
      this.#counts,
      item.id,
      () => new CharacterCount(textLimit(item) ?? 0, new Debouncer(), this.#given(item.id) ?? ''),
    );
  }

  #fileField({ id }: Question, data: FieldData, t: ApplyEnv['t']): unknown {
    const { files } = this.#parts;
    const store = this.#upload(id);
    if (!files || !store) return undefined;
    const on = {
      pick: (file: File) => store.pick(file),
      retry: () => store.retry(),
      remove: () => store.remove(),
    };
    return files.fileField(
      data,
      { ...files.messages, ...t },
      {
        store,
        on: this.#isLive ? on : undefined,
        isAwaited: this.#isWaiting,
      },
    );
  }

  #choices(item: ChoiceQuestion, data: FieldData, chosen: readonly string[], own: ApplyEnv['t']): unknown {
    const { choices } = this.#parts;
    const store = this.#list(item);
    if (!choices || !store) return undefined;
    const t = { ...choices.messages, ...own };
    const narrow = t.typeToNarrow(item.options.length);
    const hinted = (ours: string) => ({ ...data, hint: html`${data.hint ?? nothing} ${ours}` });
    if (item.kind === 'single-choice') return choices.combobox(hinted(narrow), t, store);
    const most = item.maxChoices === undefined ? t.chooseAny : t.upToChoices(item.maxChoices);
    return choices.filteredChoices(hinted(`${most} ${narrow}`), t, store, { options: item.options, chosen });
  }

  #counted(item: Question, data: FieldData, plain: unknown, own: ApplyEnv['t']): unknown {
    const t = { ...messages, ...own };
    const store = this.#count(item);
    const type = ({ target, currentTarget }: Event) => {
      const line = (currentTarget as Element).querySelector('.count') ?? {};
      // The line alone, as it would be rendered: the whole form would be much for a slow phone.
      store.type((target as HTMLTextAreaElement).value, () => Object.assign(line, lineOf(store, t)));
    };
    // The same from the start, so that what has the focus stays where it is.
    return html`<div class="field ${errorClass(data)}" @input=${type}>
      ${plain} ${count(store, t, this.#isLive)}
    </div>`;
  }
}

const countStyles = css`
  /* One bar beside the field and its count. */
  .has-error .has-error {
    padding: 0;
    border: 0;
  }
  /* A line without words keeps the place of those that will stand there. */
  .count:empty::before {
    content: '\\00a0';
  }
  .count-over {
    color: var(--_danger);
    font-weight: 600;
  }
`;

export const styles: readonly CSSResult[] = [countStyles];
