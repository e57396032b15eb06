import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import {
  prefill,
  savedProfileOf,
  type DraftState,
  type DraftStorage,
} from '../../src/features/apply/autosave/index.ts';

/** Saves a student's details for the next application, prefills a form with them, and deletes them. */
export class SavedProfileController {
  readonly #store: ApplyStore;
  readonly #storage: DraftStorage;
  readonly #update: (change: Partial<DraftState>) => void;

  constructor(store: ApplyStore, storage: DraftStorage, update: (change: Partial<DraftState>) => void) {
    this.#store = store;
    this.#storage = storage;
    this.#update = update;
  }

  /** Offers saved details to an empty form. */
  offer(): void {
    if (this.#storage.savedProfile) this.#update({ profile: 'offered' });
  }

  /** Offers to save the details of a received application. */
  offerToSave(): void {
    this.#update({ profile: this.#storage.savedProfile ? 'saved' : 'can-save' });
  }

  save(): void {
    const { state, draft, device } = this.#store;
    const isReceived = state.kind === 'receipt';
    if (isReceived && this.#storage.saveProfile({ ...savedProfileOf(draft, state.posting), device }))
      this.#update({ profile: 'saved' });
  }

  delete(): void {
    this.#storage.saveProfile(undefined);
    this.#update({ profile: this.#store.state.kind === 'receipt' ? 'can-save' : 'none' });
  }

  /** The draft that the saved details make of a posting's form. */
  prefill(posting: MicroInternship): Draft | undefined {
    const { savedProfile } = this.#storage;
    if (!savedProfile) return undefined;
    this.#update({ profile: 'filled' });
    return prefill(savedProfile, posting);
  }
}
