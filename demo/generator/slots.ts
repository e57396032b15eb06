import type { Faker } from '@faker-js/faker';
import { list } from './table.ts';

const WORDS: Record<string, string[]> = {
  audience: list(
    'small museums, family farms, first-year students, local restaurants, retired teachers, dental practices, youth clubs, new parents, public libraries, bike shops, community colleges, independent bookstores',
  ),
  product: list(
    'our evening course, the membership card, our oat bread, the rental service, our repair kits, the loan program, our audio tour, the delivery box, our scheduling tool, the rain barrel, our reading program, the shuttle',
  ),
  channel: list('Instagram, newsletter, website, LinkedIn page, blog, YouTube channel'),
  region: list(
    'the county, the valley, the lake region, the twin cities, the north side, the coast, three counties, the river district',
  ),
  season: list('spring, summer, fall, winter'),
  few: list('three, four, five, six, eight'),
  count: list('40, 60, 75, 120, 150, 250, 420'),
};

/** Fills the slots of a text; the same slot has the same words everywhere in one posting. */
export const createFill = (faker: Faker) => {
  const chosen = Object.fromEntries(
    Object.entries(WORDS).map(([slot, words]) => [slot, faker.helpers.arrayElement(words)]),
  );
  return (text: string): string => {
    const filled = text
      .replace(/\{(\w+)\}/g, (_, slot: string) => chosen[slot] ?? slot)
      .replace(/\bour our\b/g, 'our')
      .replace(/\b[Oo]ur the\b/g, 'the');
    return filled.charAt(0).toUpperCase() + filled.slice(1);
  };
};
