import { words as ar } from './ar-pages.ts';
import { enPages as en, type PageMessages } from './en-pages.ts';
import { words as es } from './es-pages.ts';
import type { Locale } from './locales.ts';

const PAGES: Record<Locale, PageMessages> = { en, es, ar };

/** The words around the widgets in a language. */
export const pageMessages = (locale: Locale): PageMessages => PAGES[locale];
