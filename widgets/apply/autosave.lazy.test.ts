import { aTimeout, expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { allByRole, byRole, expectAccessible, textOf } from '../../test/kit/render.ts';
import { hurry, serve } from '../../test/kit/unit-network.ts';
import { appears, fillIn, focusIsOn, found, place, press, type } from '../../test/kit/unit-widget.ts';
import { postingsAt } from '../../test/mocks/data.ts';
import { APPLICATIONS, createHandlers, problem } from '../../test/mocks/handlers.ts';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { Question } from '../../src/contract/questions.ts';

const SLUG = 'a-posting-to-keep';
const KEY = `micro-internships:draft:lakeshore:${SLUG}`;
const REMEMBERED = 'micro-internships:remembered:lakeshore';
const DAY = 86_400_000;
const KEPT = 'Draft saved on this device.';
const WAITS = 'You’re offline. Keep this page open';

const WHY: Question = { id: 'why', kind: 'long-text', label: 'Why you?', required: false, maxLength: 200 };
const TOOL: Question = {
  id: 'tool',
  kind: 'single-choice',
  label: 'Which tool?',
  required: false,
  options: [
    { value: 'sql', label: 'SQL' },
    { value: 'python', label: 'Python' },
  ],
};

const aPosting = (items: Question[], more: Partial<MicroInternship> = {}): MicroInternship => {
  const [posting] = postingsAt(new Date());
  return { ...posting!, slug: SLUG, questions: { version: 1, items }, statements: [], ...more };
};

const show = async () => {
  const { element, root } = await place(
    `<micro-internship-apply api="https://api.example" campus="lakeshore" micro-internship="${SLUG}"></micro-internship-apply>`,
  );
  await appears(root, 'button', 'Submit application');
  return { element, root };
};

/** The form of a posting with these questions, once its network answers like this. */
const open = async (posting = aPosting([WHY]), more: Parameters<typeof serve>[0] = []) => {
  const requests = serve([...more, ...createHandlers({ postings: [posting] })]);
  return { ...(await show()), requests, sent: () => requests.filter(({ method }) => method === 'POST') };
};

/** Autosave loads after the form, and listens once the form has rendered. */
const isWatched = async (root: ShadowRoot): Promise<void> => {
  await found(root, () => root.querySelector('.apply > [role="status"]'));
  await aTimeout(0);
};
const says = (root: ShadowRoot, words: string) => found(root, () => textOf(root).includes(words));
const text = (root: ShadowRoot, name: string | RegExp) => byRole(root, 'textbox', name).value;
const keyOf = (request: Request | undefined) => request?.headers.get('Idempotency-Key');
const kept = () =>
  JSON.parse(localStorage.getItem(KEY) ?? 'null') as
    (Record<string, unknown> & { idempotencyKey: string }) | null;

/** The page goes and comes again. */
const reload = async (element: Element) => {
  dispatchEvent(new PageTransitionEvent('pagehide'));
  element.remove();
  return show();
};

const asksBeforeLeaving = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

/** A network that is not there until it is. */
const cut = (posting: MicroInternship) => {
  let isThere = false;
  const gone = http.post(APPLICATIONS, () => (isThere ? undefined : HttpResponse.error()));
  const mend = () => {
    isThere = true;
    dispatchEvent(new Event('online'));
  };
  return { handlers: [gone, ...createHandlers({ postings: [posting] })], mend };
};

const openCut = async () => {
  const { handlers, mend } = cut(aPosting([WHY]));
  hurry();
  const opened = await open(undefined, handlers);
  fillIn(opened.root);
  press(opened.root, 'Submit application');
  await says(opened.root, WAITS);
  return { ...opened, mend };
};

describe('what is typed into a form', () => {
  it('is kept on the device once something was typed, and the form says so', async () => {
    const { root } = await open();
    await isWatched(root);
    const before = kept();

    type(root, /Why you/, 'I bake.');
    await says(root, KEPT);

    expect(before).to.equal(null);
    expect(kept()).to.deep.include({ answers: [{ id: 'why', given: ['I bake.'] }], questionsVersion: 1 });
    expect(asksBeforeLeaving()).to.equal(false);
    await expectAccessible(root);
  });

  it('is there again after a reload and sent with the same key, but is agreed to anew', async () => {
    const { element, root, sent } = await open();
    fillIn(root);
    type(root, /Why you/, 'I bake.');
    await says(root, KEPT);
    const key = kept()?.idempotencyKey;

    const again = await reload(element);
    await says(again.root, KEPT);
    const consent = byRole(again.root, 'checkbox', /^I agree/);
    const restored = [text(again.root, 'Full name'), text(again.root, /Why you/), consent.checked];
    consent.click();
    press(again.root, 'Submit application');
    await focusIsOn(again.root, 'heading', 'Application received');

    expect(restored).to.deep.equal(['Ada Nwosu', 'I bake.', false]);
    expect(keyOf(sent()[0])).to.equal(key);
    expect(kept()).to.equal(null);
  });

  it('moves no field when the form says so', async () => {
    const { root } = await open();
    await isWatched(root);
    const field = byRole(root, 'textbox', /Why you/);
    const { top } = field.getBoundingClientRect();

    type(root, /Why you/, 'I bake.');
    await says(root, KEPT);

    expect(field.getBoundingClientRect().top).to.equal(top);
  });

  it('is in the form from the first moment that this is shown again', async () => {
    const { element, root } = await open();
    type(root, /Why you/, 'I bake.');
    await says(root, KEPT);

    const again = await reload(element);

    expect(text(again.root, /Why you/)).to.equal('I bake.');
    expect(textOf(again.root)).to.include(KEPT);
  });

  it('has words of one’s own beside their box, and an option at its own', async () => {
    const posting = aPosting([
      { ...TOOL, other: true },
      { ...TOOL, id: 'tools', kind: 'multiple-choice', label: 'Which tools?', other: true },
    ]);
    const { element, root } = await open(posting);
    byRole(root, 'checkbox', 'SQL').click();
    type(root, 'Other: Which tools?', 'A pencil');
    type(root, 'Other: Which tool?', 'By hand');
    await says(root, KEPT);

    const again = await reload(element);

    expect(text(again.root, 'Other: Which tool?')).to.equal('By hand');
    expect(byRole(again.root, 'radio', 'Other').checked).to.equal(true);
    expect(text(again.root, 'Other: Which tools?')).to.equal('A pencil');
    expect(byRole(again.root, 'checkbox', 'SQL').checked).to.equal(true);
  });

  it('is kept even where the page goes before the visitor has paused', async () => {
    const { element, root } = await open();
    await isWatched(root);
    type(root, 'Full name', 'Ada');

    const again = await reload(element);
    await says(again.root, KEPT);

    expect(text(again.root, 'Full name')).to.equal('Ada');
  });

  it('is forgotten at a press and stays in the form', async () => {
    const { root } = await open();
    type(root, 'Full name', 'Ada');
    await says(root, KEPT);

    press(root, 'Delete draft');
    await says(root, 'Draft deleted from this device.');
    type(root, 'School', 'Lakeshore');
    dispatchEvent(new PageTransitionEvent('pagehide'));

    expect(kept()).to.equal(null);
    expect(text(root, 'Full name')).to.equal('Ada');
    expect(textOf(root.activeElement)).to.include('Draft deleted');
  });

  it('is forgotten after 14 days', async () => {
    const { element, root } = await open();
    type(root, 'Full name', 'Ada');
    await says(root, KEPT);
    const old = { ...kept(), at: Date.now() - 14 * DAY - 1000 };
    element.remove();
    localStorage.setItem(KEY, JSON.stringify(old));

    const again = await show();
    await isWatched(again.root);

    expect(kept()).to.equal(null);
    expect(text(again.root, 'Full name')).to.equal('');
  });

  it('is sent under a key of its own where the stored one is empty', async () => {
    const { element, root, sent } = await open();
    type(root, 'Full name', 'Ada');
    await says(root, KEPT);
    const broken = { ...kept(), idempotencyKey: '' };
    element.remove();
    localStorage.setItem(KEY, JSON.stringify(broken));

    const again = await show();
    await isWatched(again.root);
    expect(text(again.root, 'Full name')).to.equal('Ada');
    fillIn(again.root);
    press(again.root, 'Submit application');
    await focusIsOn(again.root, 'heading', 'Application received');

    expect(keyOf(sent()[0])).to.match(/^[\da-f]{32}$/);
  });

  it('is in the form alone where the storage denies itself, and leaving is warned of', async () => {
    // Not the property of the page: WebKit goes on reading that where it has once been read often.
    const { getItem, setItem } = Storage.prototype;
    const deny = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: deny, setItem: deny });
    try {
      const { root } = await open();
      await isWatched(root);
      const before = asksBeforeLeaving();
      fillIn(root);
      dispatchEvent(new PageTransitionEvent('pagehide'));
      const whileTyped = asksBeforeLeaving();
      press(root, 'Submit application');
      await focusIsOn(root, 'heading', 'Application received');

      expect([before, whileTyped, asksBeforeLeaving()]).to.deep.equal([false, true, false]);
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });

  it('goes with the key of the tab that has kept it first, and hears of the receipt there', async () => {
    const { root, sent } = await open();
    type(root, 'Full name', 'Ada');
    await says(root, KEPT);
    const other = await show();
    await says(other.root, KEPT);
    fillIn(other.root);
    fillIn(root);
    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');

    // A page hears of what other pages store alone.
    dispatchEvent(new StorageEvent('storage', { key: KEY, newValue: 'received' }));
    await says(other.root, 'You submitted this in another tab.');
    press(other.root, 'Submit application');
    await focusIsOn(other.root, 'heading', 'Application received');

    expect(sent()).to.have.lengthOf(2);
    expect(keyOf(sent()[0])).to.equal(keyOf(sent()[1]));
  });
});

describe('an application without a connection', () => {
  it('waits, says so, and is sent once there is one, with the same key', async () => {
    const { root, sent, mend } = await openCut();
    const warned = asksBeforeLeaving();
    await expectAccessible(root);

    mend();
    await focusIsOn(root, 'heading', 'Application received');

    const keys = new Set(sent().map(keyOf));
    expect(keys.size).to.equal(1);
    expect(warned).to.equal(true);
    expect(asksBeforeLeaving()).to.equal(false);
  });

  it('is tried again by itself after a pause', async () => {
    let tries = 0;
    const handlers = [
      http.post(APPLICATIONS, () => ((tries += 1) <= 2 ? problem(503, 'unavailable') : undefined)),
    ];
    hurry();
    const { root } = await open(undefined, handlers);
    fillIn(root);

    press(root, 'Submit application');
    await appears(root, 'heading', 'Application received');

    expect(tries).to.equal(3);
  });

  it('is not sent any more once that is taken back', async () => {
    const { root, sent, mend } = await openCut();

    press(root, 'Cancel');
    await appears(root, 'button', 'Submit application');
    const before = sent().length;
    mend();
    await focusIsOn(root, 'button', 'Submit application');

    expect(sent()).to.have.lengthOf(before);
    expect(text(root, 'Full name')).to.equal('Ada Nwosu');
    expect(asksBeforeLeaving()).to.equal(false);
  });

  it('is asked about after a reload and not sent in silence', async () => {
    const { element, sent, mend } = await openCut();
    const before = sent().length;

    const again = await reload(element);
    await says(again.root, 'We couldn’t confirm that your application was sent.');
    mend();

    expect(sent()).to.have.lengthOf(before);
    expect(text(again.root, 'Full name')).to.equal('Ada Nwosu');
    expect(byRole(again.root, 'checkbox', /^I agree/).checked).to.equal(false);
  });
});

describe('a form that may not be sent for a while', () => {
  it('counts down, keeps what was typed, and can be sent then', async () => {
    let tries = 0;
    const busy = http.post(APPLICATIONS, () => {
      tries += 1;
      if (tries > 1) return undefined;
      const response = problem(429, 'too-many-requests');
      response.headers.set('Retry-After', '1');
      return response;
    });
    const { root } = await open(undefined, [busy]);
    fillIn(root);
    press(root, 'Submit application');
    await says(root, 'You can submit again in 1 second.');
    const held = byRole(root, 'button', 'Submit application').getAttribute('aria-disabled');
    press(root, 'Submit application');
    await expectAccessible(root);

    await says(root, 'You can submit again now.');
    const triesBefore = tries;
    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');

    expect(held).to.equal('true');
    expect([triesBefore, tries]).to.deep.equal([1, 2]);
  });
});

describe('what the device remembers', () => {
  it('is nothing without a press, and then fills the next form at one', async () => {
    const { element, root } = await open(aPosting([WHY, TOOL]));
    fillIn(root);
    type(root, /Why you/, 'I bake.');
    byRole(root, 'radio', 'Python').click();
    press(root, 'Submit application');
    await appears(root, 'button', 'Save my details');
    const before = localStorage.getItem(REMEMBERED);
    await expectAccessible(root);
    press(root, 'Save my details');
    await appears(root, 'button', 'Delete saved details');
    element.remove();
    const next = await open(
      aPosting([
        { ...WHY, id: 'reason', label: ' why  You?' },
        { ...TOOL, id: 'with' },
      ]),
    );
    await appears(next.root, 'button', 'Use my saved details');
    const untouched = text(next.root, 'Full name');

    press(next.root, 'Use my saved details');
    await focusIsOn(next.root, 'textbox', 'Full name');

    expect(before).to.equal(null);
    expect(untouched).to.equal('');
    expect(text(next.root, 'Email address')).to.equal('ada@lakeshore.example');
    expect(text(next.root, /why/)).to.equal('I bake.');
    expect(byRole(next.root, 'radio', 'Python').checked).to.equal(true);
    expect(byRole(next.root, 'checkbox', /^I agree/).checked).to.equal(false);
  });

  it('is forgotten at one press', async () => {
    localStorage.setItem(
      REMEMBERED,
      JSON.stringify({ person: { name: 'Ada', email: '', school: '' }, answers: [], files: [] }),
    );
    const { root } = await open();
    await appears(root, 'button', 'Delete saved details');

    press(root, 'Delete saved details');
    await focusIsOn(root, 'heading');

    expect(localStorage.getItem(REMEMBERED)).to.equal(null);
    expect(allByRole(root, 'button', 'Use my saved details')).to.have.lengthOf(0);
  });

  it('leaves what was typed already', async () => {
    localStorage.setItem(
      REMEMBERED,
      JSON.stringify({ person: { name: 'Ada', email: 'ada@a.example', school: '' }, answers: [], files: [] }),
    );
    const { root } = await open();
    type(root, 'Full name', 'Bea');
    await appears(root, 'button', 'Use my saved details');

    press(root, 'Use my saved details');
    await focusIsOn(root, 'textbox', 'Full name');

    expect([text(root, 'Full name'), text(root, 'Email address')]).to.deep.equal(['Bea', 'ada@a.example']);
  });
});

describe('a form whose posting changes', () => {
  it('shows the new questions with the answers that fit, and what was written to the others', async () => {
    const changed = aPosting([WHY], { questions: { version: 2, items: [WHY, { ...TOOL, id: 'which' }] } });
    const { root, sent } = await open(aPosting([WHY, { ...WHY, id: 'how', label: 'How would you?' }]));
    fillIn(root);
    type(root, /Why you/, 'I bake.');
    type(root, /How would/, 'By hand.');
    serve(createHandlers({ postings: [changed] }));

    press(root, 'Submit application');
    await says(root, 'Your earlier answers');
    await expectAccessible(root);
    const answers = [text(root, /Why you/), textOf(root).includes('How would you? By hand.')];
    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');

    expect(answers).to.deep.equal(['I bake.', true]);
    expect(sent()).to.have.lengthOf(0);
  });

  it('says so when the deadline passes, and can still be sent', async () => {
    const at = new Date(Date.now() + 1500).toISOString();
    const { root } = await open(aPosting([WHY], { applicationDeadline: { at, timeZone: 'UTC' } }));
    fillIn(root);

    await says(root, 'The deadline passed while you were filling this in.');

    expect(byRole(root, 'button', 'Submit application').hasAttribute('aria-disabled')).to.equal(false);
    expect(text(root, 'Full name')).to.equal('Ada Nwosu');
  });

  it('offers the answers to be taken along where they are not taken any more', async () => {
    const { root } = await open(undefined, [
      http.post(APPLICATIONS, () => problem(409, 'not-open'), { once: true }),
    ]);
    fillIn(root);
    type(root, /Why you/, 'I bake.');
    const { clipboard } = navigator;
    const texts: string[] = [];
    const writeText = clipboard.writeText.bind(clipboard);
    clipboard.writeText = (copied) => Promise.resolve(void texts.push(copied));
    try {
      press(root, 'Submit application');
      await appears(root, 'button', 'Copy my answers');
      press(root, 'Copy my answers');
      await says(root, 'Answers copied.');
    } finally {
      clipboard.writeText = writeText;
    }

    expect(texts).to.deep.equal(['Ada Nwosu\nada@lakeshore.example\nLakeshore\n\nWhy you?\nI bake.']);
    expect(text(root, /Why you/)).to.equal('I bake.');
    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');
    expect(textOf(root)).not.to.include('Answers copied.');
  });

  it('shows the answers where the page may not copy', async () => {
    const { root } = await open(undefined, [http.post(APPLICATIONS, () => problem(409, 'not-open'))]);
    fillIn(root);
    const { clipboard } = navigator;
    const writeText = clipboard.writeText.bind(clipboard);
    clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
    try {
      press(root, 'Submit application');
      await appears(root, 'button', 'Copy my answers');
      press(root, 'Copy my answers');
      await appears(root, 'textbox', 'Your earlier answers');
    } finally {
      clipboard.writeText = writeText;
    }

    expect(text(root, 'Your earlier answers')).to.equal('Ada Nwosu\nada@lakeshore.example\nLakeshore');
    await expectAccessible(root);
  });
});
