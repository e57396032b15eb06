import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyMessages, ApplyState, ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import type { EnhancedFields, FormParts } from '../../src/features/apply/fields/fields.lazy.ts';
import { isOfForm } from '../../src/features/apply/autosave/keys.ts';
import { requiredParts, type RequiredParts } from '../../src/features/apply/required-parts.ts';
import type { Env } from '../../src/i18n/env.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { failureText } from '../../src/ui/failure.ts';
import { message } from '../../src/ui/message.ts';
import { postingMessages } from '../locales/posting-messages.ts';
import { sentMessages } from '../locales/sent-messages.ts';
import { translated } from '../locales/translated.ts';
import type { MarketplaceElement } from '../marketplace-element.ts';
import type { FormKeeper } from './autosave.lazy.ts';
import type { LiveValidation } from './live-validation.lazy.ts';
import type { ReceiptController } from './receipt.lazy.ts';
import { submitApplication } from './submit.ts';

/** What the questions of a posting need beyond plain fields, as far as they need it. */
export interface FormModules extends FormParts {
  extras?: typeof import('../../src/features/apply/fields/fields.lazy.ts') | undefined;
  receipt?: ReceiptModule | undefined;
}

type ReceiptModule = typeof import('./receipt.lazy.ts');

/** Loads what goes with a receipt, and its messages in a locale. */
export const loadReceipt = async (locale: Locale): Promise<ReceiptModule> => {
  const receipt = await import('./receipt.lazy.ts');
  await sentMessages.load(locale);
  return receipt;
};

/** Whether the device has something of a form. */
const hasKept = (): boolean => {
  try {
    return Object.keys(localStorage).some(isOfForm);
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
  readonly #element: MarketplaceElement;
  readonly #store: ApplyStore;
  #posting: MicroInternship | undefined;
  #modules: FormModules | undefined;
  #extras: EnhancedFields | undefined;
  #keeping: Promise<FormKeeper | undefined> | undefined;
  #keeper: FormKeeper | undefined;
  #mending: Promise<LiveValidation | undefined> | undefined;
  #mender: LiveValidation | undefined;
  #receiptModule: ReceiptModule | undefined;
  #receipt: ReceiptController | undefined;
  #receiptRequest: Promise<ReceiptModule> | undefined;
  #isReceiptMissing = false;
  #isClosed = false;
  #isWaiting = false;
  #isMissing = false;

  /** `modules` is what a page of ours has brought. */
  constructor(element: MarketplaceElement, store: ApplyStore, modules?: FormModules) {
    this.#element = element;
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
    if (state.kind === 'receipt') return this.#receipt?.judged(state) ?? state;
    if (state.kind !== 'form') return state;
    const isNew = this.#posting !== state.posting;
    if (isNew && (!needsNothing(requiredParts(state.posting)) || (!this.#keeper && hasKept())))
      return { kind: 'loading' };
    const mended = this.#mender?.judged(state) ?? state;
    const judged = this.#extras?.judged(mended) ?? mended;
    return this.#keeper?.judged(judged) ?? judged;
  }

  /** Loads what the form needs; where neither a file nor words of one's own are asked for it does
   * without what cannot be loaded. */
  async load(): Promise<void> {
    const { state } = this.#store;
    if (state.kind !== 'form' || this.#posting === state.posting) return;
    const { posting } = state;
    this.#isMissing = false;
    // What it would tell of that comes with the form, which nothing moves then.
    if (hasKept()) this.#keeping ??= this.#keep();
    try {
      const modules = await loadFormModules(posting);
      await this.#keeping;
      if (this.#posting === posting) return;
      formStyles(modules).forEach((styles) => this.#element.adopt(styles));
      this.#take(posting, modules);
    } catch {
      const { files, otherOption } = requiredParts(posting);
      this.#isMissing = files || otherOption;
      if (!this.#isMissing) this.#posting = posting;
    }
    this.#element.requestUpdate();
  }

  /** Goes on once the form is on show. */
  async settle(): Promise<void> {
    void this.#loadReceipt();
    void this.#mend();
    await this.load();
    const form = this.#form;
    if (!form || !this.#posting) return;
    this.#extras?.begin(form, this.#posting);
    this.#keeping ??= this.#keep();
    await (await this.#keeping)?.settle(form, this.#posting);
  }

  /** Messages and fields to show the form with; `messages` are the form's own. */
  dress(messages: ApplyMessages) {
    const { extras, files, options } = this.#modules ?? {};
    return {
      messages: {
        ...extras?.messages,
        ...files?.messages,
        ...options?.messages,
        ...this.#keeper?.messages,
        ...messages,
        ...translated(postingMessages, this.#element),
        ...(this.#receiptModule && {
          ...this.#receiptModule.messages,
          ...translated(sentMessages, this.#element),
        }),
      },
      special: this.#extras,
    };
  }

  /** The banner above the fields, the note below them, and the details of a receipt. */
  beside(env: Env<ApplyMessages>) {
    const keeper = this.#keeper;
    const { state } = this.#store;
    return {
      ...keeper?.render(env),
      isHeld: keeper?.isSubmitDisabled,
      ...(state.kind === 'receipt' && (this.#receipt?.render(env) ?? { sent: this.#withoutReceipt(env) })),
    };
  }

  /** Sends the form, once its files are there. Gives back what the visitor should be taken to. */
  async submit(draft: Draft, isLeft: () => boolean): Promise<string | undefined> {
    if (this.#isWaiting || this.#keeper?.isSubmitDisabled) return undefined;
    const extras = this.#extras;
    this.#store.draft = draft;
    this.#isWaiting = true;
    const isToBeSent = await extras?.settled();
    this.#isWaiting = false;
    if (isToBeSent === false || isLeft()) return undefined;
    const complete = this.#complete();
    this.#keeper?.onSubmitStart(complete);
    const focus = await submitApplication(this.#element, this.#store, complete);
    this.#keeper?.onSubmitEnd();
    const { state } = this.#store;
    if (state.kind === 'form') extras?.forget(state.errors);
    return focus;
  }

  /** Gives up what is under way. */
  close(): void {
    this.#isClosed = true;
    this.#keeper?.close();
    this.#receipt?.close();
    this.#drop();
  }

  get #form(): HTMLFormElement | null {
    return this.#element.renderRoot.querySelector<HTMLFormElement>('form.application');
  }

  /** What was typed, with the files as they are now. */
  #complete(): Draft {
    return this.#extras?.complete(this.#store.draft) ?? this.#store.draft;
  }

  #drop(): void {
    if (this.#extras) this.#element.stores.drop(this.#extras);
  }

  /** Loads what keeps the form; without it a form is what it was. */
  async #keep(): Promise<FormKeeper | undefined> {
    try {
      const { FormKeeper, draftBannerStyles } = await import('./autosave.lazy.ts');
      if (this.#isClosed) return undefined;
      this.#element.adopt(draftBannerStyles);
      this.#keeper = new FormKeeper(this.#element, this.#store, {
        complete: () => this.#complete(),
        refill: () => this.#refill(),
      });
      const { state } = this.#store;
      // It may have been sent meanwhile.
      if (state.kind === 'receipt' || (state.kind === 'form' && state.failure)) this.#keeper.onSubmitEnd();
      this.#element.requestUpdate();
      return this.#keeper;
    } catch {
      return undefined;
    }
  }

  /** Loads what looks again at fields that were wrong; without it they are looked at when the form is sent again. */
  async #mend(): Promise<void> {
    const { state } = this.#store;
    if (state.kind !== 'form' || state.errors.length === 0) return;
    const draft = this.#complete();
    const changed = () => this.#element.requestUpdate();
    this.#mending ??= import('./live-validation.lazy.ts').then(
      ({ LiveValidation }) =>
        (this.#mender = new LiveValidation(this.#store, () => this.#complete(), changed)),
      () => undefined,
    );
    const mender = await this.#mending;
    if (this.#form) mender?.follow(this.#form, draft);
  }

  /** What goes with a receipt comes while the application is on its way. */
  async #loadReceipt(): Promise<void> {
    const { state } = this.#store;
    const isWanted = state.kind === 'receipt' || (state.kind === 'form' && state.isSending);
    if (!isWanted || this.#receiptRequest) return;
    this.#receiptRequest = loadReceipt(this.#element.locale);
    try {
      const module = await this.#receiptRequest;
      module.receiptStyles.forEach((styles) => this.#element.adopt(styles));
      this.#takeReceipt(module);
    } catch {
      this.#isReceiptMissing = true;
    }
    this.#element.requestUpdate();
  }

  #takeReceipt(module: ReceiptModule): void {
    this.#receiptModule = module;
    this.#receiptRequest ??= Promise.resolve(module);
    this.#receipt = new module.ReceiptController(this.#element, this.#store, () => this.#keeper?.device);
  }

  /** A receipt says less without what goes with it; but one that asks for a code cannot be without the field. */
  #withoutReceipt(env: Env): unknown {
    const { state } = this.#store;
    if (!this.#isReceiptMissing || state.kind !== 'receipt' || !state.receipt.confirmation) return undefined;
    const press = () => {
      this.#isReceiptMissing = false;
      this.#receiptRequest = undefined;
      this.#element.requestUpdate();
    };
    return message({ text: failureText('offline', env), action: { label: env.t.tryAgain, press } });
  }

  /** Makes the fields anew from a draft that the visitor has not typed here. */
  async #refill(): Promise<void> {
    this.#extras?.renew();
    this.#element.requestUpdate();
    await this.#element.updateComplete;
  }

  #take(posting: MicroInternship, modules: FormModules): void {
    this.#drop();
    this.#posting = posting;
    this.#modules = modules;
    const { extras, ...parts } = modules;
    this.#extras =
      extras &&
      this.#element.stores.watch(
        new extras.EnhancedFields(this.#element.client, requiredParts(posting), {
          posting,
          parts,
          draft: () => this.#store.draft,
        }),
      );
  }
}
