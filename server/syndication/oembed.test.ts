import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { openTestPages, PUBLIC_URL, type TestPages } from '../../test/kit/pages.ts';
import { aCampus, aPosting, savePostings } from '../../test/kit/postings.ts';
import { saveCampus } from '../store/campuses.ts';
import { escapeHtml } from './xml.ts';
import { oEmbedLinks, oEmbedRoutes, type OEmbed } from './oembed.ts';

const HOSTILE = `Say "hi" & 'bye' </blockquote><script>alert(1)</script> src="https://evil.example/" <iframe src='x'>`;

let pages: TestPages;
before(async () => {
  pages = await openTestPages((app, services) => app.route('/', oEmbedRoutes(services)), {
    now: () => new Date('2026-11-22T15:00:00Z'),
  });
  await savePostings(
    pages.database,
    aPosting({ slug: 'letterpress' }),
    aPosting({ slug: 'hostile', title: HOSTILE }),
    aPosting({ slug: 'draft', status: 'draft' }),
    aPosting({ slug: 'only-elmwood', exclusiveTo: 'elmwood' }),
  );
});
after(() => pages.close());

const ask = (params: Record<string, string>) => pages.get(`/oembed?${new URLSearchParams(params)}`);
const at = (path: string, params: Record<string, string> = {}) =>
  ask({ url: `${PUBLIC_URL}${path}`, ...params });
const answerAt = async (path: string, params: Record<string, string> = {}) => {
  const response = await at(path, params);
  assert.equal(response.status, 200);
  return (await response.json()) as OEmbed;
};
const statusOf = async (url: string) => (await ask({ url })).status;

const attributes = (tag: string, html: string): Record<string, string> => {
  const [, inside = ''] = new RegExp(`<${tag}([^>]*)>`).exec(html) ?? [];
  return Object.fromEntries(
    [...inside.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
};

/** Text in HTML as a browser reads it. */
const unescape = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/**
 * WordPress's filter for the HTML of a provider that it does not know: all but three elements and their attributes goes,
 * the link and the frame are cut out of what is left, and the first ` src` gets a secret.
 */
const filteredByWordPress = (html: string): string | undefined => {
  const allowed: Record<string, string[]> = {
    a: ['href'],
    blockquote: [],
    iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title'],
  };
  const kept = html.replace(/<(\/?)([a-z0-9]+)([^>]*)>/gi, (_, slash: string, name: string, rest: string) => {
    const names = allowed[name.toLowerCase()];
    if (!names) return '';
    if (slash) return `</${name}>`;
    const own = [...rest.matchAll(/\s([\w-]+)=("[^"]*"|'[^']*')/g)].filter(([, key = '']) =>
      names.includes(key),
    );
    return `<${name}${own.map(([, key, value]) => ` ${key}=${value}`).join('')}>`;
  });
  const found = /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/ms.exec(kept);
  if (!found) return undefined;
  return `${found[1] ?? ''}${found[2] ?? ''}`.replace(
    / src=(['"])(.*?)\1/,
    (_, quote: string, src: string) =>
      ` src=${quote}${src}#?secret=abc${quote} data-secret=${quote}abc${quote}`,
  );
};

describe('oEmbed of a list', () => {
  it('is rich, with all that version 1.0 wants', async () => {
    const answer = await answerAt('/c/elmwood');

    assert.deepEqual(answer, {
      version: '1.0',
      type: 'rich',
      title: 'Micro-internships · Elmwood College',
      provider_name: 'Micro-internships',
      provider_url: PUBLIC_URL,
      cache_age: 3600,
      html:
        `<blockquote><a href="${PUBLIC_URL}/c/elmwood">Micro-internships · Elmwood College</a></blockquote>` +
        `<iframe src="${PUBLIC_URL}/embed/elmwood" width="600" height="600" frameborder="0" title="Micro-internships · Elmwood College"></iframe>`,
      width: 600,
      height: 600,
    });
  });

  it('is the same from the address of its frame', async () => {
    assert.deepEqual(await answerAt('/embed/elmwood?q=a'), await answerAt('/c/elmwood?q=a#top'));
  });

  it('takes the query of the page on to the frame', async () => {
    const { html = '' } = await answerAt('/c/elmwood?department=data&department=finance&q=caf%C3%A9 "x"');

    const { src = '' } = attributes('iframe', html);
    const url = new URL(unescape(src));
    assert.equal(url.pathname, '/embed/elmwood');
    assert.deepEqual(url.searchParams.getAll('department'), ['data', 'finance']);
    assert.equal(url.searchParams.get('q'), 'café "x"');
  });

  it('may be asked for by any page and kept for an hour', async () => {
    const { headers } = await at('/c/elmwood');

    assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(headers.get('Cache-Control'), 'public, max-age=3600');
    assert.match(headers.get('Content-Type') ?? '', /^application\/json/);
  });
});

describe('oEmbed of a posting', () => {
  it('is framed for the campus that is named', async () => {
    const answer = await answerAt('/m/letterpress?campus=elmwood');

    assert.equal(answer.type, 'rich');
    assert.equal(answer.title, 'Catalogue the letterpress collection');
    const { html = '' } = answer;
    assert.equal(attributes('iframe', html).src, `${PUBLIC_URL}/embed/elmwood/letterpress`);
    assert.equal(attributes('a', html).href, `${PUBLIC_URL}/m/letterpress?campus=elmwood`);
  });

  it('is a link without a campus', async () => {
    assert.deepEqual(await answerAt('/m/letterpress'), {
      version: '1.0',
      type: 'link',
      title: 'Catalogue the letterpress collection',
      provider_name: 'Micro-internships',
      provider_url: PUBLIC_URL,
      cache_age: 3600,
    });
  });

  it('for the students of one campus is framed for that campus alone', async () => {
    await saveCampus(pages.database, aCampus({ slug: 'other', name: 'Other College' }));

    assert.equal((await answerAt('/m/only-elmwood?campus=elmwood')).type, 'rich');
    assert.equal((await answerAt('/m/only-elmwood?campus=other')).type, 'link');
  });
});

describe('oEmbed maxima', () => {
  for (const [params, width, height] of [
    [{ maxwidth: '300' }, 300, 600],
    [{ maxheight: '200' }, 600, 200],
    [{ maxwidth: '1', maxheight: '1' }, 1, 1],
    [{ maxwidth: '4000', maxheight: '4000' }, 600, 600],
    [{ maxwidth: '', maxheight: '' }, 600, 600],
  ] as const) {
    it(`hold for ${JSON.stringify(params)}`, async () => {
      const answer = await answerAt('/c/elmwood', params);

      assert.deepEqual([answer.width, answer.height], [width, height]);
      const { width: drawn, height: tall } = attributes('iframe', answer.html ?? '');
      assert.deepEqual([drawn, tall], [String(width), String(height)]);
    });
  }

  for (const maxwidth of ['0', '-5', '1.5', 'wide', '1e999']) {
    it(`are refused as ${maxwidth}`, async () => {
      const response = await at('/c/elmwood', { maxwidth });

      assert.equal(response.status, 400);
      assert.equal((await response.json()).errors[0].pointer, '/maxwidth');
    });
  }
});

describe('oEmbed format', () => {
  it('is XML where that is asked for, and says the same', async () => {
    for (const path of ['/c/elmwood?q=a&b', '/m/hostile?campus=elmwood', '/m/hostile']) {
      const response = await at(path, { format: 'xml' });

      assert.equal(response.headers.get('Content-Type'), 'text/xml; charset=utf-8');
      const parser = new XMLParser({ parseTagValue: false });
      const { oembed } = parser.parse(await response.text());
      const answer = Object.entries(await answerAt(path, { format: 'json' }));
      assert.deepEqual(oembed, Object.fromEntries(answer.map(([key, value]) => [key, String(value)])));
    }
  });

  it('is not implemented otherwise', async () => {
    for (const format of ['jsonp', 'JSON', 'text/xml', '__proto__']) {
      const response = await at('/c/elmwood', { format });

      assert.equal(response.status, 501, format);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
    }
  });
});

describe('an oEmbed address', () => {
  it('is required', async () => {
    for (const path of ['/oembed', '/oembed?url=', '/oembed?format=xml']) {
      const response = await pages.get(path);

      assert.equal(response.status, 400, path);
      assert.deepEqual((await response.json()).errors, [{ pointer: '/url', code: 'required' }]);
    }
  });

  it('is not found where nothing of ours is there', async () => {
    for (const path of [
      ...['', '/', '/c', '/c/', '/c/nowhere', '/embed/nowhere', '/m/nothing', '/m/draft', '/x/elmwood'],
      ...['/c/elmwood/', '/c/elmwood/x', '/embed/elmwood/letterpress', '/v1/micro-internships'],
      ...['/c/Elmwood', '/c/elm%77ood', '/c/elmwood%00', '/c/-', '/c/__proto__', '//c/elmwood'],
      ...['/m/letterpress?campus=nowhere', '/m/letterpress?campus=', '/m/letterpress?campus=%00'],
      `/c/${'a'.repeat(5000)}`,
    ]) {
      assert.equal(await statusOf(`${PUBLIC_URL}${path}`), 404, path);
    }
  });

  it('is not found where it is not ours', async () => {
    for (const url of [
      'https://evil.example/c/elmwood',
      `${PUBLIC_URL}.evil.example/c/elmwood`,
      `${PUBLIC_URL}:8443/c/elmwood`,
      'https://projects.example@evil.example/c/elmwood',
      'https://user:secret@projects.example/c/elmwood',
      'https://user@projects.example/c/elmwood',
      'http://projects.example/c/elmwood',
      'ftp://projects.example/c/elmwood',
      'javascript://projects.example/c/elmwood',
      'javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'blob:https://projects.example/c/elmwood',
      'file:///c/elmwood',
      '//projects.example/c/elmwood',
      '/c/elmwood',
      'https://',
      'http://backend.internal/c/elmwood',
      'http://169.254.169.254/latest/meta-data/',
      '\0',
    ]) {
      assert.equal(await statusOf(url), 404, url);
    }
  });

  it('is read as a browser would read it', async () => {
    for (const url of [
      'HTTPS://PROJECTS.EXAMPLE:443/c/elmwood',
      ` ${PUBLIC_URL}/m/../c/elmwood\n`,
      'https:\\\\projects.example\\c\\elmwood',
    ]) {
      assert.equal(await statusOf(url), 200, url);
    }
  });
});

describe('oEmbed HTML', () => {
  it('lets no title or query out of its place', async () => {
    const query = `?q="><script>alert(1)</script>&x='onload='alert(1)`;
    for (const path of [
      '/m/hostile?campus=elmwood',
      `/c/elmwood${query}`,
      `/m/hostile?campus=elmwood&${query.slice(1)}`,
    ]) {
      const { html = '', title } = await answerAt(path);

      assert.match(
        html,
        /^<blockquote><a href="[^"<>]*">[^"'<>]*<\/a><\/blockquote><iframe src="[^"<>]*" width="600" height="600" frameborder="0" title="[^"<>]*"><\/iframe>$/,
      );
      assert.equal(attributes('iframe', html).title, escapeHtml(title));
      assert.ok(unescape(html).includes(title));
    }
  });

  it("survives WordPress's filter whole", async () => {
    for (const path of ['/c/elmwood?department=data&q=a', '/m/hostile?campus=elmwood']) {
      const { html = '' } = await answerAt(path);

      const kept = filteredByWordPress(html);

      const { src = '' } = attributes('iframe', html);
      assert.equal(kept, html.replace(` src="${src}"`, ` src="${src}#?secret=abc" data-secret="abc"`));
    }
  });

  it('would lose a frame that WordPress does not keep', () => {
    const kept = filteredByWordPress(
      '<blockquote class="x"><a href="a" target="b">t</a></blockquote><script>1</script><iframe src="a" allow="b" style="c"></iframe>',
    );

    assert.equal(
      kept,
      '<blockquote><a href="a">t</a></blockquote><iframe src="a#?secret=abc" data-secret="abc"></iframe>',
    );
  });
});

describe('oEmbed discovery', () => {
  it('leads to the answer for the page', async () => {
    const url = `${PUBLIC_URL}/c/elmwood?department=data&q=a b`;

    const [json, xml, ...others] = oEmbedLinks(url);

    assert.deepEqual([json?.type, xml?.type, others], ['application/json+oembed', 'text/xml+oembed', []]);
    for (const link of [json, xml]) {
      const { origin, pathname, search, searchParams } = new URL(link?.href ?? '');
      assert.equal(origin, PUBLIC_URL);
      assert.equal(searchParams.get('url'), url);
      assert.equal((await pages.get(pathname + search)).status, 200);
    }
  });
});
