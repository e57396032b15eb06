import * as z from 'zod/mini';

/** Text without NUL and lone surrogates, which databases reject. */
export const PlainText = z
  .string()
  .check(z.refine((text) => !text.includes('\0') && text.isWellFormed(), { params: { code: 'characters' } }));

/** Single-line text: no line breaks or other control characters. */
export const LineText = PlainText.check(
  z.refine((text) => !/\p{Cc}/u.test(text.trim()), { params: { code: 'characters' } }),
);
