export { sentStyles, sentView } from './sent-view.ts';
