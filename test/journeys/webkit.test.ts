import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startCampusSite } from '../../demo/campus-site.ts';
import { applications } from '../../server/store/schema/index.ts';
import { wantedEngines } from '../run/engines.js';
import { EVERY_ANSWER, EVERY_QUESTION } from '../kit/every-question.ts';
import { savePdf } from '../kit/files.ts';
import { eventually, startTestMarketplace, type TestMarketplace } from '../kit/marketplace.ts';
import { readPosting } from '../kit/journey.ts';
import { aPosting, savePostings } from '../kit/postings.ts';
import { storedFor } from '../kit/typed-form.ts';
import { openWebKit, type WebKitWindow } from '../kit/webkit.ts';
import { ASKS_FOR_CODE, mailedCode } from '../kit/mailed-code.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const TITLE = 'Market research on alcohol-free beer for a regional brewery';
/** Keys as WebDriver names them. */
const [ARROW_DOWN, ENTER] = ['\uE015', '\uE007'];

const skip = !wantedEngines().includes('webkit') && 'WebKitGTK is absent or left out';

describe('a visitor on the campus page in WebKitGTK', { skip }, () => {
  let marketplace: TestMarketplace;
  let campusUrl: string;
  let window: WebKitWindow;
  const started: { close: () => Promise<void> }[] = [];
  before(async () => {
    marketplace = await startTestMarketplace({ seedDemo: true });
    started.push(marketplace);
    const site = await startCampusSite({ api: marketplace.url, host: '127.0.0.1', port: 0 });
    started.push(site);
    campusUrl = site.url;
    window = await openWebKit('micro-internship-feed, micro-internship-apply');
    started.push(window);
  });
  after(async () => {
    for (const { close } of started.toReversed()) await close();
  });

  const focusIsOn = (text: string) => eventually(window.focused, (focused) => focused.startsWith(text));

  it('opens a card of the list, applies and reads the receipt', async () => {
    const { open, sees, click, type, value } = window;
    await open(`${campusUrl}/index.html`);
    await sees('20 of 22 micro-internships');
    await click(`[data-slug="${SLUG}"]`);
    await focusIsOn(TITLE);
    await sees('What you will deliver');

    await click('[part="apply"]');
    await focusIsOn(`Apply for ${TITLE}`);
    await click('[part="send"]');
    await focusIsOn('There is a problem');

    await type('#person-name', 'Zoë Ångström');
    await type('#person-email', 'zoe@lakeshore.example');
    await type('#person-school', 'Lakeshore State University');
    assert.equal(await value('#person-name'), 'Zoë Ångström');
    for (const question of (await readPosting({ marketplace }, SLUG)).questions.items) {
      const field = `#answers-${question.id}`;
      await (question.kind.endsWith('text') ? type(field, 'An answer') : click(field));
    }
    for (const id of ['statements-adult', 'statements-work-authorised', 'consent-given'])
      await click(`#${id}`);
    await click('[part="send"]');

    await focusIsOn(ASKS_FOR_CODE);
    await type('#code', await mailedCode(marketplace, 'zoe@lakeshore.example'));
    await click('[part="confirm-code"]');
    await focusIsOn('Application received');
    await sees('You’ll hear back by');
    const rows = await marketplace.database.select({ person: applications.person }).from(applications);
    assert.deepEqual(rows, [
      {
        person: {
          name: 'Zoë Ångström',
          email: 'zoe@lakeshore.example',
          school: 'Lakeshore State University',
        },
      },
    ]);
  });

  it('fills in a form of every kind of question and reads the receipt', async () => {
    const { open, sees, click, type } = window;
    const posting = aPosting({ title: 'Sort the type of a press', questions: EVERY_QUESTION });
    await savePostings(marketplace.database, posting);
    const { file, remove } = await savePdf();
    started.push({ close: remove });
    const { short, long, weeks, site } = EVERY_ANSWER;

    await open(`${marketplace.url}/m/${posting.slug}/apply`);
    for (const { label } of EVERY_QUESTION) await sees(label);
    await type('#answers-county[role="combobox"]', `county 42${ARROW_DOWN}${ENTER}`);
    await type('#person-name', 'Ada Nwosu');
    await type('#person-email', 'ada@lakeshore.example');
    await type('#person-school', 'Lakeshore State University');
    await type('#answers-short', short);
    await type('#answers-long', long);
    await click('#answers-one');
    await type('#answers-some', 'county 96');
    await click('[name="answers.some"][value="county-96"]');
    await click('#answers-visit');
    await type('#answers-weeks', String(weeks));
    await type('#answers-since', '05/04/2031');
    await type('#answers-site', site);
    await type('#answers-resume', file);
    await sees('is uploaded.');
    await click('#statements-adult');
    await click('#consent-given');
    await click('[part="send"]');

    await focusIsOn(ASKS_FOR_CODE);
    const [stored, ...others] = await storedFor(marketplace.database, posting.slug);
    assert.equal(others.length, 0);
    const { resume, ...answers } = stored?.answers ?? {};
    assert.deepEqual(answers, EVERY_ANSWER);
    assert.match(String(resume), /^[\da-f-]{36}$/);
  });
});
