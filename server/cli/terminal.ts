/**
 * Control characters but line breaks and tabs, and what turns the direction of the text around it: a terminal obeys
 * them, whoever typed them.
 */
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A text as it may be written to a terminal, with what is not seen spelled out. */
export const printable = (text: string): string =>
  text.replaceAll(UNPRINTABLE, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);

/** A value as JSON that a program can read, and that a terminal does not obey either. */
export const printableJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Writes a line to the operator's terminal. */
export const print = (line: string): void => {
  process.stdout.write(`${printable(line)}\n`);
};

/** Writes a line of what went wrong. */
export const printError = (line: string): void => {
  process.stderr.write(`${printable(line)}\n`);
};
