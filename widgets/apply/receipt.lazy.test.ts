import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { allByRole, byRole, descriptionOf, expectAccessible, textOf } from '../../test/kit/render.ts';
import { hurry, serve } from '../../test/kit/unit-network.ts';
import { appears, fillIn, focusIsOn, found, hear, place, press, type } from '../../test/kit/unit-widget.ts';
import { postingsAt } from '../../test/mocks/data.ts';
import {
  CODES,
  CONFIRMATIONS,
  createHandlers,
  DEVICE,
  problem,
  RIGHT_CODE,
} from '../../test/mocks/handlers.ts';

const SLUG = 'labels-for-a-jam-maker';
const REMEMBERED = 'micro-internships:remembered:lakeshore';
const ADA = 'ada@lakeshore.example';
const FIELD = /^Code from the email we sent to/;

type Handlers = Parameters<typeof serve>[0];

const show = async (lang = 'en') => {
  const { element, root } = await place(
    `<micro-internship-apply api="https://api.example" campus="lakeshore" lang="${lang}" micro-internship="${SLUG}"></micro-internship-apply>`,
  );
  await found(root, () => root.querySelector('[part="send"]'));
  // What keeps the form comes after it.
  await found(root, () => root.querySelector('.apply > [role="status"]'));
  return { element, root };
};

/** The form of a marketplace that has mailboxes confirmed. */
const open = async (more: Handlers = [], lang?: string) => {
  const requests = serve([...more, ...createHandlers({ isConfirming: true })]);
  const posted = (path: string) =>
    requests.filter(({ method, url }) => method === 'POST' && url.endsWith(path));
  return { ...(await show(lang)), posted };
};

const send = (root: ShadowRoot) => {
  fillIn(root);
  press(root, 'Submit application');
};

/** A receipt that asks for the code. */
const sent = async (more: Handlers = []) => {
  const opened = await open(more);
  send(opened.root);
  await focusIsOn(opened.root, 'heading', 'Check your email to finish');
  await appears(opened.root, 'textbox', FIELD);
  return opened;
};

const enter = (root: ShadowRoot, code: string) => {
  type(root, FIELD, code);
  root.querySelector<HTMLFormElement>('form.code')!.requestSubmit();
};

const remembered = () =>
  JSON.parse(localStorage.getItem(REMEMBERED) ?? 'null') as {
    person: { email: string };
    device?: string;
  } | null;

const bodyOf = async (request: Request | undefined) => (await request!.json()) as Record<string, unknown>;

describe('a receipt that awaits its confirmation', () => {
  it('has the field as the next stop after its title, and says what to do', async () => {
    const { root } = await sent();

    const stops = [...root.querySelectorAll<HTMLElement>('.receipt :is(a, input, button, summary)')];
    expect(stops.find(({ tabIndex }) => tabIndex === 0)).to.equal(byRole(root, 'textbox', FIELD));
    expect(textOf(root)).not.to.include('Application received');
    await expectAccessible(root);
  });

  it('is the receipt of before once the code was right, and the host is told', async () => {
    const { heard, stop } = hear();
    const { root, posted } = await sent();

    enter(root, '314 159');
    await focusIsOn(root, 'heading', 'Application received');
    stop();

    expect(await bodyOf(posted('/confirmations')[0])).to.deep.equal({ token: 'token-1', code: RIGHT_CODE });
    expect(heard).to.deep.equal([
      ['mi-apply-submit', { slug: SLUG }],
      ['mi-apply-complete', { slug: SLUG }],
      ['mi-apply-confirm', { slug: SLUG }],
    ]);
    expect(
      allByRole(root, 'status')
        .map(textOf)
        .filter((text) => text !== ''),
    ).to.deep.equal(['Your email is confirmed.']);
    expect(textOf(root)).to.include('has your application for');
    expect(allByRole(root, 'textbox', FIELD)).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('keeps a code that is wrong, and the focus in its field', async () => {
    const { root } = await sent();
    byRole(root, 'textbox', FIELD).focus();

    enter(root, '111111');
    const field = await found(root, () => allByRole(root, 'textbox', FIELD).find((box) => box.ariaInvalid));

    expect(descriptionOf(field)).to.include('That is not the code we sent.');
    expect(root.activeElement).to.equal(field);
    expect(field.value).to.equal('111111');
  });

  it('has another code sent once one has ended, and empties the field for it', async () => {
    const { root } = await sent();
    for (const code of ['1', '2', '3', '4', '5', '6']) {
      enter(root, code.repeat(6));
      await appears(root, 'button', 'Confirming…');
      await appears(root, 'button', 'Confirm');
    }
    await found(root, () => textOf(root).includes('That code no longer works.'));

    press(root, 'Send a new code');
    await focusIsOn(root, 'textbox', FIELD);
    await found(root, () => textOf(root).includes(`We sent a new code to ${ADA}.`));
    const emptied = byRole(root, 'textbox', FIELD).value;
    enter(root, RIGHT_CODE);
    await focusIsOn(root, 'heading', 'Application received');

    expect(emptied).to.equal('');
  });

  it('sends the code to a corrected address, and shows that one as sent', async () => {
    const { root, posted } = await sent();
    root.querySelector<HTMLElement>('summary')!.click();
    type(root, 'Email address', 'ada');
    press(root, 'Send code to this address');
    const wrong = await focusIsOn(root, 'textbox', 'Email address');
    const why = descriptionOf(wrong);

    type(root, 'Email address', 'ada.nwosu@lakeshore.example');
    press(root, 'Send code to this address');
    await focusIsOn(root, 'textbox', 'Code from the email we sent to ada.nwosu@lakeshore.example');
    const isOpen = root.querySelector('details')!.open;
    enter(root, RIGHT_CODE);
    await focusIsOn(root, 'heading', 'Application received');

    expect(why).to.equal('Enter an email address like name@example.edu');
    expect(await bodyOf(posted('/codes')[0])).to.deep.equal({
      token: 'token-1',
      email: 'ada.nwosu@lakeshore.example',
    });
    expect(isOpen).to.equal(false);
    expect(textOf(root.querySelector('[part="sent"]'))).to.include('ada.nwosu@lakeshore.example');
  });

  it('keeps the code where there is no connection, and takes it once there is', async () => {
    hurry();
    let isThere = false;
    const { root } = await sent([
      http.post(CONFIRMATIONS, () => (isThere ? undefined : HttpResponse.error())),
    ]);
    enter(root, RIGHT_CODE);
    await found(root, () => textOf(root).includes('We couldn’t reach the server.'));
    const kept = byRole(root, 'textbox', FIELD).value;

    isThere = true;
    press(root, 'Confirm');
    await focusIsOn(root, 'heading', 'Application received');

    expect(kept).to.equal(RIGHT_CODE);
  });

  it('says how long to wait where too many codes were asked for', async () => {
    const limited = () => {
      const refused = problem(429, 'too-many-requests');
      refused.headers.set('Retry-After', '600');
      return refused;
    };
    const { root } = await sent([http.post(CODES, limited)]);

    press(root, 'Send a new code');

    await found(root, () => textOf(root).includes('Please try again in 10 minutes.'));
  });

  it('says that the application is deleted where the time is over', async () => {
    const { root } = await sent([http.post(CONFIRMATIONS, () => problem(404, 'not-found'))]);

    enter(root, RIGHT_CODE);
    await focusIsOn(root, 'heading', 'This application cannot be confirmed');

    expect(textOf(root)).to.include('You can apply again while the micro-internship is open.');
    expect(allByRole(root, 'textbox', FIELD)).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  for (const [lang, title] of [
    ['es', 'Revisa tu correo para terminar'],
    ['ar', 'راجع بريدك لإكمال الطلب'],
  ] as const)
    it(`speaks the language of the form: ${lang}`, async () => {
      const { root } = await open([], lang);
      for (const [name, value] of Object.entries({ name: 'Ada', email: ADA, school: 'Lakeshore' }))
        root.querySelector<HTMLInputElement>(`[name="person.${name}"]`)!.value = value;
      root.querySelector<HTMLInputElement>('[name="consent.given"]')!.checked = true;
      root.querySelector<HTMLElement>('[part="send"]')!.click();

      await focusIsOn(root, 'heading', title);
      await appears(root, 'textbox', new RegExp(ADA));

      expect(textOf(root.querySelector('.confirm'))).not.to.match(/\b(?:code|email|Confirm)\b/);
      await expectAccessible(root);
    });
});

describe('a device that has confirmed an address', () => {
  const confirm = async (root: ShadowRoot) => {
    enter(root, RIGHT_CODE);
    await focusIsOn(root, 'heading', 'Application received');
  };
  const remember = async (root: ShadowRoot) => {
    press(root, 'Save my details');
    await appears(root, 'button', 'Delete saved details');
  };

  it('keeps nothing unless the visitor has it remember them', async () => {
    const { root } = await sent();

    await confirm(root);

    expect(Object.values(localStorage).join(' ')).not.to.include(DEVICE);
  });

  for (const [when, steps] of [
    ['before', [remember, confirm]],
    ['after', [confirm, remember]],
  ] as const)
    it(`keeps the proof where that is asked for ${when} the confirmation, until it is to forget`, async () => {
      const { root } = await sent();
      for (const step of steps) await step(root);
      const kept = remembered();

      press(root, 'Delete saved details');
      await found(root, () => localStorage.getItem(REMEMBERED) === null);

      expect([kept?.person.email, kept?.device]).to.deep.equal([ADA, DEVICE]);
    });

  it('remembers the address as it was corrected', async () => {
    const { root } = await sent();
    await remember(root);
    root.querySelector<HTMLElement>('summary')!.click();
    type(root, 'Email address', 'ada.nwosu@lakeshore.example');
    press(root, 'Send code to this address');
    await focusIsOn(root, 'textbox', FIELD);

    await confirm(root);

    expect([remembered()?.person.email, remembered()?.device]).to.deep.equal([
      'ada.nwosu@lakeshore.example',
      DEVICE,
    ]);
  });

  for (const [typed, proof] of [
    [ADA, DEVICE],
    [' ADA@Lakeshore.example', DEVICE],
    ['bea@lakeshore.example', undefined],
  ] as const)
    it(`${proof ? 'is asked for no code' : 'proves nothing of another address'}: “${typed}”`, async () => {
      const person = { name: 'Ada', email: ADA, school: 'Lakeshore' };
      localStorage.setItem(REMEMBERED, JSON.stringify({ person, answers: [], files: [], device: DEVICE }));
      const { root, posted } = await open();
      fillIn(root);
      type(root, 'Email address', typed);

      press(root, 'Submit application');
      await focusIsOn(root, 'heading', proof ? 'Application received' : 'Check your email to finish');

      expect((await bodyOf(posted('/applications')[0])).device).to.equal(proof);
    });
});

describe('a receipt of a marketplace that asks for no confirmation', () => {
  it('asks for nothing', async () => {
    serve(createHandlers());
    const { root } = await show();

    send(root);
    await focusIsOn(root, 'heading', 'Application received');
    await found(root, () => root.querySelector('[part="sent"]'));

    expect(allByRole(root, 'textbox')).to.have.lengthOf(0);
    expect(textOf(root)).not.to.include('confirmed');
  });

  it('is refused an address that is not of the school', async () => {
    const [posting] = postingsAt(new Date());
    serve(
      createHandlers({
        postings: [
          {
            ...posting!,
            slug: SLUG,
            statements: [],
            questions: { version: 1, items: [] },
            exclusiveTo: 'lakeshore',
            emailDomains: ['lakeshore.edu'],
          },
        ],
      }),
    );
    const { root } = await show();

    send(root);
    await focusIsOn(root, 'alert');

    expect(descriptionOf(byRole(root, 'textbox', 'Email address'))).to.include(
      'Use your school email, ending in @lakeshore.edu.',
    );
  });
});
