import { expect } from '@open-wc/testing';
import {
  allByRole,
  byRole,
  expectAccessible,
  factsOf,
  listItems,
  renderPartial,
  textOf,
} from '../../test/kit/render.ts';
import { anEnv } from '../../test/kit/unit-env.ts';
import { aBareSummary, aSummary } from '../../test/mocks/data.ts';
import type { MicroInternshipSummary } from '../contract/summary.ts';
import { card, type CardHandlers } from './card.ts';

const render = async (item: MicroInternshipSummary, env = anEnv<CardHandlers>({ select: () => undefined })) =>
  (await renderPartial(card(item, env))).root;

const closingAt = (at: string) => aSummary({ applicationDeadline: { at, timeZone: 'America/New_York' } });

describe('card', () => {
  it('shows the facts by which a visitor chooses', async () => {
    const root = await render(aSummary());

    expect(factsOf(root)).to.deep.equal({
      Fee: '$450 about $30 per estimated hour',
      Time: '10–15 hours',
      Due: '2 weeks after kick-off',
      'Apply by': 'Mar 19, 11:59 PM ET Mar 19, 10:59 PM your time',
    });
    await expectAccessible(root);
  });

  it('says what is not stated', async () => {
    const root = await render(aBareSummary());

    expect(factsOf(root)).to.deep.equal({
      Fee: 'Not stated',
      Time: 'Not stated',
      Due: 'Not stated',
      'Apply by': 'No deadline stated',
    });
    await expectAccessible(root);
  });

  it('shows a fee without a rate where the hours are not stated', async () => {
    const root = await render(aBareSummary({ fee: { amount: 45_050, currency: 'USD' } }));

    expect(factsOf(root)).to.include({ Fee: '$450.50' });
  });

  it('shows the number of applicants from five on', async () => {
    const five = await render(aSummary({ applicantBand: '5-9' }));
    const fewer = await render(aSummary({ applicantBand: '0-4' }));

    expect(textOf(five)).to.include('5–9 applicants · Decision by Mar 26');
    expect(textOf(fewer)).to.include('Decision by Mar 26').and.not.to.include('applicants');
  });

  it('gives the deadline to machines', async () => {
    const root = await render(aSummary());

    expect(root.querySelector('time')).to.have.attribute('datetime', '2026-03-20T03:59:00.000Z');
  });

  it('opens by its title, which is its one control', async () => {
    const opened: string[] = [];
    const root = await render(aSummary(), anEnv<CardHandlers>({ select: ({ slug }) => opened.push(slug) }));

    byRole(root, 'button', 'Name the breads of a bakery').click();

    expect(opened).to.deep.equal(['name-the-bakery-breads']);
    expect(allByRole(root, 'button')).to.have.lengthOf(1);
    expect(allByRole(root, 'link')).to.have.lengthOf(0);
  });

  for (const headingLevel of [1, 2, 3, 4]) {
    it(`is named by a heading of the level ${headingLevel}`, async () => {
      const root = await render(
        aSummary(),
        anEnv<CardHandlers>({ select: () => undefined }, { headingLevel }),
      );

      const title = byRole(root, 'heading', 'Name the breads of a bakery');

      expect(title.localName).to.equal(`h${headingLevel}`);
      expect(byRole(title, 'button', 'Name the breads of a bakery').localName).to.equal('button');
    });
  }

  it('says in which language it is written', async () => {
    const root = await render(aSummary({ language: 'de', title: 'Brot', summary: 'Elf Brote.' }));

    expect(byRole(root, 'button', 'Brot').lang).to.equal('de');
    expect([...root.querySelectorAll('p')].find((text) => textOf(text) === 'Elf Brote.')?.lang).to.equal(
      'de',
    );
  });

  it('says whether the employer is verified', async () => {
    const verified = await render(aSummary());
    const other = await render(aBareSummary());

    expect(textOf(verified)).to.include('Ofen & Söhne ✓ Verified');
    expect(textOf(other)).not.to.include('Verified');
  });

  it('shows hostile text as text', async () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    const root = await render(
      aSummary({
        title: hostile,
        summary: hostile,
        employer: { name: hostile, verified: false },
        arrangement: 'hybrid',
        location: hostile,
      }),
    );

    expect(byRole(root, 'button', hostile)).to.exist;
    expect(root.querySelectorAll('img, script')).to.have.lengthOf(0);
  });
});

describe('the mark of the employer', () => {
  const markOf = async (name: string, logo?: string) => {
    const root = await render(
      aSummary({ employer: { name, verified: false, ...(logo !== undefined && { logo }) } }),
    );
    return root.querySelector('[aria-hidden="true"], img');
  };

  it('is made of initials, which are not read out', async () => {
    expect(textOf(await markOf('Ofen & Söhne'))).to.equal('OS');
    expect(textOf(await markOf('acme'))).to.equal('A');
    expect(textOf(await markOf('The Long Name of Us'))).to.equal('TL');
    expect(textOf(await markOf('張 李'))).to.equal('張李');
    expect(textOf(await markOf('— !'))).to.equal('');
  });

  it('is a logo, which says nothing that the name does not', async () => {
    const logo = `${location.origin}/test/mocks/data.ts`;

    const mark = await markOf('Ofen', logo);

    expect(mark).to.be.instanceOf(HTMLImageElement);
    expect(mark).to.include({ alt: '', src: logo });
  });
});

describe('the tags of a posting', () => {
  const tagsOf = async (item: MicroInternshipSummary) => listItems(await render(item));

  it('name the department and the place', async () => {
    expect(await tagsOf(aSummary())).to.deep.equal(['New', 'Marketing', 'Remote']);
    expect(await tagsOf(aSummary({ arrangement: 'hybrid', location: 'Milwaukee' }))).to.deep.equal([
      'New',
      'Marketing',
      'Hybrid · Milwaukee',
    ]);
    expect(await tagsOf(aBareSummary())).to.deep.equal(['Research']);
  });

  it('say that it is a sample', async () => {
    expect(await tagsOf(aSummary({ sample: true }))).to.include('Sample, not a live offer');
  });

  it('say for whose students it is', async () => {
    expect(await tagsOf(aSummary({ exclusiveTo: 'lakeshore' }))).to.include('For your school');
    expect(await tagsOf(aSummary({ exclusiveTo: 'hilltop' }))).to.include('For one school');
  });

  it('say that the school pays', async () => {
    expect(await tagsOf(aSummary({ paidBy: 'campus' }))).to.include('Paid by your school');
    expect(await tagsOf(aSummary({ paidBy: 'employer' }))).not.to.include('Paid by your school');
  });

  it('say that it is featured', async () => {
    expect(await tagsOf(aSummary({ featured: true }))).to.include('Featured');
  });

  it('say how many are left where it is more than one', async () => {
    expect(await tagsOf(aSummary({ openings: 3, filled: 1 }))).to.include('2 openings');
    expect((await tagsOf(aSummary({ openings: 3, filled: 2 }))).join()).not.to.include('opening');
  });

  it('say when it closes within three days', async () => {
    expect(await tagsOf(closingAt('2026-03-02T15:20:00Z'))).to.include('Closes in 20 minutes');
    expect(await tagsOf(closingAt('2026-03-02T20:00:00Z'))).to.include('Closes in 5 hours');
    expect(await tagsOf(closingAt('2026-03-05T04:59:00Z'))).to.include('Closes in 2 days');
    expect((await tagsOf(closingAt('2026-03-06T04:59:00Z'))).join()).not.to.include('Closes');
  });

  it('say that it is closed', async () => {
    expect(await tagsOf(closingAt('2026-03-02T15:00:00Z'))).to.include('Applications are closed');
    expect(await tagsOf(aSummary({ status: 'paused' }))).to.include('Applications are paused');
    expect(await tagsOf(aSummary({ status: 'other' }))).to.include('Applications are closed');
  });

  it('can be read in every combination', async () => {
    const root = await render(
      aSummary({
        sample: true,
        exclusiveTo: 'lakeshore',
        paidBy: 'campus',
        featured: true,
        openings: 3,
        applicationDeadline: { at: '2026-03-02T15:20:00Z', timeZone: 'America/New_York' },
      }),
    );

    await expectAccessible(root);
  });
});
