const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Region codes that are not countries: unions, unknown, and codes that ISO 3166-1 only reserves. */
const NO_COUNTRY: ReadonlySet<string> = new Set('EU EZ QO UN XA XB ZZ AC CP CQ DG EA IC TA'.split(' '));

/** Codes of former countries, and UK, stand for what is there now. */
const isCurrent = (code: string): boolean => new Intl.Locale(`und-${code}`).region === code;

/** The world's countries: their codes of ISO 3166-1, and XK, by which Kosovo is known; and their names in English. */
const COUNTRIES: ReadonlyMap<string, string> = new Map(
  LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_COUNTRY.has(code) && isCurrent(code))
    .flatMap((code) => {
      const name = regionNames.of(code);
      return name === undefined ? [] : [[code, name] as const];
    }),
);

/** English name of a country, if the code is known. */
export const countryName = (code: string): string | undefined => COUNTRIES.get(code);

/** True for an upper-case ISO 3166-1 country code. */
export const isCountry = (code: string): boolean => COUNTRIES.has(code);
