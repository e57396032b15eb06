import { expect, fixture } from '@open-wc/testing';
import { warningsSoon } from '../../test/kit/unit-console.ts';
import { serve } from '../../test/kit/unit-network.ts';
import { appears } from '../../test/kit/unit-widget.ts';
import { createHandlers } from '../../test/mocks/handlers.ts';

const API = 'https://api.example';
const feed = (attributes = '') => `<micro-internship-feed ${attributes}></micro-internship-feed>`;

const place = async (content: string, attributes = `api="${API}" campus="lakeshore"`) => {
  const requests = serve(createHandlers());
  const provider = await fixture<HTMLElement>(
    `<micro-internship-provider ${attributes}>${content}</micro-internship-provider>`,
  );
  const roots = () => [...provider.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return { provider, requests, roots };
};

const paths = (requests: Request[]) =>
  requests.map(({ url }) => url.replace(`${API}/v1/micro-internships`, ''));

describe('the provider element', () => {
  it('lets two lists make one request', async () => {
    const { requests, roots } = await place(feed() + feed());

    for (const root of roots()) await appears(root, 'article', undefined);

    expect(paths(requests)).to.deep.equal(['?campus=lakeshore']);
  });

  it('gives its campus to the form inside it', async () => {
    const { requests, roots } = await place(
      '<micro-internship-apply micro-internship="survey-of-cyclists"></micro-internship-apply>',
    );

    await appears(roots()[0]!, 'button', 'Submit application');

    expect(paths(requests)).to.deep.equal(['/survey-of-cyclists?campus=lakeshore']);
  });

  it('leaves alone what a list states itself', async () => {
    const { requests, roots } = await place(feed('campus="hilltop"'));

    await appears(roots()[0]!, 'article');

    expect(paths(requests)).to.deep.equal(['?campus=hilltop']);
  });

  it('tells its lists of another campus', async () => {
    const { provider, requests, roots } = await place(feed());
    await appears(roots()[0]!, 'article');

    provider.setAttribute('campus', 'hilltop');
    await appears(roots()[0]!, 'combobox', 'Department');
    await (provider.firstElementChild as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete;

    expect(paths(requests)).to.deep.equal(['?campus=lakeshore', '?campus=hilltop']);
  });

  it('says once what it cannot use and shares the rest', async () => {
    const { requests, roots } = await place(feed(), `api="${API}" campus="Lake Shore"`);

    await appears(roots()[0]!, 'article');

    expect(paths(requests)).to.deep.equal(['?']);
    expect((await warningsSoon()).join()).to.include(
      '<micro-internship-provider campus="Lake Shore"> is not used',
    );
  });

  it('reaches a list that is placed in it later', async () => {
    const { provider, requests, roots } = await place('');

    provider.append(document.createElement('micro-internship-feed'));
    await appears(roots()[0]!, 'article');

    expect(paths(requests)).to.deep.equal(['?campus=lakeshore']);
  });
});
