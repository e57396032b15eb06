import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { action } from 'storybook/actions';
import {
  draftNote,
  draftBanner,
  INITIAL_DRAFT_STATE,
  type DraftHandlers,
  type DraftState,
} from '../src/features/apply/autosave/index.ts';
import { inRoot } from './kit/partial.ts';
import { en, MESSAGES } from '../test/kit/messages.ts';
import { LONG } from './kit/postings.ts';

const on: DraftHandlers = {
  discard: action('discard'),
  cancelRetry: action('cancelRetry'),
  copy: action('copy'),
  saveProfile: action('saveProfile'),
  prefill: action('prefill'),
  deleteProfile: action('deleteProfile'),
};

/** Banners above and below a form, with room for the form between them. */
const show = (change: Partial<DraftState>, t = en) => {
  const state = { ...INITIAL_DRAFT_STATE, ...change };
  return html`<div class="apply">
    ${draftBanner(state, t, on, 3)}
    <div class="application">${draftNote(state, t, on)}</div>
  </div>`;
};

const meta: Meta<Partial<DraftState>> = {
  title: 'Partials/draft banner',
  decorators: [inRoot],
  render: (state) => show(state),
};
export default meta;

type Story = StoryObj<Partial<DraftState>>;

export const Kept: Story = { args: { draft: 'saved' } };

export const LeftWhileSending: Story = { args: { draft: 'was-sending' } };

export const Forgotten: Story = { args: { draft: 'deleted' } };

export const ReceivedElsewhere: Story = { args: { draft: 'received-elsewhere' } };

export const Waiting: Story = { args: { draft: 'saved', retrying: 'offline' } };

export const Countdown: Story = { args: { draft: 'saved', secondsLeft: 90, announced: 90 } };

export const CountdownOfMinutes: Story = { args: { draft: 'saved', secondsLeft: 900, announced: 900 } };

export const PastTheDeadline: Story = { args: { draft: 'saved', isPastDeadline: true } };

export const AnswersOffered: Story = { args: { draft: 'saved', copy: 'offered' } };

export const AnswersCopied: Story = { args: { draft: 'saved', copy: 'copied' } };

export const AnswersShown: Story = {
  args: {
    draft: 'saved',
    copy: { shown: 'Ada Nwosu\nada@lakeshore.example\n\nHow would you begin?\nI taste them.' },
  },
};

export const LeftoverAnswers: Story = {
  args: {
    draft: 'saved',
    orphaned: [
      { label: 'How would you begin?', text: 'I would taste them all.\nThen I would ask.' },
      { label: 'Which days suit you?', text: 'monday, tuesday' },
    ],
  },
};

export const Remembered: Story = { args: { profile: 'offered' } };

export const FilledFromMemory: Story = { args: { draft: 'saved', profile: 'saved' } };

export const MayRemember: Story = { args: { profile: 'can-save' } };

const everything: Partial<DraftState> = {
  draft: 'saved',
  retrying: 'offline',
  secondsLeft: 90,
  isPastDeadline: true,
  copy: 'offered',
  orphaned: [{ label: LONG.title ?? '', text: `${LONG.summary} ${LONG.location}` }],
  profile: 'offered',
};

export const Everything: Story = { args: everything };

export const Narrow: Story = { args: everything, parameters: { width: 300 } };

export const RightToLeft: Story = {
  render: () => show(everything, MESSAGES.ar),
  globals: { direction: 'rtl' },
};

export const Dark: Story = { args: everything, globals: { scheme: 'dark' } };
