import * as z from 'zod/mini';

/** Text that every store accepts: no NUL, no lone surrogate. */
export const PlainText = z
  .string()
  .check(z.refine((text) => !text.includes('\0') && text.isWellFormed(), { params: { code: 'characters' } }));

/** One line of text: no line breaks or other control characters. */
export const LineText = PlainText.check(
  z.refine((text) => !/\p{Cc}/u.test(text.trim()), { params: { code: 'characters' } }),
);
