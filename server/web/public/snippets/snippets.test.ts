import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Parser } from 'htmlparser2';
import { pageMessages } from '../../layout/page-messages.ts';
import { hostPolicy, snippetsOf } from './snippets.ts';

const URL_ = 'https://market.example';
const CAMPUS = { slug: 'lakeshore', name: 'Lakeshore "State" <University>' };
const RELEASE = { version: '1.0.0', integrity: 'sha384-abc' };

/** Every tag of a snippet with its attributes, as a browser reads it. */
const tagsOf = (code: string) => {
  const tags: [string, Record<string, string>][] = [];
  const parser = new Parser({ onopentag: (name, attributes) => tags.push([name, attributes]) });
  parser.end(code);
  return tags;
};

const codes = (release: typeof RELEASE | undefined = RELEASE) =>
  Object.fromEntries(
    snippetsOf(CAMPUS, URL_, release, pageMessages('en')).map(({ title, code }) => [
      title.split(',')[0],
      code,
    ]),
  );

describe('the snippets of a campus', () => {
  it('begin with a frame that has a name whatever the campus is called', () => {
    const [[name, attributes] = ['', {}]] = tagsOf(codes()['A frame'] ?? '');

    assert.equal(name, 'iframe');
    assert.deepEqual(attributes, {
      src: `${URL_}/embed/lakeshore`,
      title: 'Micro-internships at Lakeshore "State" <University>',
      width: '100%',
      height: '800',
    });
  });

  it('leave a link wherever a script may not run', () => {
    const linked = snippetsOf(CAMPUS, URL_, RELEASE, pageMessages('en')).filter(({ code }) =>
      code.includes('campus="lakeshore"'),
    );

    assert.equal(linked.length, 3);
    for (const { code } of linked)
      assert.ok(tagsOf(code).some(([name, { href }]) => name === 'a' && href === `${URL_}/c/lakeshore`));
  });

  it('pin a version by its hash, where one was built', () => {
    const [, { src, integrity, crossorigin } = {}] =
      tagsOf(
        snippetsOf(CAMPUS, URL_, RELEASE, pageMessages('en')).find(({ code }) => code.includes('integrity'))
          ?.code ?? '',
      )[0] ?? [];

    assert.deepEqual(
      [src, integrity, crossorigin],
      [`${URL_}/v1.0.0/micro-internships.js`, 'sha384-abc', ''],
    );
    assert.ok(
      snippetsOf(CAMPUS, URL_, undefined, pageMessages('en')).every(
        ({ code }) => !code.includes('integrity'),
      ),
    );
  });

  it('name no source in a policy but the marketplace', () => {
    const sources = hostPolicy(URL_)
      .split(';\n')
      .map((line) => line.split(' ').slice(1).join(' '));

    assert.deepEqual(new Set(sources), new Set([URL_, 'lit-html']));
  });
});
