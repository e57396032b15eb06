import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DomUtils, parseDocument } from 'htmlparser2';
import type { CodeState } from '../../../src/features/apply/confirm/types.ts';
import type { Locale } from '../../../src/i18n/locales.ts';
import { aPosting, NOW } from '../../../test/mocks/data.ts';
import { renderForm } from './render.ts';

const POSTING = aPosting({ emailDomains: ['lakeshore.edu'], exclusiveTo: 'lakeshore' });
const RECEIPT = {
  id: 'application-1',
  reference: '7ZK2-M0QD',
  microInternship: { slug: POSTING.slug, title: POSTING.title },
  employer: { name: POSTING.employer.name },
  receivedAt: NOW.toISOString(),
};
const CONFIRMATION = { token: 'token-1', confirmBy: NOW.toISOString() };

const render = async ({
  confirmation,
  isAwaiting = true,
  surface = 'hosted',
  locale = 'en',
}: {
  confirmation?: CodeState;
  isAwaiting?: boolean;
  surface?: 'hosted' | 'embed';
  locale?: Locale;
} = {}) => {
  const widget = await renderForm(
    { campus: 'lakeshore', 'heading-level': '1' },
    {
      surface,
      locale,
      now: NOW.toISOString(),
      persistentParams: [],
      state: {
        kind: 'receipt',
        posting: POSTING,
        receipt: { ...RECEIPT, ...(isAwaiting && { confirmation: CONFIRMATION }) },
        ...(confirmation && { confirmation }),
      },
      draft: {
        person: { name: 'Ada', email: 'ada@lakeshore.edu', school: 'Lakeshore' },
        answers: {},
        statements: {},
        hasConsent: true,
      },
      token: 'form-1',
      idempotencyKey: 'key-1',
    },
  );
  const document = parseDocument(widget.markup);
  const all = (name: string) => DomUtils.getElementsByTagName(name, document);
  const text = DomUtils.textContent(document).replaceAll(/\s+/g, ' ');
  const [title] = all('h1');
  return { ...widget, all, text, title: title && DomUtils.textContent(title) };
};

describe('a receipt as our pages render it', () => {
  it('asks for the code in forms that need no script', async () => {
    const { all, title } = await render();

    assert.equal(title, 'Check your email to finish');
    const fields = all('form').map(({ attribs, children }) => [
      attribs.method,
      attribs.action,
      ...DomUtils.getElementsByTagName((name) => name === 'input' || name === 'button', children)
        .filter((field) => field.attribs.name !== undefined)
        .map((field) => `${field.attribs.name}=${field.attribs.value}`),
    ]);
    const action = `/m/${POSTING.slug}/confirm?campus=lakeshore`;
    assert.deepEqual(fields, [
      ['post', action, 'token=token-1', 'code='],
      ['post', action, 'token=token-1', 'act=resend'],
      ['post', action, 'token=token-1', 'email=ada@lakeshore.edu', 'act=resend'],
    ]);
  });

  it('stays in its frame', async () => {
    const { all } = await render({ surface: 'embed' });

    assert.equal(all('form')[0]?.attribs.action, `/embed/lakeshore/${POSTING.slug}/confirm`);
  });

  const STATES: [state: CodeState, title: string, text: string][] = [
    [{ status: 'wrong', code: '111111' }, 'Check your email to finish', 'That is not the code we sent.'],
    [{ status: 'incomplete' }, 'Check your email to finish', 'Enter the six digits from the email'],
    [{ status: 'ended' }, 'Check your email to finish', 'That code no longer works.'],
    [{ status: 'sent-again' }, 'Check your email to finish', 'We sent a new code to ada@lakeshore.edu.'],
    [{ status: 'limited', secondsLeft: 60 }, 'Check your email to finish', 'Please try again in 60 seconds.'],
    [
      { status: 'asked', email: { value: 'ada@gmail.example', error: 'choice' } },
      'Check your email to finish',
      'Use your school email, ending in @lakeshore.edu.',
    ],
    [{ status: 'gone' }, 'This application cannot be confirmed', 'time to confirm it is over'],
  ];
  for (const [confirmation, wantedTitle, wanted] of STATES)
    it(`tells what has come of a code: ${JSON.stringify(confirmation)}`, async () => {
      const { title, text } = await render({ confirmation });

      assert.equal(title, wantedTitle);
      assert.ok(text.includes(wanted), text);
    });

  it('opens the field of an address that was refused, with what was typed', async () => {
    const { all } = await render({
      confirmation: { status: 'asked', email: { value: 'ada@gmail.example', error: 'format' } },
    });

    assert.ok('open' in (all('details')[0]?.attribs ?? {}));
    const [field] = all('input').filter(({ attribs }) => attribs.name === 'email');
    assert.equal(field?.attribs.value, 'ada@gmail.example');
  });

  it('asks for nothing once it counts', async () => {
    const { all, title, text } = await render({ isAwaiting: false });

    assert.equal(title, 'Application received');
    assert.match(text, /has your application for/);
    assert.equal(all('form').length, 0);
  });

  for (const [locale, title] of [
    ['es', 'Revisa tu correo para terminar'],
    ['ar', 'راجع بريدك لإكمال الطلب'],
  ] as const)
    it(`speaks ${locale}, and has the words loaded with its script`, async () => {
      const rendered = await render({ locale });

      assert.equal(rendered.title, title);
      assert.ok(rendered.parts.includes(`${locale}-sent`));
      assert.ok(rendered.parts.includes('receipt'));
    });
});
