const hexadecimal = (byte: number) => byte.toString(16).padStart(2, '0');

/** Creates a random idempotency key. `crypto.randomUUID` is missing on pages without TLS. */
export const createKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), hexadecimal).join('');
