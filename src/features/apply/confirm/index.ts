export { ConfirmStore } from './confirm-store.ts';
export { confirmView, type ConfirmHandlers } from './confirm-view.ts';
export { confirmStyles } from './confirm.styles.ts';
export type { CodeState, CodeStatus } from './types.ts';
