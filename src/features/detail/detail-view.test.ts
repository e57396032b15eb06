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
import type { DetailState } from './detail-store.ts';
import { detailView, type DetailHandlers } from './detail-view.ts';

const start = async (state: DetailState) => {
  const done: string[] = [];
  const handlers: DetailHandlers = {
    back: () => done.push('back'),
    apply: ({ slug }) => done.push(slug),
    retry: () => done.push('retry'),
  };
  const { root } = await renderPartial(detailView(state, anEnv(handlers)));
  return { root, done };
};

const ready = async (overrides: Partial<MicroInternship> = {}) =>
  start({ kind: 'ready', posting: aPosting(overrides) });

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
      'h4 Who they are looking for',
      'h4 What the application asks',
    ]);
    expect(textOf(root)).to.include('Ofen & Söhne ✓ Verified · Food');
    expect(factsOf(root)).to.deep.include({
      'You receive': '$405',
      'Paid by': 'The client',
      'You work as': 'Independent contractor',
      'Kick-off': 'Mon, Mar 30',
      'You hear by': 'Mar 26, 11:59 PM ET Mar 26, 10:59 PM your time',
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
    expect(listItems(sectionNamed(root, 'Who they are looking for'))).to.deep.equal([
      'Senior',
      'Linguistics',
      'United States',
    ]);
    expect(listItems(sectionNamed(root, 'What the application asks'))).to.deep.equal([
      'Your name, e-mail address and school',
      'I am 18 or older',
      'I am legally authorized to work in the country of the client',
      '4 questions from the client',
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
      'What the application asks',
    ]);
    expect(factsOf(root)).not.to.have.property('Skills');
    await expectAccessible(root);
  });

  it('says in which language the client wrote and in which we do', async () => {
    const { root } = await ready({ language: 'de' });

    const asked = byRole(sectionNamed(root, 'What the application asks'), 'list');
    const delivered = byRole(sectionNamed(root, 'What you will deliver'), 'list');

    expect([asked.lang, delivered.lang]).to.deep.equal(['en', 'de']);
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

    expect(byRole(root, 'heading', 'This micro-internship is no longer here')).to.exist;
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
