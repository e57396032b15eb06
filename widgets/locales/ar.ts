import { messages as feed } from '../../src/features/feed/messages.ar.ts';
import { messages as common } from '../../src/i18n/messages.ar.ts';

/** One file of messages to load before the first rows. */
export const messages = { ...common, ...feed };
