const made = new Map<string, unknown>();

/** The formatter of `Intl` for a locale and options, one of each: making one takes far longer than using it. */
export const formatter = <Formatter, Options extends object>(
  Kind: new (locale: string, options?: Options) => Formatter,
  locale: string,
  options?: Options,
): Formatter => {
  const key = Kind.name + locale + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Kind(locale, options));
  return made.get(key) as Formatter;
};
