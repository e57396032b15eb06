import { expect } from '@open-wc/testing';
import { aSummary } from '../../test/mocks/data.ts';
import { createLinks } from './links.ts';
import { createPageLinks } from './page-links.ts';

const item = aSummary({ slug: 'beer', url: 'https://market.example/m/beer' });
const config = { campus: 'lakeshore', sort: 'fee', 'page-size': 5 } as const;
const persistentParams: [string, string][] = [
  ['department', 'data research'],
  ['layout', 'list'],
];

describe('the links of a widget', () => {
  it('lead from a page of a host’s to the posting’s own page, for its campus', () => {
    const links = createLinks(config);

    expect(links.posting(item)).to.equal('https://market.example/m/beer?campus=lakeshore');
    expect([links.list, links.apply(item)]).to.deep.equal([undefined, undefined]);
    expect(links.confirm?.(item)).to.equal(undefined);
  });

  it('keep the order and the page size for the page of the list', () => {
    expect(createLinks(config).persistentParams).to.deep.equal([
      ['sort', 'fee'],
      ['page-size', '5'],
    ]);
    expect(createLinks({}).persistentParams).to.deep.equal([]);
  });

  it('lead nowhere where the marketplace names no page', () => {
    const { url: _, ...nameless } = item;

    expect(createLinks(config).posting(nameless)).to.equal(undefined);
  });

  it('lead from a page of ours to our pages of the same campus', () => {
    const links = createPageLinks(config, { surface: 'hosted', persistentParams });

    expect(links.list).to.equal('/c/lakeshore');
    expect(links.persistentParams).to.deep.equal(persistentParams);
    expect(links.posting(item)).to.equal('https://market.example/m/beer?campus=lakeshore');
    expect(links.apply(item)).to.equal('/m/beer/apply?campus=lakeshore');
  });

  it('lead to no list where there is no campus', () => {
    const links = createPageLinks({}, { surface: 'hosted', persistentParams: [] });

    expect(links.list).to.equal(undefined);
    expect(links.posting(item)).to.equal('https://market.example/m/beer');
    expect(links.apply(item)).to.equal('/m/beer/apply');
  });

  it('keep the language that a page of ours was asked for in', () => {
    const links = createPageLinks(config, {
      surface: 'hosted',
      persistentParams: [...persistentParams, ['lang', 'es']],
    });

    expect(links.posting(item)).to.equal('https://market.example/m/beer?campus=lakeshore&lang=es');
    expect(links.apply(item)).to.equal('/m/beer/apply?campus=lakeshore&lang=es');
    expect(links.confirm?.(item)).to.equal('/m/beer/confirm?campus=lakeshore&lang=es');
  });

  it('stay in the frame and keep how the list was set up', () => {
    const links = createPageLinks(config, { surface: 'embed', persistentParams });

    expect(links.list).to.equal('/embed/lakeshore');
    expect(links.posting(item)).to.equal('/embed/lakeshore/beer?department=data+research&layout=list');
    expect(links.apply(item)).to.equal('/embed/lakeshore/beer/apply?department=data+research&layout=list');
  });
});
