import type { ApplyStore, Draft } from '../../src/features/apply/index.ts';
import { MiApplyCompleteEvent, MiApplySubmitEvent } from '../events.ts';

/**
 * Sends an application and tells the host before and after.
 * Gives back what the visitor should be taken to, or nothing where the host prevented it.
 */
export const submitApplication = async (
  element: HTMLElement,
  store: ApplyStore,
  draft: Draft,
): Promise<string | undefined> => {
  if (!element.dispatchEvent(new MiApplySubmitEvent(store.slug))) return undefined;
  await store.submit(draft);
  const { state } = store;
  if (state.kind === 'receipt') {
    element.dispatchEvent(new MiApplyCompleteEvent(store.slug));
    return '.title';
  }
  return state.kind === 'form' && (state.errors.length > 0 || state.failure) ? '.error-summary' : undefined;
};
