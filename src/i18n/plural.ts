/** Writes numbers, alone or with the noun that goes with them, as a locale does. */
export const createCounter = (locale: string) => {
  const plural = new Intl.PluralRules(locale);
  const format = new Intl.NumberFormat(locale);
  return {
    number: (value: number): string => format.format(value),
    counted: (count: number, one: string, many: string): string =>
      `${format.format(count)} ${plural.select(count) === 'one' ? one : many}`,
  };
};
