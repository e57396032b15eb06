/** Identity replacer: ignores `toJSON` that a page adds to prototypes, as Prototype.js does to arrays. */
function identityReplacer(this: Record<string, unknown>, key: string): unknown {
  return this[key];
}

/** Idempotent POST of JSON: repeats with the same key count once. */
export const jsonPost = (body: object, idempotencyKey: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
  body: JSON.stringify(body, identityReplacer),
});
