import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DomUtils, parseDocument } from 'htmlparser2';
import { LOCALES, type Locale } from '../../src/i18n/locales.ts';
import { pageMessages } from './layout/page-messages.ts';
import { MESSAGES } from '../../test/kit/messages.ts';
import { startTestMarketplace, type TestMarketplace } from '../../test/kit/marketplace.ts';

const SLUG = 'market-research-on-alcohol-free-beer-for-a-regional-brewery';
const TITLE = 'Market research on alcohol-free beer for a regional brewery';
const DIRECTIONS: Record<Locale, string> = { en: 'ltr', es: 'ltr', ar: 'rtl' };
const PATHS = {
  'a list': '/c/lakeshore',
  'a list in a frame': '/embed/lakeshore',
  'a list without rows': '/c/lakeshore?mi-q=nothingofthatname&mi-min-hours=3',
  'the snippets': '/c/lakeshore/embed',
  'a posting': `/m/${SLUG}?campus=lakeshore`,
  'a posting in a frame': `/embed/lakeshore/${SLUG}`,
  'a form': `/m/${SLUG}/apply?campus=lakeshore`,
  'a form in a frame': `/embed/lakeshore/${SLUG}/apply`,
  nothing: '/m/no-such-project',
  'nothing for a campus': '/c/no-such-campus',
};

const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
};

const ENGLISH = new Set(stringsOf([MESSAGES.en, pageMessages('en')]));

const messagesIn = (locale: Locale): Set<string> =>
  new Set(stringsOf([MESSAGES[locale], pageMessages(locale)]));

let marketplace: TestMarketplace;
before(async () => {
  marketplace = await startTestMarketplace({ seedDemo: true });
});
after(() => marketplace.close());

const read = async (response: Response) => {
  const { status, headers } = response;
  const document = parseDocument(await response.text());
  const all = (name: string) => DomUtils.getElementsByTagName(name, document);
  return { status, headers, document, all };
};
type Page = Awaited<ReturnType<typeof read>>;

const open = async (path: string, accepted?: string): Promise<Page> =>
  read(
    await fetch(new URL(path, marketplace.url), {
      headers: accepted === undefined ? {} : { 'Accept-Language': accepted },
    }),
  );

const inLanguage = (path: string, locale: string) => `${path}${path.includes('?') ? '&' : '?'}lang=${locale}`;

const line = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The texts of a page, one by one, and the names and titles that are said of its parts; data of ours and code left out. */
const textsOf = ({ document }: Page): string[] =>
  DomUtils.filter(() => true, document).flatMap((node) => {
    const parent = node.parent as { name?: string } | null;
    if (DomUtils.isText(node))
      return ['script', 'style', 'code'].includes(parent?.name ?? '') ? [] : [node.data];
    if (!('attribs' in node)) return [];
    const { title, content, name } = node.attribs;
    return [title, node.attribs['aria-label'], name === 'description' ? content : undefined].filter(
      (text) => text !== undefined,
    );
  });

/** Asserts that a page says something in a language, and nothing in the words that English has for it. */
const assertSpoken = (page: Page, locale: Locale): void => {
  const own = messagesIn(locale);
  const said = textsOf(page).map(line);
  assert.ok(said.some((text) => own.has(text)));
  assert.deepEqual(
    said.filter((text) => ENGLISH.has(text) && !own.has(text)),
    [],
  );
};

const languageOf = ({ all }: Page) => {
  const { lang, dir } = all('html')[0]?.attribs ?? {};
  return { lang, dir };
};

const varies = ({ headers }: Page) => /accept-language/i.test(headers.get('Vary') ?? '');

const hrefs = ({ all }: Page) => all('a').map(({ attribs }) => new URL(attribs.href ?? '', marketplace.url));

for (const locale of LOCALES.filter((one) => one !== 'en'))
  describe(`a page of ours in ${locale}`, () => {
    for (const [what, path] of Object.entries(PATHS))
      it(`speaks it and nothing else: ${what}`, async () => {
        for (const page of [
          await open(path, `de, ${locale}-XX;q=0.9, en;q=0.5`),
          await open(inLanguage(path, locale), 'en'),
        ]) {
          assert.deepEqual(languageOf(page), { lang: locale, dir: DIRECTIONS[locale] });
          for (const root of page.all('section').filter(({ attribs }) => attribs.part === 'root'))
            assert.deepEqual([root.attribs.lang, root.attribs.dir], [locale, DIRECTIONS[locale]]);
          assertSpoken(page, locale);
        }
      });

    it('is called by its words', async () => {
      const words = pageMessages(locale);
      const titleOf = async (path: string) =>
        DomUtils.textContent((await open(inLanguage(path, locale))).all('title'));

      assert.equal(await titleOf('/c/lakeshore'), words.titleAt('Lakeshore State University'));
      assert.equal(await titleOf(`/m/${SLUG}/apply`), words.applyTitle(TITLE));
      assert.equal(await titleOf('/c/lakeshore/embed'), `${words.putOnYourPage}: Lakeshore State University`);
      assert.equal(await titleOf('/m/no-such-project'), words.problems[404]?.title);
    });

    it('says what is wrong with a form that was sent without script', async () => {
      const path = inLanguage(`/m/${SLUG}/apply?campus=lakeshore`, locale);
      const form = (await open(path)).all('form').find(({ attribs }) => attribs.method === 'post');
      const [token] = DomUtils.getElementsByTagName('input', form ?? []);
      const body = new URLSearchParams({
        token: token?.attribs.value ?? '',
        'person.name': 'Ada Nwosu',
        'person.email': 'ada',
      });

      const page = await read(
        await fetch(new URL(form?.attribs.action ?? '', marketplace.url), { method: 'POST', body }),
      );

      const messages = MESSAGES[locale];
      const [alert] = page.all('div').filter(({ attribs }) => attribs.role === 'alert');
      const said = line(DomUtils.textContent(alert ?? []));
      assert.equal(page.status, 400);
      assert.deepEqual(languageOf(page), { lang: locale, dir: DIRECTIONS[locale] });
      for (const text of [
        messages.problemTitle,
        messages.emailFormat,
        messages.enter['/person/school'],
        messages.enter['/consent/given'],
      ])
        assert.ok(said.includes(text ?? '-'), `${text} in ${said}`);
      assertSpoken(page, locale);
    });

    it('leads on in the language that its address names', async () => {
      const ours = (page: Page) =>
        hrefs(page).filter(
          ({ origin, pathname, hash }) =>
            origin === new URL(marketplace.url).origin && !pathname.startsWith('/v1/') && hash === '',
        );
      for (const path of [
        '/c/lakeshore',
        '/embed/lakeshore',
        PATHS['a posting'],
        PATHS['a form'],
        '/c/lakeshore/embed',
      ]) {
        const page = await open(inLanguage(path, locale));
        const links = ours(page);

        assert.ok(links.length > 0, path);
        assert.deepEqual(
          links.filter(({ searchParams }) => searchParams.get('lang') !== locale).map(String),
          [],
        );
      }
      const search = (await open(inLanguage('/c/lakeshore', locale))).all('input');
      assert.ok(search.some(({ attribs }) => attribs.name === 'lang' && attribs.value === locale));
    });
  });

describe('the language of a page', () => {
  it('is the one that the visitor likes best of those that are spoken, else English', async () => {
    const asked: Record<string, Locale> = {
      es: 'es',
      'ES-mx': 'es',
      'de;q=0.9, ar;q=0.5, en;q=0.7': 'en',
      'en;q=0.2, ar;q=0.3': 'ar',
      'de, es;q=0': 'en',
      '*': 'en',
      'fr-CA, fr;q=0.9': 'en',
      'constructor, __proto__;q=0.5': 'en',
    };
    for (const [header, locale] of Object.entries(asked))
      assert.equal(languageOf(await open('/c/lakeshore', header)).lang, locale, header);
    assert.equal(languageOf(await open('/c/lakeshore')).lang, 'en');
  });

  it('is the one that the address names, whatever the visitor likes, if it is spoken', async () => {
    const ask = async (lang: string, header?: string) =>
      languageOf(await open(inLanguage('/c/lakeshore', lang), header)).lang;

    assert.equal(await ask('es'), 'es');
    assert.equal(await ask('es-419', 'ar'), 'es');
    assert.equal(await ask('en', 'ar'), 'en');
    assert.equal(await ask('tlh', 'ar'), 'ar');
    assert.equal(await ask('', 'ar'), 'ar');
  });

  it('keeps caches from answering one visitor in the language of another', async () => {
    for (const path of Object.values(PATHS)) {
      assert.ok(varies(await open(path, 'es')), path);
      assert.ok(varies(await open(inLanguage(path, 'tlh'))), path);
      assert.ok(!varies(await open(inLanguage(path, 'es'), 'ar')), path);
    }
  });

  it('has an address of its own, which search engines are told', async () => {
    for (const [path, url] of [
      ['/c/lakeshore', `${marketplace.url}/c/lakeshore`],
      [`/m/${SLUG}`, `${marketplace.url}/m/${SLUG}`],
    ] as const) {
      const links = async (address: string) =>
        (await open(address))
          .all('link')
          .map(({ attribs: { rel, hreflang, href } }) => ({ rel, hreflang, href }));
      const languages = [
        { rel: 'alternate', hreflang: 'x-default', href: url },
        ...LOCALES.map((locale) => ({ rel: 'alternate', hreflang: locale, href: `${url}?lang=${locale}` })),
      ];
      const canonical = (href: string) => ({ rel: 'canonical', hreflang: undefined, href });

      for (const [address, own] of [
        [path, url],
        [`${path}?lang=ar-EG`, `${url}?lang=ar`],
      ] as const) {
        const told = await links(address);
        assert.deepEqual(
          told.filter(({ hreflang }) => hreflang !== undefined),
          languages,
        );
        assert.deepEqual(
          told.filter(({ rel }) => rel === 'canonical'),
          [canonical(own)],
        );
      }
    }
  });

  it('is told of no page that is not listed', async () => {
    for (const path of ['/embed/lakeshore', `/m/${SLUG}/apply`, '/m/no-such-project', '/c/lakeshore/embed'])
      assert.deepEqual(
        (await open(path)).all('link').filter(({ attribs }) => attribs.hreflang !== undefined),
        [],
        path,
      );
  });

  it('leaves the data about a job at the posting’s one address', async () => {
    const count = async (path: string) =>
      (await open(path, 'es')).all('script').filter(({ attribs }) => attribs.type === 'application/ld+json')
        .length;

    assert.deepEqual([await count(`/m/${SLUG}`), await count(`/m/${SLUG}?lang=es`)], [1, 0]);
  });

  it('leaves feeds in English', async () => {
    for (const kind of ['rss', 'atom', 'json', 'ics']) {
      const text = await (
        await fetch(`${marketplace.url}/v1/feed.${kind}?campus=lakeshore`, {
          headers: { 'Accept-Language': 'ar' },
        })
      ).text();
      assert.doesNotMatch(text, /\p{Script=Arabic}/u, kind);
    }
  });
});
