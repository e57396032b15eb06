import { expect, fixture } from '@open-wc/testing';
import { delay, http } from 'msw';
import { takeWarnings } from '../test/kit/unit-console.ts';
import { serve } from '../test/kit/unit-network.ts';
import { appears } from '../test/kit/unit-widget.ts';
import { createHandlers } from '../test/mocks/handlers.ts';

const FEED = 'micro-internship-feed';
const APPLY = 'micro-internship-apply';
const API = 'data-api="https://api.example"';
const DIV = `<div data-${FEED} ${API} data-campus="lakeshore">Soon <b>here</b></div>`;
const LINK = `<a data-${FEED} href="https://api.example/c/lakeshore">All of them</a>`;

const attributesOf = (element: Element) =>
  Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));

/** Observers are told after what happened, and before this. */
const told = () => new Promise<void>((done) => queueMicrotask(done));

/** A place in the page whose content a host sets, and what is upgraded in it. */
const host = async (content: string) => {
  const element = await fixture<HTMLElement>('<main></main>');
  const set = async (next: string) => {
    element.innerHTML = next;
    await told();
  };
  await set(content);
  const all = (tag = FEED) => [...element.querySelectorAll(tag)];
  return { element, set, all };
};

describe('a placeholder', () => {
  const script = document.createElement('script');
  script.dataset.api = 'https://api.example';

  before(() => {
    // The page's own script names the marketplace: the widgets come from elsewhere here.
    document.head.append(script);
  });
  beforeEach(() => serve(createHandlers()));
  after(() => script.remove());

  it('is left as it is where it names a marketplace that no script of the page does', async () => {
    for (const content of [
      `<div data-${FEED}="" data-api="https://evil.example">Soon</div>`,
      `<div data-${APPLY}="" data-api="https://api.example.evil.example">Soon</div>`,
      `<div data-${FEED}="" data-api="http://api.example">Soon</div>`,
      `<a data-${FEED}="" href="https://jobs.example/c/lakeshore">All</a>`,
    ]) {
      const { element } = await host(content);

      expect(element.innerHTML).to.equal(content);
      expect(takeWarnings().join()).to.contain('neither the script');
    }
  });

  it('that is a div gets the list, which takes what stood in it', async () => {
    const { element, all } = await host(
      `<div data-${FEED} ${API} data-campus="lakeshore" data-department="data" data-page-size="5" data-id="9"
        class="wide">Soon <b>here</b></div>`,
    );

    const [feed] = all();

    expect(attributesOf(feed!)).to.deep.equal({
      api: 'https://api.example',
      campus: 'lakeshore',
      department: 'data',
      'page-size': '5',
    });
    expect(feed!.parentElement!.className).to.equal('wide');
    expect([...feed!.parentElement!.childNodes]).to.deep.equal([feed]);
    expect(feed!.innerHTML).to.equal('Soon <b>here</b>');
    expect(element.children).to.have.lengthOf(1);
    await appears(feed!.shadowRoot!, 'article');
  });

  it('that is a link gives its place to the list, which holds it', async () => {
    const { element, all } = await host(
      `<p><a data-${FEED} href="https://api.example/c/lakeshore?department=data&amp;department=sales&sort=fee">All</a></p>`,
    );

    const [feed] = all();

    expect(attributesOf(feed!)).to.deep.equal({
      api: 'https://api.example',
      campus: 'lakeshore',
      department: 'data sales',
      sort: 'fee',
    });
    expect(feed!.parentElement).to.equal(element.querySelector('p'));
    expect(feed!.innerHTML).to.match(/^<a .*>All<\/a>$/);
    await appears(feed!.shadowRoot!, 'article');
  });

  it('reads the address of the page for frames too, and the marks on the link before it', async () => {
    const { all } = await host(
      `<a data-${FEED} data-sort="fee" href="https://api.example/embed/lakeshore/?sort=hours">All</a>`,
    );

    expect(attributesOf(all()[0]!)).to.deep.equal({
      api: 'https://api.example',
      campus: 'lakeshore',
      sort: 'fee',
    });
  });

  it('reads nothing from a link to anywhere else', async () => {
    for (const href of ['', 'href="mailto:a@b.example"', 'href="https://campus.example/jobs?sort=fee"']) {
      const { all } = await host(`<a data-${FEED} ${API} ${href}>All</a>`);
      expect(attributesOf(all()[0]!), href).to.deep.equal({ api: 'https://api.example' });
    }
  });

  it('can be that of a form', async () => {
    const { all } = await host(
      `<div data-${APPLY} ${API} data-micro-internship="labels-for-a-jam-maker"></div>`,
    );

    await appears(all(APPLY)[0]!.shadowRoot!, 'heading', 'Apply for Labels for a jam maker');
  });

  it('is upgraded wherever a host puts it later', async () => {
    const { element, all } = await host('');

    element.insertAdjacentHTML('beforeend', `<section><p>News</p>${DIV}${LINK}</section>`);
    await told();

    expect(all()).to.have.lengthOf(2);
  });

  it('is not upgraded again when it is moved, copied or restored', async () => {
    for (const placeholder of [DIV, LINK]) {
      const { element, set, all } = await host(placeholder);
      const [feed] = all();
      const top = element.firstElementChild!;
      const upgraded = element.innerHTML;

      document.body.append(top);
      await told();
      element.append(top);
      await told();
      expect(all(), 'moved').to.deep.equal([feed]);
      expect(element.innerHTML, 'moved').to.equal(upgraded);

      element.append(top.cloneNode(true));
      await told();
      expect(element.innerHTML, 'copied').to.equal(upgraded + upgraded);

      await set('');
      await set(upgraded);
      expect(element.innerHTML, 'restored').to.equal(upgraded);
      await appears(all()[0]!.shadowRoot!, 'article');
    }
  });

  it('is upgraded once however often the script is included', async () => {
    const again = '../widgets/micro-internships.ts?again';
    await import(again);
    await import(`${again}-and-again`);

    const { element } = await host(DIV + LINK);

    expect(element.querySelectorAll(FEED)).to.have.lengthOf(2);
    expect(takeWarnings()).to.deep.equal([]);
  });

  it('goes without a trace while it loads', async () => {
    const requests = serve([http.all('*/v1/*', () => delay('infinite'))]);
    const { set } = await host(DIV + LINK);
    while (requests.length < 2) await new Promise((done) => setTimeout(done));

    await set('');

    expect(requests.map(({ signal }) => signal.aborted)).to.deep.equal([true, true]);
  });
});
