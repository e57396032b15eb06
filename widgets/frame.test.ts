import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { requestLtiSettings, navigateParent, readSettings, postHeight, wordPressSecret } from './frame.ts';

const answer = (pageSettings: unknown) => ({ subject: 'lti.getPageSettings.response', pageSettings });

const cycle: Record<string, unknown> = { subject: 'lti.getPageSettings.response' };
cycle.pageSettings = cycle;

/** Invalid or useless replies. */
const UNREADABLE: unknown[] = [
  ...[
    undefined,
    null,
    true,
    0,
    NaN,
    '',
    'lti.getPageSettings.response',
    [],
    {},
    () => answer({}),
    Symbol('x'),
  ],
  ...[cycle, answer(undefined), answer(null), answer([]), answer('America/Denver'), answer({}), [answer({})]],
  answer({ time_zone: 'Nowhere/At_all', use_high_contrast: 'yes' }),
  answer({ time_zone: ['America/Denver'], use_high_contrast: 1 }),
  answer({ time_zone: 'x'.repeat(100_000) }),
  answer({ time_zone: '<img src=x>', use_high_contrast: null }),
  answer(JSON.parse('{"__proto__":{"use_high_contrast":true}}')),
  JSON.stringify(answer({ time_zone: 'America/Denver' })),
  { ...answer({ time_zone: 'America/Denver' }), subject: 'lti.getPageSettings' },
  { subject: 'lti.getPageSettings.response', time_zone: 'America/Denver', use_high_contrast: true },
];

describe('what a learning platform tells of the viewer', () => {
  it('is a language, a zone and a contrast', () => {
    const settings = readSettings(
      answer({ locale: 'es-MX', time_zone: 'America/Denver', use_high_contrast: true, window_width: 800 }),
    );

    expect(settings).to.deep.equal({ locale: 'es', timeZone: 'America/Denver', wantsContrast: true });
  });

  it('is taken by parts where the others are wrong', () => {
    expect(readSettings(answer({ locale: 'ar', time_zone: 7 }))).to.deep.equal({
      locale: 'ar',
      timeZone: undefined,
      wantsContrast: false,
    });
    expect(
      readSettings(answer({ locale: 'tlh', time_zone: 'Not/AZone', use_high_contrast: true })),
    ).to.deep.equal({
      locale: undefined,
      timeZone: undefined,
      wantsContrast: true,
    });
    expect(readSettings(answer({ time_zone: 'Asia/Tokyo', use_high_contrast: 'yes' }))).to.deep.equal({
      locale: undefined,
      timeZone: 'Asia/Tokyo',
      wantsContrast: false,
    });
  });

  it('is nothing in all that is no answer', () => {
    expect(UNREADABLE.filter((message) => readSettings(message) !== undefined)).to.deep.equal([]);
  });
});

describe('the secret of WordPress', () => {
  it('is what WordPress puts behind an address, and nothing else', () => {
    const read = (hash: string) => wordPressSecret(hash);

    expect(read('#?secret=abc123XYZ0')).to.equal('abc123XYZ0');
    expect(
      [
        ...['', '#', '#abc123', '#secret=abc123', '#?secret=', '?secret=abc123', '#?secret=abc123&x=1'],
        ...['#?secret=a b', '#?secret=a%20b', '#?secret="><img>', '#?secret=abc123\n', '#?Secret=abc123'],
        ...['##?secret=abc123', '#?secret=abc123#?secret=x', '#?x=1&secret=abc123', '#?secret=é'],
        `#?secret=${'a'.repeat(65)}`,
      ].filter((hash) => read(hash) !== undefined),
    ).to.deep.equal([]);
  });
});

/** In a page that is in no frame the page around is the page itself. */
describe('a frame', () => {
  let heard: MessageEvent<Record<string, unknown>>[] = [];
  const hear = (event: MessageEvent<Record<string, unknown>>) => heard.push(event);
  const heightsHeard = () =>
    heard.filter(({ data }) => data.type === 'resize' || data.message === 'height').map(({ data }) => data);
  beforeEach(() => {
    heard = [];
    addEventListener('message', hear);
  });
  afterEach(() => removeEventListener('message', hear));

  it('tells its height at once, and again to who begins to listen later', async () => {
    postHeight('abc123');
    await aTimeout(50);
    const height = Math.ceil(document.body.getBoundingClientRect().height / 4) * 4;
    const told = [
      { ns: 'micro-internships', v: 1, type: 'resize', payload: { height } },
      { message: 'height', value: height, secret: 'abc123' },
    ];
    expect(heightsHeard()).to.deep.equal(height === 0 ? [] : told);

    const box = document.createElement('div');
    box.append(...Array.from({ length: 20 }, () => document.createElement('hr')));
    const before = heightsHeard().length;
    document.body.append(box);
    await waitUntil(() => heightsHeard().length >= before + 2, 'what has grown tells its height');
    const grown = heightsHeard().length;
    const toWordPress = () => heightsHeard().findLast(({ message }) => message === 'height');
    const tall = toWordPress();
    for (const ready of [
      { ns: 'micro-internships', v: 1, type: 'ready' },
      { message: 'ready', secret: 'abc123' },
    ]) {
      postMessage(ready, '*');
    }
    await waitUntil(() => heightsHeard().length >= grown + 2, 'who begins to listen is told');

    expect(toWordPress()).to.deep.equal(tall);
    box.remove();
  });

  it('asks who is looking once, and believes the page around it alone', async () => {
    const told: unknown[] = [];
    requestLtiSettings((settings) => told.push(settings));
    const settings = answer({ time_zone: 'Asia/Tokyo', use_high_contrast: true });
    const other = document.createElement('iframe');
    document.body.append(other);
    for (const source of [null, other.contentWindow, new MessageChannel().port1]) {
      dispatchEvent(new MessageEvent('message', { data: settings, source, origin: location.origin }));
    }
    expect(told).to.deep.equal([]);

    postMessage(settings, '*');
    postMessage(settings, '*');
    await aTimeout(50);

    expect(heard.filter(({ data }) => data.subject === 'lti.getPageSettings').length).to.equal(1);
    expect(told).to.deep.equal([{ locale: undefined, timeZone: 'Asia/Tokyo', wantsContrast: true }]);
    other.remove();
  });

  it('leaves by the one message that WordPress hears', async () => {
    const link = () => heard.find(({ data }) => data.message === 'link');
    navigateParent('abc123')('https://marketplace.example/m/a');
    await waitUntil(link, 'the way out is told');

    expect(link()?.data).to.deep.equal({
      message: 'link',
      value: 'https://marketplace.example/m/a',
      secret: 'abc123',
    });
  });
});
