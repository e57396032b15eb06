import { formatter } from './formatter.ts';

/** The forms of a phrase by the plural rules of a language; `#` stands for the number. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * Whole numbers from nought on are written alike in all languages that we speak. `Intl.NumberFormat` would do it too, but
 * on a slow phone the first one takes as long as all of a form.
 */
const numberIn =
  (locale: string) =>
  (value: number): string =>
    Number.isInteger(value) && value >= 0
      ? String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
      : formatter(Intl.NumberFormat, locale).format(value);

/** Writes numbers, alone or with the noun that goes with them, and days as a locale does. Nothing is made before it is used. */
export const createCounter = (locale: string) => {
  const number = numberIn(locale);
  return {
    number,
    counted: (count: number, forms: Forms): string =>
      (forms[formatter(Intl.PluralRules, locale).select(count)] ?? forms.other).replace('#', number(count)),
    /** A part of one, in hundredths. */
    percent: (part: number): string =>
      formatter(Intl.NumberFormat, locale, { style: 'percent' }).format(part),
    /** A date of a calendar, with its year. */
    day: (date: string): string =>
      formatter(Intl.DateTimeFormat, locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date)),
  };
};
