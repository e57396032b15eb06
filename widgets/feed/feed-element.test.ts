import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { delay, http } from 'msw';
import { allByRole, byRole, expectAccessible, listItems, textOf } from '../../test/kit/render.ts';
import { warningsSoon } from '../../test/kit/unit-console.ts';
import { hurry, serve } from '../../test/kit/unit-network.ts';
import { appears, fillIn, focusIsOn, found, hear, place, press, type } from '../../test/kit/unit-widget.ts';
import { createHandlers, problem } from '../../test/mocks/handlers.ts';
import { scenarios } from '../../test/mocks/scenarios.ts';

const API = 'api="https://api.example"';
const JAM = 'Labels for a jam maker';

const feed = (attributes = '', content = '') =>
  `<micro-internship-feed ${API} ${attributes}>${content}</micro-internship-feed>`;

const titles = (root: ShadowRoot) =>
  allByRole(root, 'article').map((card) => textOf(byRole(card, 'heading')));

const status = (root: ShadowRoot, text: string | RegExp) =>
  found(root, () => allByRole(root, 'status').find((line) => new RegExp(text).test(textOf(line))));

const paths = (requests: Request[]) =>
  requests.map(({ method, url }) => `${method} ${url.replace('https://api.example/v1', '')}`);

const silence = [http.all('*/v1/*', () => delay('infinite'))];

/** A feed that shows its rows. */
const placeReady = async (attributes = '') => {
  const requests = serve(createHandlers());
  const { element, root } = await place(feed(attributes));
  await status(root, 'micro-internship');
  await appears(root, 'article');
  return { element, root, requests };
};

/** A feed in which a posting stands open. */
const placeDetail = async (title = JAM, attributes = '') => {
  const placed = await placeReady(attributes);
  press(placed.root, title);
  await appears(placed.root, 'heading', 'Application questions');
  return placed;
};

/** A feed in which the form stands open. */
const placeForm = async (title = JAM, attributes = '') => {
  const placed = await placeDetail(title, attributes);
  allByRole(placed.root, 'button', 'Apply')[0]!.click();
  await focusIsOn(placed.root, 'heading', `Apply for ${title}`);
  return placed;
};

describe('the feed element', () => {
  it('loads and shows what is open', async () => {
    serve(createHandlers());

    const { root } = await place(feed('campus="lakeshore"'));
    const first = textOf(byRole(root, 'status'));
    await status(root, '5 micro-internships');

    expect(first).to.equal('Loading micro-internships…');
    expect(titles(root)).to.deep.equal([
      'Budget of a theatre',
      'Name the breads of a bakery',
      'Survey of cyclists',
      'Atlas der Brunnen',
      JAM,
    ]);
    await expectAccessible(root);
  });

  it('is a region with a name', async () => {
    const { root } = await placeReady();

    expect(byRole(root, 'region', 'Micro-internships')).to.exist;
  });

  for (const [attributes, isAhead] of [
    ['page-size="3"', true],
    ['limit="3"', false],
  ] as const)
    it(`loads ${isAhead ? 'the next page' : 'no page that nobody can ask for'} ahead at its last card, with ${attributes}`, async () => {
      const { root, requests } = await placeReady(attributes);
      const card = allByRole(root, 'article').at(-1)!;

      // A card prepares nothing before what comes after the first rows is there.
      await waitUntil(
        () => card.dispatchEvent(new PointerEvent('pointerenter')) && requests.length > 1,
        undefined,
        { interval: 200 },
      );
      await aTimeout(0);

      const [, ...ahead] = requests.map(({ url }) => new URL(url));
      expect(ahead.some(({ pathname }) => /micro-internships\/./.test(pathname))).to.equal(true);
      expect(ahead.some(({ searchParams }) => searchParams.has('cursor'))).to.equal(isAhead);
    });

  it('asks for what its attributes say', async () => {
    const { requests } = await placeReady(
      'campus="hilltop" department="marketing data" sort="fee" page-size="3"',
    );

    expect(paths(requests)).to.deep.equal([
      'GET /micro-internships?campus=hilltop&page-size=3&department=marketing&department=data&sort=fee',
    ]);
  });

  it('warns once of a value that it cannot use and works without', async () => {
    const { root } = await placeReady('sort="sideways"');

    expect(titles(root)).not.to.deep.equal([]);
    expect(await warningsSoon()).to.have.lengthOf(1);
  });

  it('loads anew when an attribute changes', async () => {
    const { element, root, requests } = await placeReady('campus="lakeshore"');

    element.setAttribute('campus', 'hilltop');
    await found(root, () => titles(root).includes('Menu for a school kitchen'));

    expect(paths(requests)).to.deep.equal([
      'GET /micro-internships?campus=lakeshore',
      'GET /micro-internships?campus=hilltop',
    ]);
    expect(titles(root)).not.to.include('Budget of a theatre');
  });

  it('loads anew once when several attributes change at once', async () => {
    const { element, root, requests } = await placeReady();

    element.setAttribute('sort', 'fee');
    element.setAttribute('department', 'research');
    await status(root, '^1 micro-internship$');

    expect(requests).to.have.lengthOf(2);
  });

  it('changes the level of its headings without loading', async () => {
    const { element, root, requests } = await placeReady();

    element.setAttribute('heading-level', '2');
    await element.updateComplete;

    expect(byRole(root, 'heading', JAM).localName).to.equal('h2');
    expect(requests).to.have.lengthOf(1);
  });

  it('offers the filters that the page names, but none that it has fixed, without loading', async () => {
    const { element, root, requests } = await placeReady();
    const usual = allByRole(root, 'combobox', 'Department');

    element.setAttribute('filters', 'department arrangement');
    await element.updateComplete;
    root.querySelector('details')!.open = true;
    const named = allByRole(root, 'combobox').length;
    const asked = requests.length;
    element.setAttribute('department', 'marketing data');
    await status(root, '^3 micro-internships$');

    expect([usual.length, named, asked]).to.deep.equal([1, 3, 1]);
    expect(allByRole(root, 'combobox', 'Department')).to.have.lengthOf(0);
  });

  it('loads again when the host asks', async () => {
    const { element, requests } = await placeReady();

    await (element as unknown as { refresh: () => Promise<void> }).refresh();

    expect(requests).to.have.lengthOf(2);
  });
});

describe('a visitor of the feed', () => {
  it('searches', async () => {
    const { root } = await placeReady();
    byRole(root, 'searchbox', 'Search').value = 'jam';

    press(root, 'Search');
    await status(root, '^1 micro-internship$');

    expect(titles(root)).to.deep.equal([JAM]);
  });

  it('takes back a search that found nothing and stands at the number of rows', async () => {
    const { root } = await placeReady();
    const search = byRole(root, 'searchbox', 'Search');
    search.value = 'zebra';
    press(root, 'Search');
    await status(root, 'No micro-internships match');

    await appears(root, 'button', 'Clear filters');
    allByRole(root, 'button', 'Clear filters').at(-1)?.click();
    await status(root, '^4 micro-internships$');
    await focusIsOn(root, 'status');

    expect(search.value).to.equal('');
    expect(titles(root)).to.have.lengthOf(4);
  });

  it('loads more and stands at the first new card', async () => {
    const { root } = await placeReady('page-size="3"');

    press(root, 'Load more');
    await focusIsOn(root, 'link', JAM);

    expect(titles(root)).to.have.lengthOf(4);
    expect(allByRole(root, 'button', 'Load more')).to.have.lengthOf(0);
  });

  it('opens a posting and stands at its title', async () => {
    const { root } = await placeReady();

    press(root, 'Atlas der Brunnen');
    await focusIsOn(root, 'heading', 'Atlas der Brunnen');
    await appears(root, 'heading', 'Application questions');

    expect(allByRole(root, 'article')).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('goes back to the card it came from and finds the list as it was', async () => {
    const { root, requests } = await placeReady('page-size="3"');
    press(root, 'Load more');
    await focusIsOn(root, 'link', JAM);
    press(root, JAM);
    await appears(root, 'heading', 'Application questions');
    const asked = requests.length;

    press(root, 'Back to the list');
    await focusIsOn(root, 'link', JAM);

    expect(titles(root)).to.have.lengthOf(4);
    expect(requests).to.have.lengthOf(asked);
  });

  it('applies without leaving the page', async () => {
    const { root, requests } = await placeForm();
    fillIn(root);

    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');

    expect(paths(requests).at(-1)).to.equal('POST /applications');
    await appears(root, 'heading', 'Your application');
    expect(textOf(root)).to.include('7ZK2-M0Q1');
    await expectAccessible(root);
  });

  it('is told what is wrong and stands at the summary', async () => {
    const { root, requests } = await placeForm();

    press(root, 'Submit application');
    const summary = await focusIsOn(root, 'alert');

    expect(listItems(summary)).to.deep.equal([
      'Enter your full name',
      'Enter your email address',
      'Enter the name of your school',
      'Agree to share your application',
    ]);
    expect(paths(requests)).not.to.include('POST /applications');
    await expectAccessible(root);
  });

  it('finds what was typed after looking at the posting again', async () => {
    const { root } = await placeForm();
    type(root, 'Full name', 'Ada');

    press(root, 'Back to the micro-internship');
    await focusIsOn(root, 'heading', JAM);
    allByRole(root, 'button', 'Apply')[0]!.click();
    await focusIsOn(root, 'heading', `Apply for ${JAM}`);

    expect(byRole(root, 'textbox', 'Full name').value).to.equal('Ada');
  });

  it('sees the host’s own link and can try again when nothing could be loaded', async () => {
    hurry();
    serve(scenarios.offline());
    const { root } = await place(feed('', '<a href="/list">All micro-internships</a>'));
    await appears(root, 'button', 'Try again');
    const link = root.querySelector('slot')!.assignedElements()[0];
    serve(createHandlers());

    press(root, 'Try again');
    await status(root, '^4 micro-internships$');

    expect(textOf(link)).to.equal('All micro-internships');
    expect(titles(root)).to.have.lengthOf(4);
  });
});

describe('the host of the feed', () => {
  it('hears what was opened, sent and received, by name alone', async () => {
    const { heard, stop } = hear();
    const { root } = await placeForm();
    fillIn(root);

    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');
    stop();

    const carried = { slug: 'labels-for-a-jam-maker' };
    expect(heard).to.deep.equal([
      ['mi-select', carried],
      ['mi-apply-submit', carried],
      ['mi-apply-complete', carried],
    ]);
  });

  it('hears of an application when it is right, and once however often it is pressed', async () => {
    const { root } = await placeForm();
    const { heard, stop } = hear();

    press(root, 'Submit application');
    await appears(root, 'heading', 'There is a problem');
    const whileWrong = [...heard];
    fillIn(root);
    press(root, 'Submit application');
    byRole(root, 'button', /^Submit/).click();
    await appears(root, 'heading', 'Application received');
    stop();

    expect(whileWrong).to.deep.equal([]);
    expect(heard.map((event) => (event as string[])[0])).to.deep.equal([
      'mi-apply-submit',
      'mi-apply-complete',
    ]);
  });

  it('can prevent that an application is sent, and nothing is lost', async () => {
    const { element, root, requests } = await placeForm();
    fillIn(root);
    element.addEventListener('mi-apply-submit', (event) => event.preventDefault());

    press(root, 'Submit application');
    await element.updateComplete;

    expect(paths(requests)).not.to.include('POST /applications');
    expect(byRole(root, 'textbox', 'Full name').value).to.equal('Ada Nwosu');
    expect(byRole(root, 'button', 'Submit application').ariaDisabled).to.equal(null);
  });

  it('hears of a failure its code and status alone, once', async () => {
    const { heard, stop } = hear();
    serve(scenarios.serverError());
    const { element, root } = await place(feed());
    await appears(root, 'button', 'Try again');

    element.setAttribute('heading-level', '2');
    await element.updateComplete;
    stop();

    expect(heard).to.deep.equal([['mi-error', { code: 'http', status: 500 }]]);
  });

  it('hears that a posting could not be loaded', async () => {
    const { heard, stop } = hear();
    const { root } = await placeReady();
    serve([http.all('*/v1/*', () => problem(500, 'internal'))]);

    press(root, JAM);
    await appears(root, 'heading', 'The micro-internship could not be loaded');
    stop();

    expect(heard.at(-1)).to.deep.equal(['mi-error', { code: 'http', status: 500 }]);
  });

  it('can take it off the page, which calls off what is under way, and put it back', async () => {
    const requests = serve(silence);
    const { element, root } = await place(feed());
    const parent = element.parentElement!;

    element.remove();
    const isCalledOff = requests[0]!.signal.aborted;
    serve(createHandlers());
    parent.append(element);
    await status(root, '^4 micro-internships$');

    expect(isCalledOff).to.equal(true);
    expect(titles(root)).to.have.lengthOf(4);
  });

  it('can move it without loading it again', async () => {
    const { element, root, requests } = await placeReady();
    const parent = element.parentElement!;

    element.remove();
    parent.append(element);
    await element.updateComplete;

    expect(titles(root)).to.have.lengthOf(4);
    expect(requests).to.have.lengthOf(1);
  });

  it('can place two side by side', async () => {
    serve(createHandlers());
    const [one, other] = await Promise.all([
      place(feed('campus="lakeshore"')),
      place(feed('campus="hilltop"')),
    ]);
    await Promise.all([appears(one.root, 'article'), appears(other.root, 'article')]);

    press(one.root, 'Budget of a theatre');
    await focusIsOn(one.root, 'heading', 'Budget of a theatre');

    expect(titles(other.root)).to.include('Menu for a school kitchen');
    expect(titles(other.root)).not.to.include('Budget of a theatre');
  });

  it('finds nothing of its page changed', async () => {
    const page = () => ({
      head: document.head.outerHTML,
      sheets: document.adoptedStyleSheets.length,
      html: [...document.documentElement.attributes].map(({ name, value }) => `${name}=${value}`),
      body: [...document.body.attributes].map(({ name, value }) => `${name}=${value}`),
      globals: Object.keys(globalThis),
      stored: [localStorage.length, sessionStorage.length, document.cookie],
      address: location.href,
    });
    const listeners: { name: string; signal: AbortSignal | undefined }[] = [];
    const listen = (target: string) => (name: string, _: unknown, options?: AddEventListenerOptions) =>
      listeners.push({ name: `${target} ${name}`, signal: options?.signal });
    const original = { window: window.addEventListener, document: document.addEventListener };
    const removed: string[] = [];
    window.addEventListener = listen('window');
    document.addEventListener = listen('document');
    const { removeEventListener } = document;
    document.removeEventListener = (name: string) => removed.push(`document ${name}`);
    const before = page();

    const { element, root } = await placeForm(JAM, 'url-prefix="off"');
    fillIn(root);
    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');

    element.remove();
    window.addEventListener = original.window;
    document.addEventListener = original.document;
    document.removeEventListener = removeEventListener;
    expect(page()).to.deep.equal(before);
    // What closes while nobody looks is shown on return to the tab, and what is typed is kept through whatever happens
    // to the page; all of it goes with the element.
    const kept = ['window pagehide', 'window pageshow', 'window online', 'window storage'];
    expect(['document visibilitychange', ...kept]).to.include.members(listeners.map(({ name }) => name));
    expect(listeners.filter(({ name, signal }) => !signal?.aborted && !removed.includes(name))).to.deep.equal(
      [],
    );
  });
});
