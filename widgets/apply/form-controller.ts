import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyState, ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import type { EnhancedFields, FormParts } from '../../src/features/apply/fields/fields.lazy.ts';
import { isFormKey } from '../../src/features/apply/autosave/keys.ts';
import { requiredParts, type RequiredParts } from '../../src/features/apply/required-parts.ts';
import type { FormMoreWords, KeepWords, PostingEnv, SentEnv } from '../../src/i18n/env.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import type { SentMessages } from '../../src/i18n/en-sent.ts';
import { failureText } from '../../src/ui/failure.ts';
import { message } from '../../src/ui/message.ts';
import type { FormHost } from '../host.ts';
import type { FormAutosave } from './autosave.lazy.ts';
import type { LiveValidation } from './live-validation.lazy.ts';
import type { ReceiptController } from './receipt.lazy.ts';
import { submitApplication } from './submit.ts';

/** What the questions of a posting need beyond plain fields, as far as they need it. */
export interface FormModules extends FormParts {
  extras?: typeof import('../../src/features/apply/fields/fields.lazy.ts') | undefined;
  receipt?: ReceiptModule | undefined;
}

type ReceiptModule = typeof import('./receipt.lazy.ts');

/** Loads what goes with a receipt, and its words in a language. */
export const loadReceipt = async (locale: Locale): Promise<ReceiptModule> => {
  const receipt = await import('./receipt.lazy.ts');
  await receipt.loadSentWords(locale);
  return receipt;
};

/** Whether the device has something of a form. */
const hasStoredForm = (): boolean => {
  try {
    return Object.keys(localStorage).some(isFormKey);
  } catch {
    return false;
  }
};

const needsNothing = (needs: RequiredParts) => Object.values(needs).every((need) => !need);

/** Loads what the form of a posting needs, and nothing for one that needs nothing. */
export const loadFormModules = async (posting: MicroInternship): Promise<FormModules> => {
  const needs = requiredParts(posting);
  if (needsNothing(needs)) return {};
  const [extras, files, options] = await Promise.all([
    import('../../src/features/apply/fields/fields.lazy.ts'),
    needs.files ? import('../../src/features/apply/files/files.lazy.ts') : undefined,
    needs.choices || needs.otherOption
      ? import('../../src/features/apply/choices/choices.lazy.ts')
      : undefined,
  ]);
  return { extras, files, options };
};

/** The styles of what was loaded. */
export const formStyles = ({ extras, files, options, receipt }: FormModules) =>
  [extras?.fieldStyles, files?.fileStyles, options?.optionsStyles, ...(receipt?.receiptStyles ?? [])].filter(
    (one) => one !== undefined,
  );

/** What goes with one form: it loads what the questions need, and waits for files before the form is sent. */
export class FormController {
  readonly #host: FormHost;
  readonly #store: ApplyStore;
  #posting: MicroInternship | undefined;
  #modules: FormModules | undefined;
  #extras: EnhancedFields | undefined;
  #autosaveRequest: Promise<FormAutosave | undefined> | undefined;
  #autosave: FormAutosave | undefined;
  #validationRequest: Promise<LiveValidation | undefined> | undefined;
  #validation: LiveValidation | undefined;
  #receiptModule: ReceiptModule | undefined;
  #receipt: ReceiptController | undefined;
  #receiptRequest: Promise<ReceiptModule> | undefined;
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

  /** Whether a file is asked for and what asks for it cannot be had. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** The form as it is to be shown: not before what it needs is there, nor without what the device has for it. */
  get state(): ApplyState {
    const { state } = this.#store;
    if (state.kind === 'receipt') return this.#receipt?.withConfirmation(state) ?? state;
    if (state.kind !== 'form') return state;
    const isNew = this.#posting !== state.posting;
    if (isNew && (!needsNothing(requiredParts(state.posting)) || (!this.#autosave && hasStoredForm())))
      return { kind: 'loading' };
    const validated = this.#validation?.withLocalErrors(state) ?? state;
    const enhanced = this.#extras?.withUploadErrors(validated) ?? validated;
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
      const modules = await loadFormModules(posting);
      await this.#autosaveRequest;
      if (this.#posting === posting) return;
      formStyles(modules).forEach((styles) => this.#host.adopt(styles));
      this.#take(posting, modules);
    } catch {
      const { files, otherOption } = requiredParts(posting);
      this.#isMissing = files || otherOption;
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
    this.#extras?.activate(form, this.#posting);
    this.#autosaveRequest ??= this.#loadAutosave();
    await (await this.#autosaveRequest)?.attach(form, this.#posting);
  }

  /** The words and fields to show the form with. */
  viewProps<Words extends object>(
    words: Words,
  ): {
    words: Words & Partial<FormMoreWords & KeepWords & SentEnv['t']>;
    special: EnhancedFields | undefined;
  } {
    const own = { ...this.#modules?.extras?.words, ...this.#autosave?.words, ...this.#receiptWords() };
    return { words: { ...own, ...words }, special: this.#extras };
  }

  /** What stands above the fields and below them, and what a receipt says more, in the words they are shown with. */
  slots(env: Omit<PostingEnv, 't'> & { t: unknown }) {
    const autosave = this.#autosave;
    const { state } = this.#store;
    // Their own words come with them.
    return {
      ...autosave?.render(env.t as KeepWords, env.headingLevel + 1),
      isSubmitDisabled: autosave?.isSubmitDisabled,
      ...(state.kind === 'receipt' &&
        (this.#receipt?.render(env as SentEnv) ?? { sent: this.#withoutReceipt(env as SentEnv) })),
    };
  }

  /** Sends the form, once its files are there. Gives back what the visitor should be taken to. */
  async submit(draft: Draft, isLeft: () => boolean): Promise<string | undefined> {
    if (this.#isWaiting || this.#autosave?.isSubmitDisabled) return undefined;
    const extras = this.#extras;
    this.#store.draft = draft;
    this.#isWaiting = true;
    const isToBeSent = await extras?.settled();
    this.#isWaiting = false;
    if (isToBeSent === false || isLeft()) return undefined;
    const complete = this.#complete();
    this.#autosave?.onSubmitStart(complete);
    const focus = await submitApplication(this.#host, this.#store, complete);
    this.#autosave?.onSubmitEnd();
    const { state } = this.#store;
    if (state.kind === 'form') extras?.markMissing(state.errors);
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

  /** What was typed, with the files as they are now. */
  #complete(): Draft {
    return this.#extras?.complete(this.#store.draft) ?? this.#store.draft;
  }

  #drop(): void {
    if (this.#extras) this.#host.stores.drop(this.#extras);
  }

  /** Loads what keeps the form; without it a form is what it was. */
  async #loadAutosave(): Promise<FormAutosave | undefined> {
    try {
      const { FormAutosave, styles } = await import('./autosave.lazy.ts');
      if (this.#isClosed) return undefined;
      styles.forEach((sheet) => this.#host.adopt(sheet));
      this.#autosave = new FormAutosave(this.#host, this.#store, {
        complete: () => this.#complete(),
        rerenderFields: () => this.#rerenderFields(),
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
    this.#validationRequest ??= import('./live-validation.lazy.ts').then(
      ({ LiveValidation }) =>
        (this.#validation = new LiveValidation(this.#store, () => this.#complete(), changed)),
      () => undefined,
    );
    const validation = await this.#validationRequest;
    if (this.#form) validation?.sync(this.#form, draft);
  }

  /** What goes with a receipt comes while the application is on its way. */
  async #loadReceipt(): Promise<void> {
    const { state } = this.#store;
    const isWanted = state.kind === 'receipt' || (state.kind === 'form' && state.isSending);
    if (!isWanted || this.#receiptRequest) return;
    this.#receiptRequest = loadReceipt(this.#host.locale);
    try {
      const module = await this.#receiptRequest;
      module.receiptStyles.forEach((styles) => this.#host.adopt(styles));
      this.#takeReceipt(module);
    } catch {
      this.#isReceiptMissing = true;
    }
    this.#host.requestUpdate();
  }

  #takeReceipt(module: ReceiptModule): void {
    this.#receiptModule = module;
    this.#receiptRequest ??= Promise.resolve(module);
    this.#receipt = new module.ReceiptController(this.#host, this.#store, () => this.#autosave?.storage);
  }

  /** The words of a receipt in the language of the element, which may have changed since it was loaded. */
  #receiptWords(): SentMessages | undefined {
    if (!this.#receiptModule) return undefined;
    const { loadSentWords, sentWordsOf } = this.#receiptModule;
    const { locale } = this.#host;
    if (!sentWordsOf(locale)) void loadSentWords(locale).then(() => this.#host.requestUpdate());
    return sentWordsOf(locale) ?? sentWordsOf('en');
  }

  /** A receipt says less without what goes with it; but one that asks for a code cannot be without the field. */
  #withoutReceipt(env: SentEnv): unknown {
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
    this.#extras?.resetStores();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  #take(posting: MicroInternship, modules: FormModules): void {
    this.#drop();
    this.#posting = posting;
    this.#modules = modules;
    const { extras, ...parts } = modules;
    this.#extras =
      extras &&
      this.#host.stores.watch(
        new extras.EnhancedFields(this.#host.client, requiredParts(posting), {
          posting,
          parts,
          draft: () => this.#store.draft,
        }),
      );
  }
}
