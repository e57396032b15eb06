/** The forms of a phrase by the plural rules of a language; `#` stands for the number. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Writes numbers, alone or with the noun that goes with them, as a locale does. */
export const createCounter = (locale: string) => {
  const plural = new Intl.PluralRules(locale);
  const format = new Intl.NumberFormat(locale);
  return {
    number: (value: number): string => format.format(value),
    counted: (count: number, forms: Forms): string =>
      (forms[plural.select(count)] ?? forms.other).replace('#', format.format(count)),
  };
};
