import { randomUUID } from 'node:crypto';
import type { ApplicationRequest } from '../../src/contract/application.ts';
import type { Question } from '../../src/contract/questions.ts';
import { CampusRecord } from '../../server/domain/campus.ts';
import type { EmployerRecord, Posting } from '../../server/domain/posting.ts';
import { PRIVACY_NOTICE_VERSION } from '../../server/domain/privacy.ts';
import { saveCampus } from '../../server/store/campuses.ts';
import { saveEmployers } from '../../server/store/save-employers.ts';
import { eq } from 'drizzle-orm';
import type { Database } from '../../server/store/database.ts';
import { savePostings as saveWithEmployers } from '../../server/store/save.ts';
import { employers } from '../../server/store/schema/index.ts';

/** An employer; the same one each time unless told otherwise. */
export const anEmployer = (overrides: Partial<EmployerRecord> = {}): EmployerRecord => ({
  source: 'test',
  slug: 'gristmill-press',
  name: 'Gristmill Press',
  verified: true,
  email: 'projects@gristmill.example',
  ...overrides,
});

/** A campus; the same one each time unless told otherwise. */
export const aCampus = (overrides: Partial<CampusRecord> = {}): CampusRecord =>
  CampusRecord.parse({
    slug: 'elmwood',
    name: 'Elmwood College',
    currency: 'USD',
    timeZone: 'America/New_York',
    frameAncestors: [],
    ...overrides,
  });

/** One question of each kind, of which the first must be answered. */
export const QUESTIONS: Question[] = [
  { id: 'approach', kind: 'long-text', label: 'How would you go about it?', required: true, maxLength: 500 },
  { id: 'portfolio', kind: 'short-text', label: 'Where can we see your work?', required: false },
  {
    id: 'tool',
    kind: 'single-choice',
    label: 'Which tool do you know best?',
    required: false,
    options: [
      { value: 'sheets', label: 'Spreadsheets' },
      { value: 'sql', label: 'SQL' },
    ],
  },
  { id: 'on-site', kind: 'yes-no', label: 'Can you come by once?', required: false },
];

/** Kinds of question that {@link QUESTIONS} lacks, apart from a file. */
export const MORE_QUESTIONS: Question[] = [
  { id: 'hours', kind: 'number', label: 'How many hours a week?', required: true, min: 2, max: 9 },
  {
    id: 'since',
    kind: 'date',
    label: 'When could you begin?',
    required: true,
    earliest: new Date().toISOString().slice(0, 10),
  },
  { id: 'work', kind: 'link', label: 'Where is your best work?', required: true, help: 'One page of it.' },
  {
    id: 'days',
    kind: 'multiple-choice',
    label: 'Which days suit you?',
    required: true,
    maxChoices: 2,
    options: ['Monday', 'Tuesday', 'Wednesday'].map((label) => ({ value: label.toLowerCase(), label })),
  },
];

/** An open posting of {@link anEmployer} with a name of its own. */
export const aPosting = (overrides: Partial<Posting> = {}): Posting => {
  const slug = `project-${randomUUID()}`;
  return {
    source: 'test',
    sourceId: slug,
    slug,
    employer: anEmployer().slug,
    title: 'Catalogue the letterpress collection',
    department: 'operations',
    summary: 'A list of what we own.',
    description: [{ type: 'paragraph', children: [{ type: 'text', text: 'Six cabinets of type.' }] }],
    deliverables: ['A spreadsheet'],
    milestones: [],
    hours: { min: 10, max: 15 },
    fee: { amount: 40_000, currency: 'USD' },
    publishedAt: '2026-01-05T09:00:00Z',
    country: 'US',
    skills: [],
    openings: 1,
    filled: 0,
    featured: false,
    sample: false,
    language: 'en',
    status: 'open',
    eligibility: {},
    requiredDocuments: [],
    questions: QUESTIONS,
    statements: ['adult'],
    retentionDays: 180,
    takeHomePercent: 90,
    ...overrides,
  };
};

/** An application as it is sent, from a person with an address of their own; right for {@link aPosting}. */
export const anApplication = (overrides: Partial<ApplicationRequest> = {}): ApplicationRequest => ({
  microInternship: 'project',
  questionsVersion: 1,
  person: { name: 'Ada Nwosu', email: `ada.${randomUUID()}@elmwood.example`, school: 'Elmwood College' },
  statements: { adult: true },
  answers: { approach: 'Cabinet by cabinet.' },
  consent: { version: PRIVACY_NOTICE_VERSION, given: true },
  ...overrides,
});

/** Stores a posting of an employer that is stored already. */
export const savePosting = async (database: Database, posting: Posting): Promise<'added' | 'changed'> => {
  const [row] = await database.select().from(employers).where(eq(employers.slug, posting.employer));
  if (!row) throw new Error(`There is no employer ${posting.employer}.`);
  const { logo, industry, size, sourceId, ...employer } = row;
  const record: EmployerRecord = {
    ...employer,
    slug: sourceId,
    ...(logo !== null && { logo }),
    ...(industry !== null && { industry }),
    ...(size !== null && { size }),
  };
  const [outcome] = await saveWithEmployers(database, [{ posting, employer: record }]);
  return outcome ?? 'added';
};

/** Stores postings after the employer and the campus that the builders name. */
export const savePostings = async (database: Database, ...postings: Posting[]): Promise<void> => {
  await saveEmployers(database, [anEmployer()]);
  await saveCampus(database, aCampus());
  for (const posting of postings) await savePosting(database, posting);
};
