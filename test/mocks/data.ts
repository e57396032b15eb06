import type { Campus } from '../../src/contract/campus.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { MicroInternshipSummary } from '../../src/contract/summary.ts';

/** The moment at which the mocked postings are looked at. */
export const NOW = new Date('2026-03-02T15:00:00Z');

/** A campus with as much of its policy as the mocks follow. */
export interface MockedCampus extends Campus {
  scope?: 'own-first' | 'own';
}

export const CAMPUSES: readonly MockedCampus[] = [
  { slug: 'lakeshore', name: 'Lakeshore State University', currency: 'USD', timeZone: 'America/Chicago' },
  { slug: 'hilltop', name: 'Hilltop College', currency: 'USD', timeZone: 'America/New_York' },
  {
    slug: 'ridgeway',
    name: 'Ridgeway Community College',
    currency: 'USD',
    timeZone: 'America/Denver',
    accent: '#0b6e4f',
    hostUrl: 'https://careers.ridgeway.example/host',
    nouns: { one: 'Ridgeway project', many: 'Ridgeway projects' },
    scope: 'own-first',
  },
];

/** A row with nothing but what every row has. */
export const aBareSummary = (overrides: Partial<MicroInternshipSummary> = {}): MicroInternshipSummary => ({
  id: '00000000-0000-4000-8000-000000000001',
  slug: 'count-the-birds',
  title: 'Count the birds',
  employer: { name: 'Marsh Wardens', verified: false },
  department: 'research',
  summary: 'Find out which birds are back.',
  publishedAt: '2026-02-20T12:00:00Z',
  skills: [],
  openings: 1,
  filled: 0,
  featured: false,
  sample: false,
  language: 'en',
  status: 'open',
  source: 'mock',
  ...overrides,
});

/** A row that states everything a card shows. */
export const aSummary = (overrides: Partial<MicroInternshipSummary> = {}): MicroInternshipSummary =>
  aBareSummary({
    id: '00000000-0000-4000-8000-000000000002',
    slug: 'name-the-bakery-breads',
    title: 'Name the breads of a bakery',
    employer: { name: 'Ofen & Söhne', industry: 'Food', verified: true },
    department: 'marketing',
    summary: 'Eleven breads want names that people remember.',
    hours: { min: 10, max: 15 },
    fee: { amount: 45_000, currency: 'USD' },
    takeHome: { amount: 40_500, currency: 'USD' },
    paidBy: 'employer',
    classification: 'contractor',
    publishedAt: '2026-03-01T12:00:00Z',
    applicationDeadline: { at: '2026-03-20T03:59:00Z', timeZone: 'America/New_York' },
    decisionBy: { at: '2026-03-27T03:59:00Z', timeZone: 'America/New_York' },
    kickOff: '2026-03-30',
    due: { daysAfterKickOff: 14 },
    arrangement: 'remote',
    skills: ['Writing', 'Research'],
    ...overrides,
  });

/** A whole posting that asks one question of each kind. */
export const aPosting = (overrides: Partial<MicroInternship> = {}): MicroInternship => ({
  ...aSummary(),
  description: [
    { type: 'heading', level: 1, children: [{ type: 'text', text: 'The breads' }] },
    {
      type: 'paragraph',
      children: [{ type: 'text', text: 'They are on the shelf, but nobody asks for them.' }],
    },
  ],
  deliverables: ['A list of names', 'One page of reasons'],
  milestones: [
    { title: 'First names', due: { daysAfterKickOff: 7 }, pay: { amount: 10_000, currency: 'USD' } },
    { title: 'All names', due: { date: '2026-04-13' } },
  ],
  country: 'US',
  eligibility: { classYears: ['Senior'], majors: ['Linguistics'], workAuthorisation: 'United States' },
  requiredDocuments: [],
  questions: {
    version: 3,
    items: [
      { id: 'approach', kind: 'long-text', label: 'How would you begin?', required: true, maxLength: 500 },
      {
        id: 'portfolio',
        kind: 'short-text',
        label: 'Where is your work?',
        help: 'An address.',
        required: false,
      },
      {
        id: 'tool',
        kind: 'single-choice',
        label: 'Which tool do you know?',
        required: true,
        options: [
          { value: 'sheets', label: 'Spreadsheets' },
          { value: 'sql', label: 'SQL' },
        ],
      },
      { id: 'visit', kind: 'yes-no', label: 'Can you visit once?', required: true },
    ],
  },
  statements: ['adult', 'work-authorised'],
  privacy: { version: '2026-01', retentionDays: 180 },
  ...overrides,
});

const row = (number: number, overrides: Partial<MicroInternship>): MicroInternship =>
  aPosting({ id: `00000000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`, ...overrides });

/** The postings of the mocked marketplace, each different in what a card can show. */
export const POSTINGS: readonly MicroInternship[] = [
  row(1, {}),
  row(2, {
    slug: 'survey-of-cyclists',
    title: 'Survey of cyclists',
    employer: { name: 'Spoke Works', verified: false },
    department: 'research',
    summary: 'Ask fifty riders where the road is worst.',
    fee: { amount: 60_050, currency: 'USD' },
    takeHome: { amount: 54_045, currency: 'USD' },
    hours: { min: 25, max: 25 },
    publishedAt: '2026-02-28T12:00:00Z',
    applicationDeadline: { at: '2026-03-04T05:00:00Z', timeZone: 'America/Chicago' },
    arrangement: 'hybrid',
    location: 'Milwaukee',
  }),
  row(3, {
    slug: 'budget-of-a-theatre',
    title: 'Budget of a theatre',
    employer: { name: 'Kleine Bühne', verified: true },
    department: 'finance',
    summary: 'Turn a drawer of receipts into a budget.',
    paidBy: 'campus',
    exclusiveTo: 'lakeshore',
    publishedAt: '2026-02-27T12:00:00Z',
  }),
  row(4, {
    slug: 'atlas-der-brunnen',
    title: 'Atlas der Brunnen',
    employer: { name: 'Stadtwerke Au', verified: false },
    department: 'data',
    summary: 'Alle Brunnen der Stadt auf einer Karte.',
    language: 'de',
    featured: true,
    openings: 3,
    publishedAt: '2026-02-26T12:00:00Z',
  }),
  row(5, {
    slug: 'menu-for-a-school-kitchen',
    title: 'Menu for a school kitchen',
    employer: { name: 'Hilltop Kitchens', verified: false },
    department: 'operations',
    summary: 'Four weeks of lunches within a budget.',
    exclusiveTo: 'hilltop',
    publishedAt: '2026-02-25T12:00:00Z',
  }),
  row(6, {
    slug: 'labels-for-a-jam-maker',
    title: 'Labels for a jam maker',
    employer: { name: 'Quince & Co', verified: false },
    department: 'marketing',
    summary: 'Six jams, six labels, one idea.',
    sample: true,
    publishedAt: '2026-02-24T12:00:00Z',
    questions: { version: 1, items: [] },
    statements: [],
  }),
];

const DAY = 86_400_000;

/** The same postings as seen at another moment, whole days away. */
export const postingsAt = (now: Date): MicroInternship[] => {
  const away = Math.round((now.getTime() - NOW.getTime()) / DAY) * DAY;
  const instant = (at: string) => new Date(Date.parse(at) + away).toISOString();
  return POSTINGS.map((posting) => ({
    ...posting,
    publishedAt: instant(posting.publishedAt),
    ...(posting.applicationDeadline && {
      applicationDeadline: { ...posting.applicationDeadline, at: instant(posting.applicationDeadline.at) },
    }),
    ...(posting.decisionBy && { decisionBy: { ...posting.decisionBy, at: instant(posting.decisionBy.at) } }),
    ...(posting.kickOff !== undefined && { kickOff: instant(posting.kickOff).slice(0, 10) }),
  }));
};
