import { messages as confirm } from '../../src/features/apply/confirm/messages.es.ts';
import { messages as receipt } from '../../src/features/apply/receipt/messages.es.ts';

/** One file of messages to load when an application is sent. */
export const messages = { ...receipt, ...confirm };
