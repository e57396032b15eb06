import { expect } from '@open-wc/testing';
import {
  allByRole,
  byRole,
  descriptionOf,
  expectAccessible,
  renderPartial,
  textOf,
} from '../../../test/kit/render.ts';
import { anEnv } from '../../../test/kit/unit-env.ts';
import { aPosting, NOW } from '../../../test/mocks/data.ts';
import { WidgetError } from '../../base/error.ts';
import type { Question } from '../../contract/questions.ts';
import type { ApplyState, SendFailure } from './apply-store.ts';
import { applyView, type ApplyHandlers } from './apply-view.ts';
import { en } from '../../../test/kit/messages.ts';
import { emptyDraft, type Draft } from './draft.ts';

const draft: Draft = {
  person: { name: 'Ada Nwosu', email: 'ada@lakeshore.example', school: 'Lakeshore' },
  answers: { approach: ['I taste\nthem.'], portfolio: ['ada.example'], tool: ['sql'], visit: ['no'] },
  statements: { adult: true },
  hasConsent: true,
};

const form = (overrides: Partial<ApplyState & { kind: 'form' }> = {}): ApplyState => ({
  kind: 'form',
  posting: aPosting(),
  errors: [],
  failure: undefined,
  isSending: false,
  ...overrides,
});

const start = async (state: ApplyState, typed: Draft = emptyDraft, on: Partial<ApplyHandlers> = {}) => {
  const done: unknown[] = [];
  const handlers: ApplyHandlers = {
    change: (read) => done.push(['change', read()]),
    submit: (sent) => done.push(['submit', sent]),
    retry: () => done.push('retry'),
    ...on,
  };
  const { root, again } = await renderPartial(applyView(state, typed, anEnv(handlers)));
  const show = (next: ApplyState) => again(applyView(next, typed, anEnv(handlers)));
  return { root, show, done };
};

const input = (root: ShadowRoot, name: string | RegExp) => byRole(root, 'textbox', name);

describe('the form', () => {
  it('asks for the person, the questions and the confirmations, each by its name', async () => {
    const { root } = await start(form());

    expect(byRole(root, 'heading', 'Apply for Name the breads of a bakery').localName).to.equal('h3');
    expect(
      allByRole(root, 'textbox').map((box) => textOf(box.closest('div')!.querySelector('label'))),
    ).to.deep.equal([
      'Full name',
      'Email address',
      'School',
      'How would you begin?',
      'Where is your work? (optional)',
    ]);
    expect(byRole(root, 'radiogroup', 'Which tool do you know?')).to.exist;
    expect(byRole(root, 'radiogroup', 'Can you visit once?')).to.exist;
    expect(byRole(root, 'checkbox', 'I am 18 or older')).to.exist;
    expect(byRole(root, 'checkbox', /^I agree that Ofen & Söhne receives/)).to.exist;
    await expectAccessible(root);
  });

  it('marks what the employer asks as in its language, and none of our words', async () => {
    const { root } = await start(form({ posting: aPosting({ language: 'de' }) }));

    const marked = [...root.querySelectorAll('.form-section [lang]')];
    expect(marked.map((part) => [part.getAttribute('lang'), textOf(part)])).to.deep.equal([
      ['de', 'How would you begin?'],
      ['de', 'Where is your work?'],
      ['de', 'An address.'],
      ['de', 'Which tool do you know?'],
      ['de', 'Spreadsheets'],
      ['de', 'SQL'],
      ['de', 'Can you visit once?'],
    ]);
    expect(marked.every(({ localName }) => localName === 'bdi')).to.equal(true);
  });

  it('keeps the paragraphs of what the employer explains apart', async () => {
    const help = 'Count all of them.\n\n- those that work\n- those that do not';
    const question: Question = { id: 'taps', kind: 'short-text', label: 'How many?', help, required: true };
    const { root } = await start(
      form({ posting: aPosting({ questions: { version: 1, items: [question] } }) }),
    );

    const hint = root.querySelector('#answers-taps-hint')!;
    const lines = hint.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(hint).lineHeight);
    expect(Math.round(lines)).to.equal(4);
  });

  it('helps the browser to fill it', async () => {
    const { root } = await start(form());

    expect(input(root, 'Full name').autocomplete).to.equal('name');
    expect(input(root, 'Email address').autocomplete).to.equal('email');
    expect(input(root, 'School').autocomplete).to.equal('organization');
  });

  it('tells what each field wants', async () => {
    const { root } = await start(form());

    expect(descriptionOf(input(root, 'How would you begin?'))).to.include('Up to 500 characters');
    expect(descriptionOf(input(root, /^Where is your work/))).to.equal('An address.');
  });

  it('says before it asks who sees the application and for how long', async () => {
    const { root } = await start(form());

    const notice = byRole(root, 'heading', 'Who sees this');

    expect(textOf(notice.parentElement)).to.include('180 days after the decision');
    expect(notice.compareDocumentPosition(input(root, 'Full name'))).to.equal(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  });

  it('asks a question of each kind in its own way', async () => {
    const asked = { required: true, label: 'What?' };
    const options = [
      { value: 'sql', label: 'SQL' },
      { value: 'maps', label: 'Maps' },
    ];
    const posting = aPosting({
      questions: {
        version: 1,
        items: [
          { ...asked, id: 'tools', kind: 'multiple-choice', label: 'Which tools?', options, maxChoices: 1 },
          { ...asked, id: 'weeks', kind: 'number', label: 'How many weeks?' },
          { ...asked, id: 'start', kind: 'date', label: 'From when?', earliest: '2026-03-02' },
          { ...asked, id: 'site', kind: 'link', label: 'Where is your site?' },
        ],
      },
    });
    const typed = {
      ...draft,
      answers: { tools: ['maps'], weeks: ['about six'], start: ['2026-03-09'], site: ['ada.example'] },
    };

    const { root } = await start(form({ posting }), typed);

    expect(descriptionOf(byRole(root, 'group', 'Which tools?'))).to.equal('Choose up to 1.');
    expect(byRole(root, 'checkbox', 'Maps').checked).to.equal(true);
    expect(input(root, 'How many weeks?').value).to.equal('about six');
    expect(root.querySelector<HTMLInputElement>('[type="date"]')).to.include({
      value: '2026-03-09',
      min: '2026-03-02',
    });
    expect(input(root, 'Where is your site?')).to.include({ type: 'url', value: 'ada.example' });
    await expectAccessible(root);
  });

  it('asks as many questions as there are, however long they are', async () => {
    const label = 'Which of these is yours? '.repeat(144);
    const items = Array.from({ length: 66 }, (_, index) => ({
      id: `question-${index}`,
      kind: 'short-text' as const,
      label: index === 0 ? label : `Question ${index}`,
      required: true,
    }));

    const { root } = await start(form({ posting: aPosting({ questions: { version: 1, items } }) }));

    expect(label).to.have.lengthOf(3600);
    expect(input(root, label.trim())).to.exist;
    expect(allByRole(root, 'textbox')).to.have.lengthOf(66 + 3);
    expect(root.querySelector('.form-section')!.scrollWidth).to.be.at.most(
      root.querySelector('.form-section')!.clientWidth,
    );
    await expectAccessible(root);
  });

  it('has no section for questions where none are asked', async () => {
    const { root } = await start(
      form({ posting: aPosting({ questions: { version: 1, items: [] }, statements: [] }) }),
    );

    expect(allByRole(root, 'heading', /Questions/)).to.have.lengthOf(0);
    expect(allByRole(root, 'checkbox')).to.have.lengthOf(1);
    await expectAccessible(root);
  });

  it('shows what was typed before', async () => {
    const { root } = await start(form(), draft);

    expect(input(root, 'Full name').value).to.equal('Ada Nwosu');
    expect(input(root, 'How would you begin?').value).to.equal('I taste\nthem.');
    expect(byRole(root, 'radio', 'SQL').checked).to.equal(true);
    expect(byRole(root, 'radio', 'No').checked).to.equal(true);
    expect(byRole(root, 'checkbox', 'I am 18 or older').checked).to.equal(true);
  });

  it('hands on what is typed and sends it', async () => {
    const { root, done } = await start(form(), draft);
    input(root, 'Full name').value = 'Ada';

    input(root, 'Full name').dispatchEvent(new Event('input', { bubbles: true }));
    byRole(root, 'button', 'Submit application').click();

    const typed = { ...draft, person: { ...draft.person, name: 'Ada' } };
    expect(done).to.deep.equal([
      ['change', typed],
      ['submit', typed],
    ]);
  });

  it('says that it is being sent and keeps the focus', async () => {
    const { root, show } = await start(form());
    byRole(root, 'button', 'Submit application').focus();

    show(form({ isSending: true }));

    const button = byRole(root, 'button', en.sending);
    expect(button.ariaDisabled).to.equal('true');
    expect(root.activeElement).to.equal(button);
    await expectAccessible(root);
  });

  it('leads back where there is a view before', async () => {
    let backs = 0;
    const inFeed = await start(form(), emptyDraft, { back: () => (backs += 1) });
    const alone = await start(form());

    byRole(inFeed.root, 'button', 'Back to the micro-internship').click();

    expect(backs).to.equal(1);
    expect(allByRole(alone.root, 'button', /Back/)).to.have.lengthOf(0);
  });
});

describe('the errors of the form', () => {
  const errors = [
    { pointer: '/person/email', code: 'format' },
    { pointer: '/answers/tool', code: 'required' },
    { pointer: '/consent/given', code: 'required' },
  ] as const;

  it('are summed up in an alert, in the words that stand beside the fields', async () => {
    const { root } = await start(form({ errors }));

    const summary = byRole(root, 'alert');
    const said = allByRole(summary, 'link').map(textOf);

    expect(textOf(summary)).to.include('There is a problem');
    expect(said).to.deep.equal([
      descriptionOf(input(root, 'Email address')).replace('The employer will reply to this address. · ', ''),
      descriptionOf(byRole(root, 'radiogroup', 'Which tool do you know?')),
      descriptionOf(byRole(root, 'checkbox', /^I agree/)),
    ]);
    await expectAccessible(root);
  });

  it('mark their fields and no other', async () => {
    const { root } = await start(form({ errors }));

    const marked = [...root.querySelectorAll('[aria-invalid="true"]')];

    expect(marked).to.deep.equal([
      input(root, 'Email address'),
      byRole(root, 'radiogroup', 'Which tool do you know?'),
      byRole(root, 'checkbox', /^I agree/),
    ]);
  });

  it('lead to their fields', async () => {
    const { root } = await start(form({ errors }));
    const address = location.href;
    const reached = allByRole(byRole(root, 'alert'), 'link').map((link) => {
      link.click();
      return root.activeElement;
    });

    expect(reached).to.deep.equal([
      input(root, 'Email address'),
      byRole(root, 'radio', 'Spreadsheets'),
      byRole(root, 'checkbox', /^I agree/),
    ]);
    expect(location.href).to.equal(address);
  });

  it('take nothing of what was typed', async () => {
    const { root, show } = await start(form());
    input(root, 'Full name').value = 'Ada';
    byRole(root, 'radio', 'SQL').checked = true;

    show(form({ errors }));

    expect(input(root, 'Full name').value).to.equal('Ada');
    expect(byRole(root, 'radio', 'SQL').checked).to.equal(true);
  });

  for (const failure of Object.keys(en.sendFailures) as SendFailure[]) {
    it(`say why it could not be sent: ${failure}`, async () => {
      const { root } = await start(form({ failure }));

      const summary = byRole(root, 'alert');

      expect(textOf(summary)).to.include(en.sendFailures[failure]);
      expect(textOf(summary)).to.include('Your answers are still here.');
      expect(allByRole(summary, 'link')).to.have.lengthOf(0);
      await expectAccessible(root);
    });
  }
});

describe('applying without a form', () => {
  it('says that it loads', async () => {
    const { root } = await start({ kind: 'loading' });

    expect(byRole(root, 'heading', 'Loading the micro-internship…')).to.exist;
    expect(root.querySelector('[aria-busy="true"]')).to.exist;
    await expectAccessible(root);
  });

  it('says that the posting is gone and keeps the host’s own link', async () => {
    const { root } = await start({ kind: 'not-found' });

    expect(byRole(root, 'heading', 'This micro-internship is no longer available')).to.exist;
    expect(root.querySelector('slot')).to.exist;
    await expectAccessible(root);
  });

  it('says that none are taken', async () => {
    const { root } = await start({ kind: 'closed', posting: aPosting({ status: 'filled' }) });

    expect(textOf(root)).to.include('This micro-internship is filled');
    expect(allByRole(root, 'textbox')).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('says whose students may apply where these may not', async () => {
    const { root } = await start({ kind: 'closed', posting: aPosting({ exclusiveTo: 'elmwood' }) });

    expect(textOf(root)).to.include('This micro-internship is only for the students of one school.');
  });

  it('says why it failed and tries again at a press', async () => {
    const { root, done } = await start({ kind: 'failed', error: new WidgetError('offline') });

    byRole(root, 'button', 'Try again').click();

    expect(textOf(root)).to.include('We couldn’t reach the server.');
    expect(done).to.deep.equal(['retry']);
    await expectAccessible(root);
  });

  const receipt = {
    id: 'application-1',
    reference: '7ZK2-M0QD',
    microInternship: { slug: 'a', title: 'Name the breads' },
    employer: { name: 'Ofen & Söhne' },
    receivedAt: NOW.toISOString(),
  };

  it('gives a receipt and the way back to the list', async () => {
    const { root } = await start({ kind: 'receipt', posting: aPosting(), receipt }, draft, {
      back: () => undefined,
    });

    expect(byRole(root, 'heading', 'Application received')).to.exist;
    expect(byRole(root, 'button', 'Back to the list')).to.exist;
    await expectAccessible(root);
  });

  it('calls nothing received that awaits its confirmation', async () => {
    const confirmation = { token: 'token-1', confirmBy: NOW.toISOString() };

    const { root } = await start({
      kind: 'receipt',
      posting: aPosting(),
      receipt: { ...receipt, confirmation },
    });

    expect(textOf(root)).not.to.include('Application received');
  });

  it('asks for the school’s address where a posting takes no other, and says so of another', async () => {
    const posting = aPosting({
      exclusiveTo: 'lakeshore',
      emailDomains: ['lakeshore.edu', 'alum.lakeshore.edu'],
    });
    const asked = await start(form({ posting }));
    const refused = await start(form({ posting, errors: [{ pointer: '/person/email', code: 'choice' }] }));
    const open = await start(form());

    const hint = 'Use your school email, ending in @lakeshore.edu / @alum.lakeshore.edu.';
    expect(descriptionOf(input(asked.root, 'Email address'))).to.equal(hint);
    expect(descriptionOf(input(refused.root, 'Email address'))).to.equal(
      `${hint} · This micro-internship is only for the students of one school. ${hint}`,
    );
    expect(descriptionOf(input(open.root, 'Email address'))).to.equal(
      'The employer will reply to this address.',
    );
  });
});
