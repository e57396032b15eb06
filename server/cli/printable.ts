/** Text that others typed as a terminal may show it: nothing in it moves the cursor or turns the line around. */
export const printable = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => (character === '\n' ? ' ' : '\uFFFD'));
