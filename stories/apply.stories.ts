import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { http, HttpResponse } from 'msw';
import { POSTINGS, postingsAt } from '../test/mocks/data.ts';
import { APPLICATIONS, createHandlers, problem, RIGHT_CODE } from '../test/mocks/handlers.ts';
import { ARABIC, LONG } from './kit/postings.ts';
import { en, MESSAGES } from '../test/kit/messages.ts';
import { fill, press, sees, widget, type Attributes } from './kit/widget.ts';

const SLUG = POSTINGS[0]?.slug ?? '';

const meta: Meta<Attributes> = {
  title: 'Widgets/micro-internship-apply',
  ...widget('micro-internship-apply'),
  args: { campus: 'lakeshore', 'micro-internship': SLUG },
};
export default meta;

type Story = StoryObj<Attributes>;
type Canvas = Pick<StoryContext, 'canvasElement'>;

const shown = (canvas: Canvas) => sees(canvas, en.privacyTitle);

const send = async (canvas: Canvas) => {
  await shown(canvas);
  fill(canvas, 'person.name', 'Ada Nwosu');
  fill(canvas, 'person.email', 'ada@lakeshore.example');
  fill(canvas, 'person.school', 'Lakeshore State University');
  fill(canvas, 'answers.approach', 'I would taste them all.');
  fill(canvas, 'answers.tool', '');
  fill(canvas, 'answers.visit', '');
  fill(canvas, 'statements.adult', '');
  fill(canvas, 'statements.work-authorised', '');
  fill(canvas, 'consent.given', '');
  press(canvas, en.send);
};

const receive = async (canvas: Canvas) => {
  await send(canvas);
  await sees(canvas, en.reference);
};

const keep = async (canvas: Canvas) => {
  await shown(canvas);
  fill(canvas, 'person.name', 'Ada Nwosu');
  await sees(canvas, en.keptHere);
};

export const Default: Story = { tags: ['autodocs'], play: shown };

export const Loading: Story = {
  parameters: { scenario: 'slow' },
  play: (canvas) => sees(canvas, en.loadingOne),
};

export const NoQuestions: Story = { args: { 'micro-internship': 'labels-for-a-jam-maker' }, play: shown };

export const Errors: Story = {
  play: async (canvas) => {
    await shown(canvas);
    press(canvas, en.send);
    await sees(canvas, en.problemTitle);
  },
};

export const Sending: Story = {
  // It is sent again after a while, whatever story is shown then.
  tags: ['complains'],
  beforeEach: ({ msw }) => msw.use(http.post(APPLICATIONS, () => new Promise<never>(() => undefined))),
  play: async (canvas) => {
    await send(canvas);
    await sees(canvas, en.sending);
  },
};

export const Received: Story = { play: receive };

export const StoppedMeanwhile: Story = {
  tags: ['complains'],
  beforeEach: ({ msw }) => msw.use(http.post(APPLICATIONS, () => problem(409, 'not-open'))),
  play: async (canvas) => {
    await send(canvas);
    await sees(canvas, en.copyAnswers);
  },
};

export const SendingOffline: Story = {
  tags: ['complains'],
  beforeEach: ({ msw }) => msw.use(http.post(APPLICATIONS, () => HttpResponse.error())),
  play: async (canvas) => {
    await send(canvas);
    await sees(canvas, en.waiting);
  },
};

export const HeldForAWhile: Story = {
  tags: ['complains'],
  beforeEach: ({ msw }) =>
    msw.use(
      http.post(APPLICATIONS, () => {
        const response = problem(429, 'too-many-requests');
        response.headers.set('Retry-After', '90');
        return response;
      }),
    ),
  play: async (canvas) => {
    await send(canvas);
    await sees(canvas, en.sendAgainIn(90));
  },
};

export const Kept: Story = { play: keep };

export const Forgotten: Story = {
  play: async (canvas) => {
    await keep(canvas);
    press(canvas, en.forgetAnswers);
    await sees(canvas, en.nothingKept);
  },
};

export const AwaitsConfirmation: Story = {
  parameters: { scenario: 'confirming' },
  play: async (canvas) => {
    await send(canvas);
    await sees(canvas, en.codeLabel('ada@lakeshore.example'));
  },
};

export const Confirmed: Story = {
  parameters: { scenario: 'confirming' },
  play: async (canvas) => {
    await send(canvas);
    await sees(canvas, en.codeLabel('ada@lakeshore.example'));
    fill(canvas, 'code', RIGHT_CODE);
    press(canvas, en.confirm);
    await sees(canvas, en.receiptTitle);
  },
};

export const RememberedNextTime: Story = {
  play: async (canvas) => {
    await receive(canvas);
    press(canvas, en.remember);
    await sees(canvas, en.forgetRemembered);
  },
};

export const Closed: Story = {
  beforeEach: ({ msw }) =>
    msw.use(
      ...createHandlers({ postings: POSTINGS.map((posting) => ({ ...posting, status: 'closed' as const })) }),
    ),
  play: (canvas) => sees(canvas, en.statuses.closed),
};

export const NotFound: Story = {
  tags: ['complains'],
  args: { 'micro-internship': 'gone' },
  play: (canvas) => sees(canvas, en.notFound),
};

export const Offline: Story = {
  tags: ['complains'],
  parameters: { scenario: 'offline' },
  play: (canvas) => sees(canvas, en.failures.offline),
};

export const Misconfigured: Story = {
  tags: ['complains'],
  args: { 'micro-internship': '' },
  play: (canvas) => sees(canvas, en.failures.config),
};

export const LongText: Story = {
  beforeEach: ({ msw }) =>
    msw.use(
      ...createHandlers({ postings: postingsAt(new Date()).map((posting) => ({ ...posting, ...LONG })) }),
    ),
  play: shown,
};

export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  beforeEach: ({ msw }) =>
    msw.use(
      ...createHandlers({ postings: postingsAt(new Date()).map((posting) => ({ ...posting, ...ARABIC })) }),
    ),
  play: (canvas) => sees(canvas, MESSAGES.ar.privacyTitle),
};

export const Narrow: Story = { ...Errors, parameters: { width: 300 } };

export const Dark: Story = { ...Errors, globals: { scheme: 'dark' } };
