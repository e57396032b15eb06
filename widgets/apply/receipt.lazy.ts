import { html, type CSSResult } from 'lit';
import { createConfirmClient } from '../../src/api/confirm-client.ts';
import {
  confirmMessages,
  ConfirmStore,
  confirmStyles,
  confirmView,
  type CodeState,
  type ConfirmMessages,
} from '../../src/features/apply/confirm/index.ts';
import type { ApplyMessages, ApplyState, ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import type { DraftStorage } from '../../src/features/apply/autosave/index.ts';
import { savedProfileOf } from '../../src/features/apply/autosave/saved-profile.ts';
import { receiptMessages, receiptViewStyles, receiptView } from '../../src/features/apply/receipt/index.ts';
import { withMessages, type Env } from '../../src/i18n/env.ts';
import type { FormHost } from '../host.ts';
import { MiApplyConfirmEvent } from './events.ts';

/** English messages of the receipt and of the confirmation code. */
export const messages = { ...receiptMessages, ...confirmMessages };

type ReceiptEnv = Env<ApplyMessages & typeof messages>;

export const styles: readonly CSSResult[] = [receiptViewStyles, confirmStyles];

type Receipt = ApplyState & { kind: 'receipt' };

const titleOf = ({ status }: CodeState, t: ConfirmMessages): string | undefined => {
  if (status === 'confirmed') return undefined;
  return status === 'gone' ? t.confirmGoneTitle : t.checkEmail;
};

/** Controls a receipt: the confirmation of the email, if required, and the submitted answers. */
export class ReceiptController {
  readonly #host: FormHost;
  readonly #store: ApplyStore;
  readonly #storage: () => DraftStorage | undefined;
  #code: ConfirmStore | undefined;

  /** `storage` holds the saved profile, once autosave is loaded. */
  constructor(host: FormHost, store: ApplyStore, storage: () => DraftStorage | undefined) {
    this.#host = host;
    this.#store = store;
    this.#storage = storage;
  }

  /** The receipt as it is shown: one whose mailbox is confirmed asks for nothing any more. */
  withConfirmation(state: Receipt): Receipt {
    if (this.#codeOf(state)?.state.status !== 'confirmed') return state;
    const { confirmation: _, ...receipt } = state.receipt;
    return { ...state, receipt };
  }

  /** Renders the details of the receipt, and its title where that differs. */
  render(formEnv: Env<ApplyMessages>) {
    const env = withMessages(formEnv, messages);
    const state = this.#store.state as Receipt;
    const code = this.#codeOf(state);
    const sent = receiptView(this.withConfirmation(state), this.#draft, this.#host.client.api, env);
    return {
      sentTitle: code && titleOf(code.state, env.t),
      sent: html`${code && this.#renderCode(code, state, env)} ${sent}`,
    };
  }

  /** Saves the student's details on the device, for the next application. */
  saveProfile(): void {
    const { state, device } = this.#store;
    if (state.kind === 'receipt')
      this.#storage()?.saveProfile({ ...savedProfileOf(this.#store.draft, state.posting), device });
  }

  close(): void {
    if (this.#code) this.#host.stores.drop(this.#code);
  }

  /** The submitted draft, with the email as it was corrected since. */
  get #draft(): Draft {
    const { draft } = this.#store;
    return { ...draft, person: { ...draft.person, email: this.#code?.email ?? draft.person.email } };
  }

  #codeOf({ receipt, confirmation: first }: Receipt): ConfirmStore | undefined {
    if (!receipt.confirmation) return undefined;
    this.#code ??= this.#host.stores.watch(
      new ConfirmStore(createConfirmClient(this.#host.client), {
        token: receipt.confirmation.token,
        email: this.#store.draft.person.email,
        first,
      }),
    );
    return this.#code;
  }

  #renderCode(code: ConfirmStore, { posting, receipt: { confirmation } }: Receipt, env: ReceiptEnv) {
    const { state, email, sending } = code;
    const on = {
      confirm: (typed: string) => void this.#confirm(code, typed),
      sendCode: (corrected?: string) => void this.#sendCode(code, corrected),
    };
    return confirmation && confirmView({ state, posting, confirmation, email, sending }, { ...env, on });
  }

  async #confirm(code: ConfirmStore, typed: string): Promise<void> {
    await code.confirm(typed);
    if (code.state.status === 'confirmed') {
      this.#rememberProof(code);
      this.#store.draft = this.#draft;
      this.#host.dispatchEvent(new MiApplyConfirmEvent(this.#store.slug));
    }
    this.#settleFocus(code);
  }

  async #sendCode(code: ConfirmStore, corrected?: string): Promise<void> {
    await code.sendCode(corrected);
    if (code.state.status === 'sent-again') {
      const { renderRoot } = this.#host;
      // The code before is of no use any more, nor is the field for the address.
      renderRoot.querySelector<HTMLFormElement>('.confirm .code')?.reset();
      renderRoot.querySelector('.change-email')?.removeAttribute('open');
      this.#host.focusNext('#code');
    }
    this.#settleFocus(code);
  }

  /** Saves the proof of a confirmed mailbox with the saved profile, for the next application. */
  #rememberProof({ device: proof, email }: ConfirmStore): void {
    this.#store.device = proof;
    const storage = this.#storage();
    // The profile may have been saved before the email was corrected.
    const known = storage?.savedProfileFor(email) ?? storage?.savedProfileFor(this.#store.draft.person.email);
    if (known) storage?.saveProfile({ ...known, person: { ...known.person, email }, device: proof });
  }

  /** The form goes with the confirmation, and the focus with it. */
  #settleFocus({ state: { status, email } }: ConfirmStore): void {
    if (status === 'confirmed' || status === 'gone') this.#host.focusNext('.title');
    else if (email) this.#host.focusNext('#email');
    else if (status === 'incomplete' || status === 'wrong') this.#host.focusNext('#code');
  }
}
