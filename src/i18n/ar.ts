import { en, type Messages } from './en.ts';
import { enMore, type MoreMessages } from './en-more.ts';

export const words: Messages & MoreMessages = { ...en, ...enMore, locale: 'ar', direction: 'rtl' };
