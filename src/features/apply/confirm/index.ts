export { ConfirmStore } from './confirm-store.ts';
export { confirmView, type ConfirmEnv, type ConfirmHandlers } from './confirm-view.ts';
export { messages as confirmMessages, type ConfirmMessages } from './messages.en.ts';
export { confirmStyles } from './confirm.styles.ts';
export type { CodeState, CodeStatus } from './types.ts';
