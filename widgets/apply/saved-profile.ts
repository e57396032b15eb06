import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { Draft } from '../../src/features/apply/apply.lazy.ts';
import { prefill, savedProfileOf } from '../../src/features/apply/autosave/index.ts';
import type { AutosaveOwner } from './draft-autosave.ts';

/** Saves a student's details for the next application, prefills a form with them, and deletes them. */
export class SavedProfileController {
  readonly #owner: Pick<AutosaveOwner, 'store' | 'storage' | 'update'>;

  constructor(owner: Pick<AutosaveOwner, 'store' | 'storage' | 'update'>) {
    this.#owner = owner;
  }

  /** Offers to prefill a form, or to save the details of a received application. */
  offer(): void {
    const isReceived = this.#owner.store.state.kind === 'receipt';
    if (this.#owner.storage.savedProfile) this.#owner.update({ profile: isReceived ? 'saved' : 'offered' });
    else this.#owner.update({ profile: isReceived ? 'can-save' : 'none' });
  }

  save(): void {
    const { state, draft, device } = this.#owner.store;
    if (state.kind === 'receipt')
      this.#owner.storage.saveProfile({ ...savedProfileOf(draft, state.posting), device });
    this.offer();
  }

  delete(): void {
    this.#owner.storage.saveProfile(undefined);
    this.offer();
  }

  /** The draft that the saved details make of a posting's form. */
  prefill(posting: MicroInternship): Draft | undefined {
    const { savedProfile } = this.#owner.storage;
    if (!savedProfile) return undefined;
    this.#owner.update({ profile: 'filled' });
    return prefill(savedProfile, posting);
  }
}
