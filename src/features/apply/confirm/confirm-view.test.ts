import { expect } from '@open-wc/testing';
import {
  allByRole,
  byRole,
  descriptionOf,
  expectAccessible,
  renderPartial,
  textOf,
} from '../../../../test/kit/render.ts';
import { anEnv } from '../../../../test/kit/unit-env.ts';
import { aPosting } from '../../../../test/mocks/data.ts';
import { createPageLinks } from '../../../runtime/page-links.ts';
import { confirmView, type Confirming } from './confirm-view.ts';
import { CODE_STATUSES, type CodeState } from './types.ts';

const ADA = 'ada@lakeshore.example';
const FIELD = `Code from the email we sent to ${ADA}`;
const POSTING = aPosting({
  applicationDeadline: { at: '2026-03-16T03:59:00Z', timeZone: 'America/New_York' },
});

type Env = Parameters<typeof anEnv>[1];

const start = async (state: CodeState, more: Partial<Confirming> = {}, env: Env = {}) => {
  const done: unknown[] = [];
  const on = {
    confirm: (typed: string) => done.push(['confirm', typed]),
    sendCode: (...given: unknown[]) => done.push(['sendCode', ...given]),
  };
  const template = (next: CodeState, overrides: Partial<Confirming> = {}) =>
    confirmView(
      {
        state: next,
        posting: POSTING,
        confirmation: { token: 'token-1', confirmBy: '2026-03-17T03:59:00Z' },
        email: ADA,
        sending: undefined,
        ...more,
        ...overrides,
      },
      anEnv(on, env as object),
    );
  const { root, again } = await renderPartial(template(state));
  const show = (next: CodeState, overrides?: Partial<Confirming>) => again(template(next, overrides));
  return { root, show, done, told: () => textOf(byRole(root, 'status')) };
};

describe('the confirmation of a mailbox', () => {
  it('asks for the code, and says for what and until when', async () => {
    const { root } = await start({ status: 'asked' });

    const field = byRole(root, 'textbox', FIELD);
    expect(textOf(root)).to.include(
      `Enter the six-digit code from our email, or open its link, so that ${POSTING.employer.name} can see your application.`,
    );
    expect(textOf(root)).to.include('You have until Mar 16, 11:59 PM ET.');
    // The property is empty where a browser does not know the value, as Firefox does.
    expect([
      field.inputMode,
      field.getAttribute('autocomplete'),
      field.getAttribute('aria-invalid'),
    ]).to.deep.equal(['numeric', 'one-time-code', null]);
    await expectAccessible(root);
  });

  it('hands over what was typed, at the button and at Enter', async () => {
    const { root, done } = await start({ status: 'asked' });
    byRole(root, 'textbox', FIELD).value = '123 456';

    byRole(root, 'button', 'Confirm').click();
    root.querySelector<HTMLFormElement>('form.code')!.requestSubmit();

    expect(done).to.deep.equal([
      ['confirm', '123 456'],
      ['confirm', '123 456'],
    ]);
  });

  it('has another code sent, to the same address or to a corrected one', async () => {
    const { root, done } = await start({ status: 'asked' });

    byRole(root, 'button', 'Send a new code').click();
    root.querySelector<HTMLElement>('summary')!.click();
    const field = byRole(root, 'textbox', 'Email address');
    const before = field.value;
    field.value = 'ada@hilltop.example';
    byRole(root, 'button', 'Send code to this address').click();

    expect(before).to.equal(ADA);
    expect(done).to.deep.equal([['sendCode'], ['sendCode', 'ada@hilltop.example']]);
    await expectAccessible(root);
  });

  const AT_FIELD = {
    incomplete: 'Enter the six digits from the email',
    wrong: 'That is not the code we sent. Check the email and enter it again',
    ended: 'That code no longer works. Send a new code',
  } as const;
  for (const [status, words] of Object.entries(AT_FIELD) as [keyof typeof AT_FIELD, string][])
    it(`says at the field, and to who listens, that a code is ${status}`, async () => {
      const { root, told } = await start({ status });

      const field = byRole(root, 'textbox', FIELD);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(descriptionOf(field)).to.equal(words);
      expect(told()).to.equal(words);
      await expectAccessible(root);
    });

  const BESIDE: [state: CodeState, words: string][] = [
    [{ status: 'sent-again' }, `We sent a new code to ${ADA}. Earlier codes no longer work.`],
    [{ status: 'limited' }, 'Too many tries from this network.'],
    [
      { status: 'limited', secondsLeft: 1 },
      'Too many tries from this network. Please try again in 1 second.',
    ],
    [
      { status: 'limited', secondsLeft: 150 },
      'Too many tries from this network. Please try again in 3 minutes.',
    ],
    [
      { status: 'offline' },
      'We couldn’t reach the server. Please check your connection. Your answers are still here.',
    ],
    [
      { status: 'timeout' },
      'The server took too long to answer. Submit again – we won’t count it twice. Your answers are still here.',
    ],
    [{ status: 'other' }, 'That did not work. Please try again.'],
  ];
  for (const [state, words] of BESIDE)
    it(`says beside the field, and to who listens: ${words}`, async () => {
      const { root, told } = await start(state);

      expect(byRole(root, 'textbox', FIELD).getAttribute('aria-invalid')).to.equal(null);
      expect(textOf(root.querySelector('.confirm-note'))).to.equal(words);
      expect(told()).to.equal(words);
      await expectAccessible(root);
    });

  it('says what is under way, and tells the same answer again', async () => {
    const { root, show, told } = await start({ status: 'wrong' });
    const field = byRole(root, 'textbox', FIELD);
    field.value = '111111';

    show({ status: 'wrong' }, { sending: 'code' });
    const meanwhile = [told(), byRole(root, 'button', 'Confirming…').getAttribute('aria-disabled')];
    show({ status: 'wrong' });

    expect(meanwhile).to.deep.equal(['Confirming…', 'true']);
    expect(told()).to.equal(AT_FIELD.wrong);
    expect(byRole(root, 'textbox', FIELD)).to.equal(field);
    expect(field.value).to.equal('111111');
  });

  it('keeps an address that was refused in sight, and says what is wrong with it', async () => {
    const posting = { ...POSTING, exclusiveTo: 'lakeshore', emailDomains: ['lakeshore.edu'] };
    const email = (error: 'required' | 'format' | 'choice') =>
      start({ status: 'asked', email: { value: 'ada@gmail.example', error } }, { posting });
    const [empty, format, choice] = [await email('required'), await email('format'), await email('choice')];

    const field = ({ root }: typeof empty) => byRole(root, 'textbox', 'Email address');
    expect([empty, format, choice].map((one) => descriptionOf(field(one)))).to.deep.equal([
      'Enter your email address',
      'Enter an email address like name@example.edu',
      'This micro-internship is only for the students of one school. Use your school email, ending in @lakeshore.edu.',
    ]);
    expect(field(choice).value).to.equal('ada@gmail.example');
    expect(field(choice).getAttribute('aria-invalid')).to.equal('true');
    await expectAccessible(choice.root);
  });

  it('asks for nothing once the application is gone or confirmed, and says the latter', async () => {
    const gone = await start({ status: 'gone' });
    const confirmed = await start({ status: 'confirmed' });

    expect(textOf(gone.root)).to.include('The time to confirm it is over');
    expect(confirmed.told()).to.equal('Your email is confirmed.');
    for (const { root } of [gone, confirmed]) {
      expect(allByRole(root, 'textbox')).to.have.lengthOf(0);
      expect(allByRole(root, 'button')).to.have.lengthOf(0);
      await expectAccessible(root);
    }
  });

  it('can be sent without script from a page of ours alone', async () => {
    const links = createPageLinks({ campus: 'lakeshore' }, { surface: 'hosted', persistentParams: [] });
    const ours = await start({ status: 'wrong', code: '111111' }, {}, { links });
    const hosts = await start({ status: 'asked' });

    const forms = [...ours.root.querySelectorAll('form')];
    const sent = forms.map((form) => {
      const button = form.querySelector('button');
      return [
        form.getAttribute('method'),
        form.getAttribute('action'),
        ...Array.from(new FormData(form, button), ([name, value]) => `${name}=${value as string}`),
      ];
    });
    const action = `/m/${POSTING.slug}/confirm?campus=lakeshore`;
    expect(sent).to.deep.equal([
      ['post', action, 'token=token-1', 'code=111111'],
      ['post', action, 'token=token-1', 'act=resend'],
      ['post', action, 'token=token-1', `email=${ADA}`, 'act=resend'],
    ]);
    for (const form of hosts.root.querySelectorAll('form'))
      expect([form.getAttribute('method'), form.getAttribute('action')]).to.deep.equal([null, null]);
    expect(hosts.root.innerHTML).not.to.include('token-1');
  });

  it('has words for every status', async () => {
    for (const status of CODE_STATUSES.filter((one) => one !== 'asked')) {
      const { root } = await start({ status });
      expect(textOf(root), status).to.match(/\S/);
    }
  });
});
