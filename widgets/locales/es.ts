import { messages as feed } from '../../src/features/feed/messages.es.ts';
import { messages as common } from '../../src/i18n/messages.es.ts';

/** One file of messages to load before the first rows. */
export const messages = { ...common, ...feed };
