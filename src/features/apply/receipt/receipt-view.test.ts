import { expect } from '@open-wc/testing';
import { allByRole, byRole, expectAccessible, renderPartial, textOf } from '../../../../test/kit/render.ts';
import { anEnv } from '../../../../test/kit/unit-env.ts';
import { aPosting, NOW } from '../../../../test/mocks/data.ts';
import type { Receipt } from '../../../contract/application.ts';
import { parseConfig } from '../../../runtime/config.ts';
import { createPageLinks } from '../../../runtime/page-links.ts';
import type { Draft } from '../draft.ts';
import { receiptView } from './index.ts';

const API = 'https://api.example';
const RECEIPT = {
  id: 'application-1',
  reference: '7ZK2-M0QD',
  microInternship: { slug: 'a', title: 'Name the breads' },
  employer: { name: 'Ofen & Söhne' },
  receivedAt: NOW.toISOString(),
};
const DRAFT: Draft = {
  person: { name: 'Ada Nwosu', email: 'ada@lakeshore.example', school: 'Lakeshore' },
  answers: {
    approach: ['I taste\nthem.'],
    visit: ['no'],
    days: ['mon', 'tue'],
    place: ['By the river'],
    since: ['2026-04-01'],
    resume: ['7'],
  },
  statements: { adult: true },
  hasConsent: true,
  files: { 7: { name: 'ada.pdf', size: 9 } },
};
const POSTING = aPosting({
  language: 'de',
  questions: {
    version: 1,
    items: [
      { id: 'approach', kind: 'long-text', label: 'How would you begin?', required: true, maxLength: 500 },
      { id: 'tool', kind: 'short-text', label: 'Which tool?', required: false },
      { id: 'visit', kind: 'yes-no', label: 'Can you visit?', required: true },
      {
        id: 'days',
        kind: 'multiple-choice',
        label: 'Which days?',
        required: true,
        options: [
          { value: 'mon', label: 'Monday' },
          { value: 'tue', label: 'Tuesday' },
        ],
      },
      {
        id: 'place',
        kind: 'single-choice',
        label: 'Where?',
        required: true,
        options: [{ value: 'here', label: 'Here' }],
        other: true,
      },
      { id: 'since', kind: 'date', label: 'From when?', required: true },
      { id: 'resume', kind: 'file', label: 'Your résumé', required: true },
    ],
  },
});

const start = async (receipt: Receipt, overrides: Parameters<typeof anEnv>[1] = {}) => {
  const env = anEnv({}, overrides);
  const state = { posting: POSTING, receipt };
  return renderPartial(receiptView(state, DRAFT, API, env));
};

describe('what a receipt says beyond that it is one', () => {
  it('shows what was sent, as it was asked and as a person reads it', async () => {
    const { root } = await start(RECEIPT);

    const rows = [...root.querySelectorAll('dt')].map((name) => [
      textOf(name),
      name.nextElementSibling?.querySelector('bdi')?.textContent,
      name.nextElementSibling?.querySelector('bdi')?.lang,
    ]);
    expect(rows).to.deep.equal([
      ['Full name', 'Ada Nwosu', ''],
      ['Email address', 'ada@lakeshore.example', ''],
      ['School', 'Lakeshore', ''],
      ['How would you begin?', 'I taste\nthem.', ''],
      ['Can you visit?', 'No', 'en'],
      ['Which days?', 'Monday; Tuesday', 'de'],
      ['Where?', 'By the river', ''],
      ['From when?', 'Apr 1, 2026', 'en'],
      ['Your résumé', 'ada.pdf', ''],
    ]);
    expect(byRole(root, 'heading', 'Your application')).to.exist;
    expect(textOf(root)).to.include('Reference number: 7ZK2-M0QD');
    await expectAccessible(root);
  });

  it('says who has it and when the visitor hears, or that nobody knows when', async () => {
    const decisionBy = { at: '2026-03-27T03:59:00Z', timeZone: 'America/New_York' };

    const { root } = await start({ ...RECEIPT, decisionBy });
    const unknown = await start(RECEIPT);

    expect(textOf(root)).to.include('Ofen & Söhne has your application for “Name the breads”.');
    expect(textOf(root)).to.include('You’ll hear back by Mar 26, 11:59 PM ET.');
    expect(textOf(unknown.root)).to.include('No decision date yet.');
  });

  it('says none of it before the mailbox is confirmed', async () => {
    const decisionBy = { at: '2026-03-27T03:59:00Z', timeZone: 'America/New_York' };
    const confirmation = { token: 'token-1', confirmBy: NOW.toISOString() };

    const { root } = await start({ ...RECEIPT, decisionBy, confirmation });

    expect(textOf(root)).not.to.include('has your application');
    expect(root.querySelector('a')).to.equal(null);
    expect(byRole(root, 'heading', 'Your application')).to.exist;
  });

  it('brings the day of the decision into a calendar, where one is stated', async () => {
    const decisionBy = { at: '2026-03-27T03:59:00Z', timeZone: 'America/New_York' };
    const { root } = await start({ ...RECEIPT, decisionBy });

    const link = byRole(root, 'link', 'Add this date to your calendar');
    expect(link.getAttribute('href')).to.equal(`${API}/v1/micro-internships/${POSTING.slug}/decision.ics`);
    const undecided = await start(RECEIPT);
    expect(allByRole(undecided.root, 'link', 'Add this date to your calendar')).to.deep.equal([]);
  });

  it('leads to similar ones: the list of the campus, filtered by department', async () => {
    const hrefOf = ({ root }: Awaited<ReturnType<typeof start>>) =>
      byRole(root, 'link', 'See similar micro-internships').getAttribute('href');
    const links = createPageLinks(parseConfig('micro-internship-apply', { campus: 'lakeshore' }), {
      surface: 'hosted',
      persistentParams: [['lang', 'en']],
    });

    expect(hrefOf(await start(RECEIPT))).to.equal(`${API}/c/lakeshore?mi-department=marketing`);
    expect(hrefOf(await start(RECEIPT, { links }))).to.equal('/c/lakeshore?lang=en&mi-department=marketing');
    const withoutCampus = await start(RECEIPT, { campus: undefined });
    expect(allByRole(withoutCampus.root, 'link')).to.deep.equal([]);
  });
});
