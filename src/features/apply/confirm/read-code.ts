import { toLatinDigits } from '../draft.ts';

/** The digits of a code, however it was typed or pasted: with spaces or dashes, in full width, in Arabic or Persian digits. */
export const readCode = (typed: string): string => toLatinDigits(typed.normalize('NFKC')).replace(/\D/g, '');
