import type { Slug } from '../../src/contract/primitives.ts';

const SLUG_LENGTH = 160;

const hyphened = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');

const trimmed = (slug: string): string => slug.replace(/^-+|-+$/g, '');

/** Slug of a name and an optional id; a long name is truncated, the id never is. */
export const slugOf = (name: string, id = ''): Slug => {
  const end = trimmed(hyphened(id));
  const start = trimmed(hyphened(name)).slice(0, SLUG_LENGTH - end.length - 1);
  return [trimmed(start), end].filter((part) => part !== '').join('-');
};
