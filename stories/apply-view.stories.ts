import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import { WidgetError } from '../src/base/error.ts';
import type { Receipt } from '../src/contract/application.ts';
import type { MicroInternship } from '../src/contract/micro-internship.ts';
import type { FieldError } from '../src/contract/problem.ts';
import { Question, QUESTION_KINDS } from '../src/contract/questions.ts';
import type { ApplyState, SendFailure } from '../src/features/apply/apply-store.ts';
import { applyView } from '../src/features/apply/apply-view.ts';
import { emptyDraft, type Draft } from '../src/features/apply/draft.ts';
import { receiptView } from '../src/features/apply/receipt/index.ts';
import { anEnv } from '../test/kit/unit-env.ts';
import { aPosting, NOW } from '../test/mocks/data.ts';
import { inRoot } from './kit/partial.ts';
import { ARABIC, LONG } from './kit/postings.ts';

interface Args {
  state: ApplyState;
  draft: Draft;
}

type Form = ApplyState & { kind: 'form' };

const on = {
  back: action('back'),
  change: action('change'),
  submit: action('submit'),
  retry: action('retry'),
};

const options = [
  { value: 'sheets', label: 'Spreadsheets' },
  { value: 'sql', label: 'SQL' },
  { value: 'paper', label: 'Paper' },
];

/** One question of each kind. */
const ONE_OF_EACH: Record<
  (typeof QUESTION_KINDS)[number],
  Pick<Question, 'label' | 'required'> & Record<string, unknown>
> = {
  'short-text': { label: 'Which bread do you know best?', help: 'One is enough.', required: true },
  'long-text': { label: 'How would you begin?', required: true, maxLength: 500 },
  'single-choice': { label: 'Which tool do you know best?', required: true, options },
  'multiple-choice': { label: 'Which tools do you know?', required: false, options, maxChoices: 2 },
  'yes-no': { label: 'Can you visit once?', required: true },
  number: { label: 'How many hours a week?', required: true, min: 2, max: 20 },
  date: { label: 'From which day?', required: true, earliest: '2026-03-30', latest: '2026-04-30' },
  link: { label: 'Where is your work?', required: false },
  file: { label: 'Your résumé', help: 'One page is enough.', required: true },
};

const items = QUESTION_KINDS.map((kind) => Question.parse({ id: kind, kind, ...ONE_OF_EACH[kind] }));

const every = (overrides: Partial<MicroInternship> = {}): MicroInternship =>
  aPosting({ questions: { version: 1, items }, ...overrides });

const form = (overrides: Partial<Form> = {}): ApplyState => ({
  kind: 'form',
  posting: every(),
  errors: [],
  failure: undefined,
  isSending: false,
  ...overrides,
});

const required = (pointer: string): FieldError => ({ pointer, code: 'required' });

const ALL_MISSING: FieldError[] = [
  ...['name', 'email', 'school'].map((name) => required(`/person/${name}`)),
  ...items.map(({ id }) => required(`/answers/${id}`)),
  required('/statements/adult'),
  required('/statements/work-authorised'),
  required('/consent/given'),
];

const ALL_WRONG: FieldError[] = [
  { pointer: '/person/name', code: 'too-long' },
  { pointer: '/person/email', code: 'format' },
  { pointer: '/answers/short-text', code: 'characters' },
  { pointer: '/answers/long-text', code: 'too-long' },
  { pointer: '/answers/multiple-choice', code: 'range' },
  { pointer: '/answers/number', code: 'range' },
  { pointer: '/answers/date', code: 'range' },
  { pointer: '/answers/link', code: 'format' },
];

const TYPED: Draft = {
  person: { name: 'Ada Nwosu', email: 'ada@lakeshore.example', school: 'Lakeshore State University' },
  answers: {
    'short-text': ['Rye'],
    'long-text': ['I would taste them all.\nThen I would ask.'],
    'single-choice': ['sql'],
    'multiple-choice': ['sheets', 'sql'],
    'yes-no': ['yes'],
    number: ['7.5'],
    date: ['2026-04-01'],
    link: ['https://ada.example'],
  },
  statements: { adult: true, 'work-authorised': true },
  hasConsent: true,
};

const receipt: Receipt = {
  id: '8f14e45f-ceea-467f-a9f0-2d5b6c1d0e11',
  reference: 'HWAE-8QYE',
  microInternship: { slug: every().slug, title: every().title },
  employer: { name: every().employer.name },
  receivedAt: NOW.toISOString(),
};

const received = (overrides: Partial<Receipt> = {}): ApplyState => ({
  kind: 'receipt',
  posting: every(),
  receipt: { ...receipt, ...overrides },
});

const refused = (failure: SendFailure): Args => ({ state: form({ failure }), draft: TYPED });

const meta: Meta<Args> = {
  title: 'Features/apply',
  decorators: [inRoot],
  argTypes: { state: { control: 'object' }, draft: { control: 'object' } },
  args: { state: form(), draft: emptyDraft },
  render: ({ state, draft }) => {
    const env = anEnv(on);
    const sent = state.kind === 'receipt' ? receiptView(state, draft, 'https://api.example', env) : undefined;
    return applyView(state, draft, { ...env, sent });
  },
};
export default meta;

type Story = StoryObj<Args>;

export const EveryKindOfQuestion: Story = {};

export const Typed: Story = { args: { draft: TYPED } };

export const NoQuestions: Story = {
  args: { state: form({ posting: every({ questions: { version: 1, items: [] }, statements: [] }) }) },
};

export const AllMissing: Story = { args: { state: form({ errors: ALL_MISSING }) } };

export const AllWrong: Story = { args: { state: form({ errors: ALL_WRONG }), draft: TYPED } };

export const OneError: Story = {
  args: { state: form({ errors: [required('/answers/yes-no')] }), draft: TYPED },
};

export const Sending: Story = { args: { state: form({ isSending: true }), draft: TYPED } };

export const NotOpen: Story = { args: refused('not-open') };

export const Exclusive: Story = { args: refused('exclusive') };

export const QuestionsChanged: Story = { args: refused('questions-changed') };

export const AlreadyReceived: Story = { args: refused('already-received') };

export const TooManyRequests: Story = { args: refused('too-many-requests') };

export const SendingOffline: Story = { args: refused('offline') };

export const SendingTimeout: Story = { args: refused('timeout') };

export const OtherFailure: Story = { args: refused('other') };

export const Received: Story = {
  args: { state: received({ decisionBy: { at: '2026-03-27T03:59:00Z', timeZone: 'America/New_York' } }) },
};

export const ReceivedWithoutDecision: Story = { args: { state: received() } };

export const Loading: Story = { args: { state: { kind: 'loading' } } };

export const Closed: Story = { args: { state: { kind: 'closed', posting: every({ status: 'closed' }) } } };

export const NotFound: Story = { args: { state: { kind: 'not-found' } } };

export const Failed: Story = { args: { state: { kind: 'failed', error: new WidgetError('http') } } };

export const LongText: Story = { args: { state: form({ posting: every(LONG), errors: ALL_MISSING }) } };

export const RightToLeft: Story = {
  args: { state: form({ posting: every(ARABIC), errors: ALL_MISSING }) },
  globals: { direction: 'rtl' },
};

export const Narrow: Story = {
  args: { state: form({ posting: every(LONG), errors: ALL_MISSING }) },
  parameters: { width: 300 },
};

export const Dark: Story = {
  args: { state: form({ errors: ALL_WRONG }), draft: TYPED },
  globals: { scheme: 'dark' },
};

export const ReceivedDark: Story = { args: { state: received() }, globals: { scheme: 'dark' } };
