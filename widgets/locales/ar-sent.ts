import { messages as confirm } from '../../src/features/apply/confirm/messages.ar.ts';
import { messages as receipt } from '../../src/features/apply/receipt/messages.ar.ts';

/** One file of messages to load when an application is sent. */
export const messages = { ...receipt, ...confirm };
