/** Crockford's base32: digits and letters without I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The reference of an application that a person can read out, such as `7ZK2-M0QD`: the first 40 bits of its id, a UUID,
 * in base32. It tells apart the applications to one posting and gives access to none.
 */
export const referenceOf = (id: string): string => {
  const bits = Number.parseInt(id.replaceAll('-', '').slice(0, 10), 16);
  const symbols = Array.from(
    { length: 8 },
    (_, index) => ALPHABET[Math.floor(bits / 32 ** (7 - index)) % 32],
  );
  return `${symbols.slice(0, 4).join('')}-${symbols.slice(4).join('')}`;
};
