import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { action } from 'storybook/actions';
import { confirmView, type ConfirmHandlers } from '../src/features/apply/confirm/index.ts';
import type { CodeState } from '../src/features/apply/confirm/index.ts';
import { heading } from '../src/ui/heading.ts';
import { anEnv } from '../test/kit/unit-env.ts';
import { aPosting } from '../test/mocks/data.ts';
import { inRoot } from './kit/partial.ts';
import { MESSAGES } from '../test/kit/messages.ts';
import { ARABIC, LONG } from './kit/postings.ts';

interface Args {
  state: CodeState;
  email: string;
  sending: 'code' | 'mail' | undefined;
  posting: ReturnType<typeof aPosting>;
  isArabic: boolean;
}

const on: ConfirmHandlers = { confirm: action('confirm'), sendCode: action('sendCode') };
const EMAIL = 'ada@lakeshore.example';
const CONFIRMATION = { token: 'token-1', confirmBy: '2026-03-21T03:59:00Z' };

const meta: Meta<Args> = {
  title: 'Features/confirm',
  decorators: [inRoot],
  args: {
    state: { status: 'asked' },
    email: EMAIL,
    sending: undefined,
    posting: aPosting(),
    isArabic: false,
  },
  render: ({ state, email, sending, posting, isArabic }) => {
    const t = MESSAGES[isArabic ? 'ar' : 'en'];
    const env = anEnv(on, { t });
    return html`
      <div class="receipt" dir=${isArabic ? 'rtl' : 'ltr'} lang=${isArabic ? 'ar' : 'en'}>
        ${heading(3, state.status === 'gone' ? t.confirmGoneTitle : t.checkEmail, 'title')}
        ${confirmView({ state, posting, confirmation: CONFIRMATION, email, sending }, env)}
      </div>
    `;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Asked: Story = {};

export const Sending: Story = { args: { state: { status: 'asked', code: '123456' }, sending: 'code' } };

export const Wrong: Story = { args: { state: { status: 'wrong', code: '123456' } } };

export const Incomplete: Story = { args: { state: { status: 'incomplete', code: '1234' } } };

export const Ended: Story = { args: { state: { status: 'ended', code: '123456' } } };

export const SentAgain: Story = { args: { state: { status: 'sent-again' } } };

export const Limited: Story = { args: { state: { status: 'limited', secondsLeft: 600 } } };

export const Offline: Story = { args: { state: { status: 'offline', code: '123456' } } };

export const Timeout: Story = { args: { state: { status: 'timeout', code: '123456' } } };

export const Failed: Story = { args: { state: { status: 'other', code: '123456' } } };

export const Gone: Story = { args: { state: { status: 'gone' } } };

export const WrongEmail: Story = {
  args: {
    state: { status: 'asked', email: { value: 'ada@gmail.example', error: 'choice' } },
    posting: aPosting({ exclusiveTo: 'lakeshore', emailDomains: ['lakeshore.edu'] }),
  },
};

export const LongText: Story = {
  args: {
    posting: aPosting(LONG),
    email:
      'a-very-long-address-of-somebody-who-has-three-first-names@students.hochschule-suedwestfalen.example',
  },
};

export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  args: { posting: aPosting(ARABIC), isArabic: true, state: { status: 'wrong', code: '123456' } },
};

export const Narrow: Story = { ...WrongEmail, parameters: { width: 300 } };

export const Dark: Story = { ...Wrong, globals: { scheme: 'dark' } };
