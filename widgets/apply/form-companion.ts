import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyState, ApplyStore, Draft } from '../../src/features/apply/index.ts';
import type { FormExtras, FormParts } from '../../src/features/apply/form-extras.ts';
import { isOfForm } from '../../src/features/apply/keeping/keys.ts';
import { needsOf, type FormNeeds } from '../../src/features/apply/needs.ts';
import type { FormMoreWords, KeepWords, PostingEnv, SentEnv } from '../../src/i18n/env.ts';
import type { MarketplaceElement } from '../marketplace-element.ts';
import type { FormKeeper } from './form-keeper.ts';
import type { FormMender } from './form-mender.ts';
import { submitApplication } from './submit.ts';

/** What the questions of a posting need beyond plain fields, as far as they need it. */
export interface FormModules extends FormParts {
  extras?: typeof import('../../src/features/apply/form-extras.ts') | undefined;
  sent?: SentModule | undefined;
}

type SentModule = typeof import('../../src/features/apply/sent/index.ts');

/** Loads what a receipt says beyond that it is one. */
export const loadSent = (): Promise<SentModule> => import('../../src/features/apply/sent/index.ts');

/** Whether the device has something of a form. */
const hasKept = (): boolean => {
  try {
    return Object.keys(localStorage).some(isOfForm);
  } catch {
    return false;
  }
};

const needsNothing = (needs: FormNeeds) => Object.values(needs).every((need) => !need);

/** Loads what the form of a posting needs, and nothing for one that needs nothing. */
export const loadFormModules = async (posting: MicroInternship): Promise<FormModules> => {
  const needs = needsOf(posting);
  if (needsNothing(needs)) return {};
  const [extras, files, options] = await Promise.all([
    import('../../src/features/apply/form-extras.ts'),
    needs.files ? import('../../src/features/apply/files/index.ts') : undefined,
    needs.options || needs.ownWords ? import('../../src/features/apply/options/index.ts') : undefined,
  ]);
  return { extras, files, options };
};

/** The styles of what was loaded. */
export const formStyles = ({ extras, files, options, sent }: FormModules) =>
  [extras?.formExtrasStyles, files?.fileStyles, options?.optionsStyles, sent?.sentStyles].filter(
    (one) => one !== undefined,
  );

/** What goes with one form: it loads what the questions need, and waits for files before the form is sent. */
export class FormCompanion {
  readonly #element: MarketplaceElement;
  readonly #store: ApplyStore;
  #posting: MicroInternship | undefined;
  #modules: FormModules | undefined;
  #extras: FormExtras | undefined;
  #keeping: Promise<FormKeeper | undefined> | undefined;
  #keeper: FormKeeper | undefined;
  #mending: Promise<FormMender | undefined> | undefined;
  #mender: FormMender | undefined;
  #sent: SentModule | undefined;
  #isClosed = false;
  #isWaiting = false;
  #isMissing = false;

  /** `modules` is what a page of ours has brought. */
  constructor(element: MarketplaceElement, store: ApplyStore, modules?: FormModules) {
    this.#element = element;
    this.#store = store;
    this.#sent = modules?.sent;
    if (store.state.kind === 'form' && modules) this.#take(store.state.posting, modules);
  }

  /** Whether a file is asked for and what asks for it cannot be had. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  /** The form as it is to be shown: not before what it needs is there, nor without what the device has for it. */
  get state(): ApplyState {
    const { state } = this.#store;
    if (state.kind !== 'form') return state;
    const isNew = this.#posting !== state.posting;
    if (isNew && (!needsNothing(needsOf(state.posting)) || (!this.#keeper && hasKept())))
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
      const { files, ownWords } = needsOf(posting);
      this.#isMissing = files || ownWords;
      if (!this.#isMissing) this.#posting = posting;
    }
    this.#element.requestUpdate();
  }

  /** Goes on once the form is on show. */
  async settle(): Promise<void> {
    void this.#loadSent();
    void this.#mend();
    await this.load();
    const form = this.#form;
    if (!form || !this.#posting) return;
    this.#extras?.begin(form, this.#posting);
    this.#keeping ??= this.#keep();
    await (await this.#keeping)?.settle(form, this.#posting);
  }

  /** The words and fields to show the form with. */
  dress<Words extends object>(
    words: Words,
  ): { words: Words & Partial<FormMoreWords & KeepWords & SentEnv['t']>; special: FormExtras | undefined } {
    const own = { ...this.#modules?.extras?.words, ...this.#keeper?.words, ...this.#sent?.words };
    return { words: { ...own, ...words }, special: this.#extras };
  }

  /** What stands above the fields and below them, and what a receipt says more, in the words they are shown with. */
  beside(env: Omit<PostingEnv, 't'> & { t: unknown }) {
    const keeper = this.#keeper;
    const { state, draft } = this.#store;
    // Their own words come with them.
    return {
      ...keeper?.render(env.t as KeepWords, env.headingLevel + 1),
      isHeld: keeper?.isHeld,
      sent:
        state.kind === 'receipt'
          ? this.#sent?.sentView(state, draft, this.#element.client.api, env as SentEnv)
          : undefined,
    };
  }

  /** Sends the form, once its files are there. Gives back what the visitor should be taken to. */
  async submit(draft: Draft, isLeft: () => boolean): Promise<string | undefined> {
    if (this.#isWaiting || this.#keeper?.isHeld) return undefined;
    const extras = this.#extras;
    this.#store.draft = draft;
    this.#isWaiting = true;
    const isToBeSent = await extras?.settled();
    this.#isWaiting = false;
    if (isToBeSent === false || isLeft()) return undefined;
    const complete = this.#complete();
    this.#keeper?.beforeSending(complete);
    const focus = await submitApplication(this.#element, this.#store, complete);
    this.#keeper?.afterSending();
    const { state } = this.#store;
    if (state.kind === 'form') extras?.forget(state.errors);
    return focus;
  }

  /** Gives up what is under way. */
  close(): void {
    this.#isClosed = true;
    this.#keeper?.close();
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
      const { FormKeeper, keepStyles } = await import('./form-keeper.ts');
      if (this.#isClosed) return undefined;
      this.#element.adopt(keepStyles);
      this.#keeper = new FormKeeper(this.#element, this.#store, {
        complete: () => this.#complete(),
        refill: () => this.#refill(),
      });
      const { state } = this.#store;
      // It may have been sent meanwhile.
      if (state.kind === 'receipt' || (state.kind === 'form' && state.failure)) this.#keeper.afterSending();
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
    this.#mending ??= import('./form-mender.ts').then(
      ({ FormMender }) => (this.#mender = new FormMender(this.#store, () => this.#complete(), changed)),
      () => undefined,
    );
    const mender = await this.#mending;
    if (this.#form) mender?.follow(this.#form, draft);
  }

  /** What a receipt says more comes while the application is on its way; without it a receipt is what it was. */
  async #loadSent(): Promise<void> {
    const { state } = this.#store;
    const isWanted = state.kind === 'receipt' || (state.kind === 'form' && state.isSending);
    if (!isWanted || this.#sent) return;
    const sent = await loadSent().catch(() => undefined);
    if (!sent) return;
    this.#sent = sent;
    this.#element.adopt(sent.sentStyles);
    this.#element.requestUpdate();
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
        new extras.FormExtras(this.#element.client, needsOf(posting), {
          posting,
          parts,
          draft: () => this.#store.draft,
        }),
      );
  }
}
