import type { FeedQuery } from '../../src/contract/feed.ts';

const DAY = 86_400_000;

/** Rolls a number from 0 up to but not including 1. */
export type Dice = () => number;

/** The same numbers in every run (mulberry32). */
export const random =
  (seed: number): Dice =>
  () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };

/** One of some things. */
export const pick = <Item>(next: Dice, items: readonly Item[]): Item =>
  items[Math.floor(next() * items.length)] as Item;

/** The day some days after another. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** A skill as it is asked for, found without the server's own way to do so. */
export const skillSlug = (skill: string): string =>
  skill
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Makes queries in which each filter is asked about one time in six. */
export const createQueryMaker = (
  next: Dice,
  { skills, today }: { skills: readonly string[]; today: string },
): (() => FeedQuery) => {
  const some = <Item>(items: readonly Item[]): Item[] => [...new Set([pick(next, items), pick(next, items)])];
  const choices: { [Key in keyof FeedQuery]: () => FeedQuery[Key] } = {
    department: () =>
      some(['sales', 'marketing', 'research', 'technology', 'data', 'finance', 'design', 'other']),
    arrangement: () => some(['remote', 'hybrid', 'on-site']),
    skill: () => some(skills),
    language: () => some(['en', 'es', 'fr']),
    funded: () => true,
    exclusive: () => true,
    short: () => true,
    'closing-soon': () => true,
    'min-hours': () => Math.floor(next() * 40),
    'max-hours': () => 5 + Math.floor(next() * 40),
    'min-fee': () => Math.floor(next() * 900),
    'due-by': () => addDays(today, Math.floor(next() * 90)),
    from: () => addDays(today, Math.floor(next() * 60)),
    until: () => addDays(today, Math.floor(next() * 90)),
  };
  return () =>
    Object.fromEntries(
      Object.entries(choices)
        .filter(() => next() < 0.18)
        .map(([key, choose]) => [key, choose()]),
    );
};
