import { expect } from '@open-wc/testing';
import {
  allByRole,
  byRole,
  expectAccessible,
  factsOf,
  listItems,
  renderPartial,
  textOf,
} from '../../../test/kit/render.ts';
import { anEnv } from '../../../test/kit/unit-env.ts';
import { aPosting, aSummary } from '../../../test/mocks/data.ts';
import { WidgetError } from '../../base/error.ts';
import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { PostingState } from './posting-store.ts';
import { postingView } from './posting-view.ts';
import { postingSlots } from './slots.ts';
import type { PostingActionsData, PostingHandlers, PostingViewData } from './types.ts';

type Env = ReturnType<typeof anEnv<PostingHandlers>>;
type Data = Pick<PostingViewData, 'calendar'> & PostingActionsData & { hasActions?: boolean };

const view = (state: PostingState, { calendar, hasActions = false, ...data }: Data, env: Env) => {
  const slots = hasActions && state.kind === 'ready' ? postingSlots(state.posting, data, env) : undefined;
  return postingView({ state, calendar, slots }, env);
};

const start = async (
  state: PostingState,
  data: Data = { hasActions: true },
  overrides: Partial<Env> = {},
) => {
  const done: string[] = [];
  const handlers: PostingHandlers = {
    back: () => done.push('back'),
    apply: ({ slug }) => done.push(slug),
    select: ({ slug }) => done.push(`select ${slug}`),
    retry: () => done.push('retry'),
    share: () => done.push('share'),
    report: () => done.push('report'),
  };
  const { root } = await renderPartial(view(state, data, anEnv(handlers, overrides)));
  return { root, done };
};

const PAGE = 'https://marketplace.example/m/name-the-bakery-breads';

const ready = async (overrides: Partial<MicroInternship> = {}, data?: Data, env?: Partial<Env>) =>
  start({ kind: 'ready', posting: aPosting({ url: PAGE, ...overrides }) }, data, env);

const sectionNamed = (root: ShadowRoot, title: string) => byRole(root, 'heading', title).closest('section')!;

describe('the detail of a posting', () => {
  it('shows the card’s facts while the rest is loaded', async () => {
    const { root } = await start({ kind: 'loading', summary: aSummary() });

    expect(byRole(root, 'heading', 'Name the breads of a bakery').localName).to.equal('h3');
    expect(factsOf(root)).to.include({ Time: '10–15 hours' });
    expect(root.querySelector('[aria-busy="true"]')).to.exist;
    await expectAccessible(root);
  });

  it('says that it loads where nothing is known', async () => {
    const { root } = await start({ kind: 'loading', summary: undefined });

    expect(byRole(root, 'heading', 'Loading the micro-internship…')).to.exist;
    await expectAccessible(root);
  });

  it('shows everything there is to know', async () => {
    const { root } = await ready();

    expect(allByRole(root, 'heading').map((title) => `${title.localName} ${textOf(title)}`)).to.deep.equal([
      'h3 Name the breads of a bakery',
      'h4 About the project',
      'h5 The breads',
      'h4 What you will deliver',
      'h4 Milestones',
      'h4 Details',
      'h4 Who should apply',
      'h4 Application questions',
    ]);
    expect(textOf(root)).to.include('Ofen & Söhne ✓ Verified · Food');
    expect(factsOf(root)).to.deep.include({
      'You earn': '$405',
      'Paid by': 'The employer',
      'Engagement type': 'Independent contractor You’re responsible for your own taxes.',
      Payment: 'At milestones, the rest on completion',
      Country: 'United States',
      'Kick-off': 'Mon, Mar 30',
      'Decision by': 'Mar 26, 11:59 PM ET Mar 26, 10:59 PM your time',
      Openings: '1 of 1 left',
      'Language of the posting': 'English',
      Skills: 'Writing and Research',
    });
    await expectAccessible(root);
  });

  it('lists deliverables, milestones, who is looked for and what is asked', async () => {
    const { root } = await ready();

    expect(listItems(sectionNamed(root, 'What you will deliver'))).to.deep.equal([
      'A list of names',
      'One page of reasons',
    ]);
    expect(listItems(sectionNamed(root, 'Milestones'))).to.deep.equal([
      'First names 1 week after kick-off · $100 on completion',
      'All names Mon, Apr 13',
    ]);
    expect(listItems(sectionNamed(root, 'Who should apply'))).to.deep.equal([
      'Senior',
      'Linguistics',
      'United States',
    ]);
    expect(listItems(sectionNamed(root, 'Application questions'))).to.deep.equal([
      'Your name, email address and school',
      'I am 18 or older',
      'I am legally authorized to work in the country of the employer',
      '4 questions from the employer',
    ]);
  });

  it('leaves out what is not stated', async () => {
    const { root } = await ready({
      deliverables: [],
      milestones: [],
      eligibility: {},
      skills: [],
      questions: { version: 1, items: [] },
      statements: [],
    });

    expect(allByRole(root, 'heading').map(textOf)).to.deep.equal([
      'Name the breads of a bakery',
      'About the project',
      'The breads',
      'Details',
      'Application questions',
    ]);
    expect(factsOf(root)).not.to.have.property('Skills');
    await expectAccessible(root);
  });

  it('says in which language the employer wrote and in which we do', async () => {
    const { root } = await ready({ language: 'de' });

    const asked = byRole(sectionNamed(root, 'Application questions'), 'list');
    const delivered = byRole(sectionNamed(root, 'What you will deliver'), 'list');

    expect([asked.lang, delivered.lang]).to.deep.equal(['en', 'de']);
  });

  it('has all but what comes later before that is there', async () => {
    const { root } = await ready({}, {});

    expect(factsOf(root)).to.deep.include({ 'Engagement type': 'Independent contractor' });
    expect(allByRole(root, 'button', 'Apply')).to.have.lengthOf(2);
    expect(allByRole(root, 'button', 'Report this posting')).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('says when the money comes, as far as it is known', async () => {
    const pay = { amount: 20_000, currency: 'USD' };
    const { fee: _, takeHome: __, ...unknown } = aPosting({ milestones: [] });

    const times = await Promise.all(
      [
        aPosting({ milestones: [{ title: 'All', pay }] }),
        aPosting({ milestones: [{ title: 'First', pay }, { title: 'Second' }] }),
        aPosting({ milestones: [{ title: 'All' }] }),
        aPosting({ milestones: [], classification: 'stipend' }),
        aPosting({ milestones: [], classification: 'employee' }),
        aPosting({ milestones: [], classification: 'unpaid' }),
        unknown,
      ].map(async (posting) => factsOf((await start({ kind: 'ready', posting })).root).Payment),
    );

    expect(times).to.deep.equal([
      'At each milestone',
      'At milestones, the rest on completion',
      'On completion',
      'On completion',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('says of each way of working what it means', async () => {
    const notes = await Promise.all(
      (['contractor', 'employee', 'stipend', 'unpaid', 'other'] as const).map(
        async (classification) => factsOf((await ready({ classification })).root)['Engagement type'],
      ),
    );

    expect(notes).to.deep.equal([
      'Independent contractor You’re responsible for your own taxes.',
      'Employee You are on a payroll for this project.',
      'Stipend A fixed sum toward your time, not a wage.',
      'Unpaid No money is paid for this project.',
      'Other',
    ]);
  });

  it('says about how long an application takes, and shows its questions on demand', async () => {
    const { root } = await ready();
    const section = sectionNamed(root, 'Application questions');
    const summary = root.querySelector('summary')!;

    const before = textOf(section);
    summary.click();

    expect(before).to.include('Applying takes about 6 minutes.');
    expect(before).not.to.include('How would you begin?');
    expect(textOf(summary)).to.equal('Read the questions before you apply');
    expect(listItems(root.querySelector('details')!)).to.deep.equal([
      'How would you begin? A longer answer · up to 500 characters',
      'Where is your work? A short answer · optional',
      'Which tool do you know? One choice · Spreadsheets and SQL',
      'Can you visit once? Yes or no',
    ]);
    await expectAccessible(root);
  });

  it('says that somebody may not be eligible, and keeps nobody from applying', async () => {
    const { root } = await ready({ eligibility: { classYears: ['Junior', 'Senior'], majors: ['Law'] } });
    const open = await ready({ eligibility: {} });
    const paused = await ready({ status: 'paused' });

    const note = 'Check your eligibility. The employer is looking for:';
    expect(textOf(root)).to.include(`${note} Junior or Senior · Law`);
    expect(allByRole(root, 'button', 'Apply')).to.have.lengthOf(2);
    expect(textOf(open.root)).not.to.include(note);
    expect(textOf(paused.root)).not.to.include(note);
  });

  it('keeps everybody from applying on the page of another school, or of none', async () => {
    const own = await ready({ exclusiveTo: 'lakeshore' });
    const other = await ready({ exclusiveTo: 'hilltop' });
    const none = await ready({ exclusiveTo: 'lakeshore' }, {}, { campus: undefined });

    expect(allByRole(own.root, 'button', 'Apply')).to.have.lengthOf(2);
    for (const { root } of [other, none]) {
      expect(allByRole(root, 'button', 'Apply')).to.have.lengthOf(0);
      expect(textOf(root)).to.include('This micro-internship is only for the students of one school.');
    }
    await expectAccessible(other.root);
  });

  it('says that a school is preferred where the posting asks for no address of it', async () => {
    const preferred = await ready({ exclusiveTo: 'lakeshore' });
    const exclusive = await ready({ exclusiveTo: 'lakeshore', emailDomains: ['lakeshore.edu'] });

    expect(listItems(preferred.root)).to.include('Students of your school preferred');
    expect(listItems(preferred.root)).not.to.include('For your school');
    expect(listItems(exclusive.root)).to.include('For your school');
    expect(listItems(exclusive.root)).not.to.include('Students of your school preferred');
  });

  it('leads to the calendar file of a deadline that is to come', async () => {
    const calendar = 'https://api.example/v1/micro-internships/name-the-bakery-breads/deadline.ics';
    const name = 'Add deadline to calendar';
    const past = { at: '2026-03-02T15:00:00Z', timeZone: 'America/New_York' };
    const { applicationDeadline: _, ...without } = aPosting();

    const { root } = await ready({}, { calendar });
    const others = [
      await ready({ applicationDeadline: past }, { calendar }),
      await start({ kind: 'ready', posting: without }, { calendar }),
      await ready({}, { calendar }, { links: { ...anEnv({}).links, linksDisabled: true } }),
    ];

    expect(byRole(root, 'link', name).href).to.equal(calendar);
    for (const other of others) expect(allByRole(other.root, 'link', name)).to.have.lengthOf(0);
  });

  it('hands its address on, and says what has become of it', async () => {
    const { root, done } = await ready();
    const copied = await ready({}, { hasActions: true, shared: 'copied' });
    const shown = await ready({}, { hasActions: true, shared: 'shown' });

    byRole(root, 'button', 'Share').click();
    const address = byRole(shown.root, 'textbox', 'Link to this micro-internship');
    address.focus();

    expect(done).to.deep.equal(['share']);
    expect(textOf(byRole(root, 'status'))).to.equal('');
    expect(textOf(byRole(copied.root, 'status'))).to.equal('Link copied.');
    expect(address.value).to.equal(`${PAGE}?campus=lakeshore`);
    expect([address.selectionStart, address.selectionEnd]).to.deep.equal([0, address.value.length]);
    await expectAccessible(shown.root);
  });

  it('has nothing to press where the script is not there, or there is no address', async () => {
    const on = { back: undefined, apply: undefined, retry: () => undefined };
    const posting = aPosting({ url: PAGE });
    const { root } = await renderPartial(
      view({ kind: 'ready', posting }, { hasActions: true }, anEnv<PostingHandlers>(on)),
    );
    const without = await start({ kind: 'ready', posting: aPosting() });

    expect(allByRole(root, 'button', /Share|Report/)).to.have.lengthOf(0);
    expect(allByRole(without.root, 'button', 'Share')).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('can be reported, and has the report in the place of the button', async () => {
    const { root, done } = await ready();
    const missing = await ready({}, { hasActions: true, isReportMissing: true });
    const written = await ready({}, { hasActions: true, report: 'The report' });

    byRole(root, 'button', 'Report this posting').click();

    expect(done).to.deep.equal(['report']);
    expect(textOf(byRole(missing.root, 'alert'))).to.match(/^We couldn’t reach the server/);
    expect(byRole(missing.root, 'button', 'Report this posting')).to.exist;
    expect(textOf(written.root)).to.include('The report');
    expect(allByRole(written.root, 'button', 'Report this posting')).to.have.lengthOf(0);
    await expectAccessible(missing.root);
  });

  it('ends with similar ones, each a card that opens', async () => {
    const similar = [
      aSummary({ slug: 'one', title: 'One' }),
      aSummary({ id: 'another', slug: 'two', title: 'Two' }),
    ];

    const { root, done } = await ready({}, { hasActions: true, similar });
    const none = await ready({}, { hasActions: true, similar: [] });
    const section = sectionNamed(root, 'Similar micro-internships');
    byRole(section, 'button', 'Two').click();

    expect(allByRole(section, 'heading').map((title) => title.localName)).to.deep.equal(['h4', 'h5', 'h5']);
    expect(section.nextElementSibling).to.equal(null);
    expect(done).to.deep.equal(['select two']);
    expect(allByRole(none.root, 'heading', 'Similar micro-internships')).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('leads to the form', async () => {
    const { root, done } = await ready();

    allByRole(root, 'button', 'Apply').forEach((button) => button.click());

    expect(done).to.deep.equal(['name-the-bakery-breads', 'name-the-bakery-breads']);
  });

  it('says why nobody can apply', async () => {
    const past = { at: '2026-03-02T15:00:00Z', timeZone: 'America/New_York' };
    const soon = { at: '2026-03-05T14:00:00Z', timeZone: 'America/New_York' };

    const paused = await ready({ status: 'paused' });
    const closed = await ready({ applicationDeadline: past });
    const early = await ready({ applicationOpens: soon });

    expect(textOf(paused.root)).to.include('Applications are paused');
    expect(textOf(closed.root)).to.include('Applications are closed');
    expect(textOf(early.root)).to.include('Applications open Mar 5, 9:00 AM ET');
    for (const { root } of [paused, closed, early])
      expect(allByRole(root, 'button', 'Apply')).to.have.lengthOf(0);
    await expectAccessible(closed.root);
  });

  it('says that it is gone and leads back', async () => {
    const { root, done } = await start({ kind: 'not-found' });

    byRole(root, 'button', 'Back to the list').click();

    expect(byRole(root, 'heading', 'This micro-internship is no longer available')).to.exist;
    expect(done).to.deep.equal(['back']);
    await expectAccessible(root);
  });

  it('says why it failed and tries again at a press', async () => {
    const { root, done } = await start({ kind: 'failed', error: new WidgetError('timeout') });

    byRole(root, 'button', 'Try again').click();

    expect(byRole(root, 'heading', 'The micro-internship could not be loaded')).to.exist;
    expect(textOf(root)).to.include('The server took too long to answer.');
    expect(done).to.deep.equal(['retry']);
    await expectAccessible(root);
  });
});
