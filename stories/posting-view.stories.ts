import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { action } from 'storybook/actions';
import { WidgetError } from '../src/base/error.ts';
import type { MicroInternship } from '../src/contract/micro-internship.ts';
import { postingSlots } from '../src/features/posting/slots.ts';
import {
  postingView,
  type PostingActionsData,
  type PostingState,
  type PostingViewData,
} from '../src/features/posting/posting.lazy.ts';
import { reportView, type ReportDraft, type ReportState } from '../src/features/report/report.lazy.ts';
import { anEnv } from '../test/kit/unit-env.ts';
import { aBareSummary, aPosting, aSummary } from '../test/mocks/data.ts';
import { inRoot } from './kit/partial.ts';
import { ARABIC, FRENCH, LONG } from './kit/postings.ts';

type Args = Omit<PostingViewData, 'slots'> &
  Omit<PostingActionsData, 'report'> & {
    /** True once the deferred part is loaded. */
    isComplete: boolean;
    reporting?: ReportState;
    draft?: ReportDraft;
  };

const HANDLERS = [
  'back',
  'apply',
  'select',
  'retry',
  'share',
  'report',
  'change',
  'submit',
  'cancel',
] as const;
type Handlers = Record<(typeof HANDLERS)[number], () => void>;
const on = Object.fromEntries(HANDLERS.map((name) => [name, action(name)])) as unknown as Handlers;

const PAGE = 'https://marketplace.example/m/name-the-bakery-breads';

const ready = (overrides: Partial<MicroInternship> = {}): PostingState => ({
  kind: 'ready',
  posting: aPosting({ url: PAGE, ...overrides }),
});

const meta: Meta<Args> = {
  title: 'Features/posting',
  decorators: [inRoot],
  argTypes: { state: { control: 'object' } },
  args: { state: ready(), isComplete: true, calendar: `${PAGE}.ics` },
  render: ({ isComplete, reporting, draft = { reason: '', details: '' }, state, calendar, ...data }) => {
    const env = anEnv(on);
    const report = reporting && reportView(reporting, draft, env);
    const slots =
      isComplete && state.kind === 'ready'
        ? postingSlots(state.posting, { ...data, report }, env)
        : undefined;
    return postingView({ state, calendar, slots }, env);
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Ready: Story = {};

export const BeforeWhatComesLater: Story = { args: { isComplete: false } };

export const Similar: Story = {
  args: {
    similar: [
      aSummary({ id: 'one', slug: 'one', title: 'Eleven rolls want a shelf' }),
      aSummary({ id: 'two', slug: 'two', ...LONG }),
      aBareSummary(),
    ],
  },
};

export const Eligible: Story = { args: { state: ready({ eligibility: {} }) } };

export const OnlyAnotherSchool: Story = { args: { state: ready({ exclusiveTo: 'hilltop' }) } };

export const Employed: Story = {
  args: { state: ready({ classification: 'employee', milestones: [], paidBy: 'state', country: 'CA' }) },
};

export const Unpaid: Story = { args: { state: ready({ classification: 'unpaid', milestones: [] }) } };

export const AddressCopied: Story = { args: { shared: 'copied' } };

export const AddressShown: Story = { args: { shared: 'shown' } };

const WRITING: ReportState = { kind: 'form', errors: [], failure: undefined, isSending: false };

export const Report: Story = { args: { reporting: WRITING } };

export const ReportWithErrors: Story = {
  args: {
    reporting: {
      ...WRITING,
      errors: [
        { pointer: '/reason', code: 'required' },
        { pointer: '/details', code: 'too-long' },
      ],
    },
  },
};

export const ReportFailed: Story = {
  args: {
    reporting: { ...WRITING, failure: 'offline' },
    draft: { reason: 'fraud', details: 'They ask for a deposit.' },
  },
};

export const ReportSent: Story = { args: { reporting: { kind: 'sent' } } };

export const ReportUnavailable: Story = { args: { isReportMissing: true } };

export const Loading: Story = { args: { state: { kind: 'loading', summary: aSummary() } } };

export const LoadingUnknown: Story = { args: { state: { kind: 'loading', summary: undefined } } };

export const NothingStated: Story = {
  args: {
    state: {
      kind: 'ready',
      posting: {
        ...aBareSummary(),
        description: aPosting().description,
        deliverables: [],
        milestones: [],
        eligibility: {},
        requiredDocuments: [],
        questions: { version: 1, items: [] },
        statements: [],
        privacy: aPosting().privacy,
      },
    },
  },
};

export const NotYetOpen: Story = {
  args: { state: ready({ applicationOpens: { at: '2026-03-09T14:00:00Z', timeZone: 'America/Chicago' } }) },
};

export const DeadlineOver: Story = {
  args: {
    state: ready({ applicationDeadline: { at: '2026-03-01T14:00:00Z', timeZone: 'America/Chicago' } }),
  },
};

export const Paused: Story = { args: { state: ready({ status: 'paused' }) } };

export const Filled: Story = { args: { state: ready({ status: 'filled', filled: 1 }) } };

export const Sample: Story = { args: { state: ready({ sample: true }) } };

export const NotFound: Story = { args: { state: { kind: 'not-found' } } };

export const Failed: Story = { args: { state: { kind: 'failed', error: new WidgetError('offline') } } };

export const French: Story = { args: { state: ready(FRENCH) } };

export const LongText: Story = { args: { state: ready(LONG) } };

export const RightToLeft: Story = { args: { state: ready(ARABIC) }, globals: { direction: 'rtl' } };

export const Narrow: Story = { args: { state: ready(LONG) }, parameters: { width: 300 } };

export const Wide: Story = { parameters: { width: 1600 } };

export const Dark: Story = { globals: { scheme: 'dark' } };
