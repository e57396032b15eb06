export { sentStyles, sentView } from './sent-view.ts';
export { enSent as words } from '../../../i18n/en-sent.ts';
