import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyMessages, ApplyState, ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import type { EnhancedFields, FormParts } from '../../src/features/apply/fields/fields.lazy.ts';
import { isFormKey } from '../../src/features/apply/autosave/keys.ts';
import { dependsOnParts, requiredParts, type FormPart } from '../../src/features/apply/required-parts.ts';
import { withMessages, type Env } from '../../src/i18n/env.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { failureText } from '../../src/ui/failure.ts';
import { message } from '../../src/ui/message.ts';
import type { FormHost, StyleHost } from '../host.ts';
import { postingMessages } from '../locales/posting-messages.ts';
import { sentMessages } from '../locales/sent-messages.ts';
import { translated } from '../locales/translated.ts';
import { loadPart, type Part } from '../parts.ts';
import type { FormAutosave } from './autosave.lazy.ts';
import type { LiveValidation } from './live-validation.lazy.ts';
import type { ReceiptController } from './receipt.lazy.ts';
import { MiApplyCompleteEvent } from './events.ts';
import { submitApplication } from './submit.ts';

/** Lazy parts of one form. */
export interface FormModules extends FormParts {
  fields?: Part<'fields'> | undefined;
  receipt?: Part<'receipt'> | undefined;
}

/** Loads the receipt, and its messages in a locale. */
export const loadReceipt = async (host: StyleHost, locale: Locale): Promise<Part<'receipt'>> => {
  const receipt = await loadPart(host, 'receipt');
  await sentMessages.load(locale);
  return receipt;
};

/** True when the device holds a draft or a saved profile. */
const hasStoredForm = (): boolean => {
  try {
    return Object.keys(localStorage).some(isFormKey);
  } catch {
    return false;
  }
};

/** Loads the parts that the form of a posting needs. */
export const loadFormModules = async (host: StyleHost, posting: MicroInternship): Promise<FormModules> => {
  const required = requiredParts(posting);
  const load = <Name extends FormPart>(name: Name) =>
    required.includes(name) ? loadPart(host, name) : undefined;
  const [fields, files, choices] = await Promise.all([load('fields'), load('files'), load('choices')]);
  return { fields, files, choices };
};

/** Controls one form: loads its lazy parts, and submits it once its uploads are done. */
export class FormController {
  readonly #host: FormHost;
  readonly #store: ApplyStore;
  #posting: MicroInternship | undefined;
  #modules: FormModules | undefined;
  #fields: EnhancedFields | undefined;
  #autosaveRequest: Promise<FormAutosave | undefined> | undefined;
  #autosave: FormAutosave | undefined;
  #validationRequest: Promise<LiveValidation | undefined> | undefined;
  #validation: LiveValidation | undefined;
  #receiptModule: Part<'receipt'> | undefined;
  #receipt: ReceiptController | undefined;
  #receiptRequest: Promise<Part<'receipt'>> | undefined;
  #isReceiptMissing = false;
  #isClosed = false;
  #isWaiting = false;
  #isMissing = false;

  /** `modules` is what a page of ours has brought. */
  constructor(host: FormHost, store: ApplyStore, modules?: FormModules) {
    this.#host = host;
    this.#store = store;
    if (modules?.receipt) this.#takeReceipt(modules.receipt);
    if (store.state.kind === 'form' && modules) this.#take(store.state.posting, modules);
  }

  /** True if a required part failed to load. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** The form as it is to be shown: not before what it needs is there, nor without what the device has for it. */
  get state(): ApplyState {
    const { state } = this.#store;
    if (state.kind === 'receipt') return this.#receipt?.withConfirmation(state) ?? state;
    if (state.kind !== 'form') return state;
    const isNew = this.#posting !== state.posting;
    if (isNew && (requiredParts(state.posting).length > 0 || (!this.#autosave && hasStoredForm())))
      return { kind: 'loading' };
    const validated = this.#validation?.withLocalErrors(state) ?? state;
    const enhanced = this.#fields?.withUploadErrors(validated) ?? validated;
    return this.#autosave?.withRetry(enhanced) ?? enhanced;
  }

  /** Loads what the form needs; where neither a file nor words of one's own are asked for it does
   * without what cannot be loaded. */
  async load(): Promise<void> {
    const { state } = this.#store;
    if (state.kind !== 'form' || this.#posting === state.posting) return;
    const { posting } = state;
    this.#isMissing = false;
    // What it would tell of that comes with the form, which nothing moves then.
    if (hasStoredForm()) this.#autosaveRequest ??= this.#loadAutosave();
    try {
      const modules = await loadFormModules(this.#host, posting);
      await this.#autosaveRequest;
      if (this.#posting === posting) return;
      this.#take(posting, modules);
    } catch {
      this.#isMissing = dependsOnParts(posting);
      if (!this.#isMissing) this.#posting = posting;
    }
    this.#host.requestUpdate();
  }

  /** Goes on once the form is on show. */
  async attach(): Promise<void> {
    void this.#loadReceipt();
    void this.#loadValidation();
    await this.load();
    const form = this.#form;
    if (!form || !this.#posting) return;
    this.#fields?.activate(form, this.#posting);
    this.#autosaveRequest ??= this.#loadAutosave();
    await (await this.#autosaveRequest)?.attach(form, this.#posting);
  }

  /** Messages and fields to show the form with; `messages` are the form's own. */
  viewProps(messages: ApplyMessages) {
    const { fields, files, choices } = this.#modules ?? {};
    return {
      messages: {
        ...fields?.messages,
        ...files?.messages,
        ...choices?.messages,
        ...this.#autosave?.messages,
        ...messages,
        ...translated(postingMessages, this.#host),
        ...(this.#receiptModule && {
          ...this.#receiptModule.messages,
          ...translated(sentMessages, this.#host),
        }),
      },
      special: this.#fields,
    };
  }

  /** The banner above the fields, the footer below them, and the details of a receipt. */
  slots(env: Env<ApplyMessages>) {
    const autosave = this.#autosave;
    const { state } = this.#store;
    return {
      ...autosave?.render(withMessages(env, autosave.messages)),
      isSubmitDisabled: autosave?.isSubmitDisabled,
      ...(state.kind === 'receipt' && (this.#receipt?.render(env) ?? { sent: this.#withoutReceipt(env) })),
    };
  }

  /** Sends the form, once its files are there. Gives back what the visitor should be taken to. */
  async submit(draft: Draft, isLeft: () => boolean): Promise<string | undefined> {
    if (this.#isWaiting || this.#autosave?.isSubmitDisabled) return undefined;
    const fields = this.#fields;
    this.#store.draft = draft;
    this.#isWaiting = true;
    const isToBeSent = await fields?.settled();
    this.#isWaiting = false;
    if (isToBeSent === false || isLeft()) return undefined;
    const complete = this.#complete();
    this.#autosave?.onSubmitStart(complete);
    const focus = await submitApplication(this.#host, this.#store, complete);
    this.#autosave?.onSubmitEnd();
    const { state } = this.#store;
    if (state.kind === 'form') fields?.markMissing(state.errors);
    return focus;
  }

  /** Gives up what is under way. */
  close(): void {
    this.#isClosed = true;
    this.#autosave?.close();
    this.#receipt?.close();
    this.#drop();
  }

  get #form(): HTMLFormElement | null {
    return this.#host.renderRoot.querySelector<HTMLFormElement>('form.application');
  }

  /** Draft as typed, with its uploads. */
  #complete(): Draft {
    return this.#fields?.complete(this.#store.draft) ?? this.#store.draft;
  }

  #drop(): void {
    if (this.#fields) this.#host.stores.drop(this.#fields);
  }

  /** Loads what keeps the form; without it a form is what it was. */
  async #loadAutosave(): Promise<FormAutosave | undefined> {
    try {
      const { FormAutosave } = await loadPart(this.#host, 'autosave');
      if (this.#isClosed) return undefined;
      this.#autosave = new FormAutosave(this.#host, this.#store, {
        complete: () => this.#complete(),
        rerenderFields: () => this.#rerenderFields(),
        onReceived: () => this.#host.dispatchEvent(new MiApplyCompleteEvent(this.#store.slug)),
        saveProfile: () => this.#receipt?.saveProfile(),
      });
      const { state } = this.#store;
      // It may have been sent meanwhile.
      if (state.kind === 'receipt' || (state.kind === 'form' && state.failure)) this.#autosave.onSubmitEnd();
      this.#host.requestUpdate();
      return this.#autosave;
    } catch {
      return undefined;
    }
  }

  /** Loads what looks again at fields that were wrong; without it they are looked at when the form is sent again. */
  async #loadValidation(): Promise<void> {
    const { state } = this.#store;
    if (state.kind !== 'form' || state.errors.length === 0) return;
    const draft = this.#complete();
    const changed = () => this.#host.requestUpdate();
    this.#validationRequest ??= loadPart(this.#host, 'live-validation').then(
      ({ LiveValidation }) =>
        (this.#validation = new LiveValidation(this.#store, () => this.#complete(), changed)),
      () => undefined,
    );
    const validation = await this.#validationRequest;
    if (this.#form) validation?.sync(this.#form, draft);
  }

  /** Loads the receipt while the application is being sent. */
  async #loadReceipt(): Promise<void> {
    const { state } = this.#store;
    const isWanted = state.kind === 'receipt' || (state.kind === 'form' && state.isSending);
    if (!isWanted || this.#receiptRequest) return;
    this.#receiptRequest = loadReceipt(this.#host, this.#host.locale);
    try {
      this.#takeReceipt(await this.#receiptRequest);
    } catch {
      this.#isReceiptMissing = true;
    }
    this.#host.requestUpdate();
  }

  #takeReceipt(module: Part<'receipt'>): void {
    this.#receiptModule = module;
    this.#receiptRequest ??= Promise.resolve(module);
    this.#receipt = new module.ReceiptController(this.#host, this.#store, () => this.#autosave?.storage);
  }

  /** A receipt says less without what goes with it; but one that asks for a code cannot be without the field. */
  #withoutReceipt(env: Env): unknown {
    const { state } = this.#store;
    if (!this.#isReceiptMissing || state.kind !== 'receipt' || !state.receipt.confirmation) return undefined;
    const press = () => {
      this.#isReceiptMissing = false;
      this.#receiptRequest = undefined;
      this.#host.requestUpdate();
    };
    return message({ text: failureText('offline', env), action: { label: env.t.tryAgain, press } });
  }

  /** Makes the fields anew from a draft that the visitor has not typed here. */
  async #rerenderFields(): Promise<void> {
    this.#fields?.resetStores();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  #take(posting: MicroInternship, modules: FormModules): void {
    this.#drop();
    this.#posting = posting;
    this.#modules = modules;
    const { fields, ...parts } = modules;
    this.#fields =
      fields &&
      this.#host.stores.watch(
        new fields.EnhancedFields(this.#host.client, {
          posting,
          parts,
          draft: () => this.#store.draft,
        }),
      );
  }
}
