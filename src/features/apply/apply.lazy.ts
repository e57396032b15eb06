import type { CSSResult } from 'lit';
import { applyStyles } from './apply.styles.ts';

export { ApplyStore, byField, type ApplyState, type SendFailure } from './apply-store.ts';
export { applyView, type ApplyEnv, type ApplyHandlers, type FieldRenderers } from './apply-view.ts';
export type { Draft } from './draft.ts';
export { messages, type ApplyMessages } from './messages.en.ts';

export const styles: readonly CSSResult[] = [applyStyles];
