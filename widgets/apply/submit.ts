import type { ApplyStore, Draft } from '../../src/features/apply/apply.lazy.ts';
import { MiApplyCompleteEvent, MiApplySubmitEvent } from './events.ts';

/**
 * Sends an application that is right and tells the host before and after.
 * Gives back what the visitor should be taken to, or nothing where they stay: the host prevented it, or it is on its way.
 */
export const submitApplication = async (
  element: HTMLElement,
  store: ApplyStore,
  draft: Draft,
): Promise<string | undefined> => {
  const isOnItsWay = store.state.kind === 'form' && store.state.isSending;
  if (isOnItsWay) return undefined;
  await store.submit(draft, () => element.dispatchEvent(new MiApplySubmitEvent(store.slug)));
  const { state } = store;
  if (state.kind === 'receipt') {
    element.dispatchEvent(new MiApplyCompleteEvent(store.slug));
    return '.title';
  }
  return state.kind === 'form' && (state.errors.length > 0 || state.failure) ? '.error-summary' : undefined;
};
