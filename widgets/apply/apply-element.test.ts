import { expect } from '@open-wc/testing';
import { allByRole, byRole, expectAccessible, textOf } from '../../test/kit/render.ts';
import { takeWarnings } from '../../test/kit/unit-console.ts';
import { hurry, serve } from '../../test/kit/unit-network.ts';
import { appears, fillIn, focusIsOn, hear, place, press } from '../../test/kit/unit-widget.ts';
import { createHandlers } from '../../test/mocks/handlers.ts';
import { scenarios } from '../../test/mocks/scenarios.ts';

const apply = (attributes: string, content = '') =>
  `<micro-internship-apply api="https://api.example" ${attributes}>${content}</micro-internship-apply>`;

const JAM = 'micro-internship="labels-for-a-jam-maker"';
const TITLE = 'Apply for Labels for a jam maker';

const paths = (requests: Request[]) =>
  requests.map(({ method, url }) => `${method} ${url.replace('https://api.example/v1', '')}`);

describe('the apply element', () => {
  it('shows the form of its posting', async () => {
    const requests = serve(createHandlers());

    const { root } = await place(apply(JAM));
    await appears(root, 'heading', TITLE);

    expect(paths(requests)).to.deep.equal(['GET /micro-internships/labels-for-a-jam-maker']);
    expect(byRole(root, 'region', 'Application')).to.exist;
    expect(allByRole(root, 'button', /Back/)).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('takes no focus when it loads', async () => {
    serve(createHandlers());

    const { root } = await place(apply(JAM));
    await appears(root, 'heading', TITLE);

    expect(root.activeElement).to.equal(null);
  });

  it('sends an application for its campus and tells the host', async () => {
    const { heard, stop } = hear();
    const requests = serve(createHandlers());
    const { root } = await place(apply(`${JAM} campus="lakeshore"`));
    await appears(root, 'heading', TITLE);
    fillIn(root);

    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');
    stop();

    const carried = { slug: 'labels-for-a-jam-maker' };
    expect(heard).to.deep.equal([
      ['mi-apply-submit', carried],
      ['mi-apply-complete', carried],
    ]);
    expect(await requests.at(-1)!.json()).to.include({ campus: 'lakeshore' });
    await expectAccessible(root);
  });

  it('says what is wrong and stands at it', async () => {
    serve(createHandlers());
    const { root } = await place(apply(JAM));
    await appears(root, 'heading', TITLE);

    press(root, 'Submit application');
    const summary = await focusIsOn(root, 'alert');

    expect(textOf(summary)).to.include('Enter your full name');
    await expectAccessible(root);
  });

  it('sends nothing that the host prevents', async () => {
    const requests = serve(createHandlers());
    const { element, root } = await place(apply(JAM));
    await appears(root, 'heading', TITLE);
    fillIn(root);
    element.addEventListener('mi-apply-submit', (event) => event.preventDefault());

    press(root, 'Submit application');
    await element.updateComplete;

    expect(requests).to.have.lengthOf(1);
  });

  it('without a posting says that the page is not set up, warns once and keeps the host’s own link', async () => {
    const requests = serve(createHandlers());

    const { element, root } = await place(apply('', '<a href="/form">Apply</a>'));
    await element.updateComplete;

    expect(textOf(root)).to.include('This widget isn’t configured correctly.');
    expect(root.querySelector('slot')!.assignedElements()).to.have.lengthOf(1);
    expect(requests).to.have.lengthOf(0);
    expect(takeWarnings()).to.deep.equal([
      '[micro-internships] <micro-internship-apply> needs the attribute micro-internship: the slug of a micro-internship.',
    ]);
    await expectAccessible(root);
  });

  it('takes a posting that comes later, and another after it', async () => {
    serve(createHandlers());
    const { element, root } = await place(apply(''));
    takeWarnings();

    element.setAttribute('micro-internship', 'labels-for-a-jam-maker');
    const first = await appears(root, 'heading', TITLE);
    element.setAttribute('micro-internship', 'atlas-der-brunnen');
    await appears(root, 'heading', 'Apply for Atlas der Brunnen');

    expect(first).to.exist;
    expect(allByRole(root, 'heading', TITLE)).to.have.lengthOf(0);
  });

  it('changes the level of its headings without losing what was typed', async () => {
    const requests = serve(createHandlers());
    const { element, root } = await place(apply(JAM));
    await appears(root, 'heading', TITLE);
    fillIn(root);

    element.setAttribute('heading-level', '2');
    await element.updateComplete;

    expect(byRole(root, 'heading', TITLE).localName).to.equal('h2');
    expect(byRole(root, 'textbox', 'Full name').value).to.equal('Ada Nwosu');
    expect(requests).to.have.lengthOf(1);
  });

  it('says that the posting is gone', async () => {
    serve(createHandlers());

    const { root } = await place(apply('micro-internship="gone"'));

    expect(await appears(root, 'heading', 'This micro-internship is no longer available')).to.exist;
  });

  it('tells the host why it could not load and tries again at a press', async () => {
    hurry();
    const { heard, stop } = hear();
    serve(scenarios.offline());
    const { root } = await place(apply(JAM));
    await appears(root, 'button', 'Try again');
    stop();
    serve(createHandlers());

    press(root, 'Try again');
    await appears(root, 'heading', TITLE);

    expect(heard).to.deep.equal([['mi-error', { code: 'offline' }]]);
  });
});
