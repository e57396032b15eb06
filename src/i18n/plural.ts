import { formatter } from './formatter.ts';

/** The forms of a phrase by the plural rules of a language; `#` stands for the number. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Writes numbers, alone or with the noun that goes with them, as a locale does. */
export const createCounter = (locale: string) => {
  const number = (value: number): string => formatter(Intl.NumberFormat, locale).format(value);
  return {
    number,
    counted: (count: number, forms: Forms): string =>
      (forms[formatter(Intl.PluralRules, locale).select(count)] ?? forms.other).replace('#', number(count)),
  };
};
