import type { Money } from '../../src/contract/primitives.ts';
import type { Posting } from '../../server/domain/posting.ts';

const usual = {
  paidBy: 'employer',
  classification: 'contractor',
  takeHomePercent: 90,
  milestones: [],
  country: 'US',
  openings: 1,
  filled: 0,
  featured: false,
  sample: false,
  language: 'en',
  status: 'open',
  eligibility: {},
  requiredDocuments: [],
  questions: [],
  statements: ['adult', 'work-authorised'],
  retentionDays: 180,
} satisfies Partial<Posting>;

type Named = 'slug' | 'source' | 'sourceId';
type Usual = keyof typeof usual;

/** A posting without what follows from its title and what most postings share. */
export type Draft = Omit<Posting, Named | Usual> & Partial<Pick<Posting, Usual>>;

const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’',]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The source of all demo postings and their employers. */
export const SOURCE = 'demo';

export const posting = (draft: Draft): Posting => {
  const slug = slugOf(draft.title);
  return { ...usual, ...draft, slug, source: SOURCE, sourceId: slug };
};

export const usd = (dollars: number): Money => ({ amount: dollars * 100, currency: 'USD' });

export const cad = (dollars: number): Money => ({ amount: dollars * 100, currency: 'CAD' });
