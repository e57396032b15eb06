import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { Draft } from '../../src/features/apply/apply.lazy.ts';
import { prefill } from '../../src/features/apply/autosave/index.ts';
import type { AutosaveOwner } from './draft-autosave.ts';

type Owner = Pick<AutosaveOwner, 'store' | 'storage' | 'update'>;

/** Offers to prefill a form, or to save the details of a received application. */
export const offerProfile = ({ store, storage, update }: Owner): void => {
  const isReceived = store.state.kind === 'receipt';
  if (storage.savedProfile) update({ profile: isReceived ? 'saved' : 'offered' });
  else update({ profile: isReceived ? 'can-save' : 'none' });
};

/** Deletes the saved details. */
export const deleteProfile = (owner: Owner): void => {
  owner.storage.saveProfile(undefined);
  offerProfile(owner);
};

/** Returns the draft that the saved details make of a posting's form. */
export const prefillForm = ({ storage, update }: Owner, posting: MicroInternship): Draft | undefined => {
  const { savedProfile } = storage;
  if (!savedProfile) return undefined;
  update({ profile: 'saved' });
  return prefill(savedProfile, posting);
};
