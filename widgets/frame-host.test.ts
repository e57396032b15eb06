import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import './frame-host.ts';

const resize = (height: unknown, changed: object = {}) => ({
  ns: 'micro-internships',
  v: 1,
  type: 'resize',
  payload: { height },
  ...changed,
});

const frames: HTMLIFrameElement[] = [];

const aFrame = (attributes: Record<string, string> = {}) => {
  const frame = document.createElement('iframe');
  for (const [name, value] of Object.entries({ src: '/package.json', height: '600', ...attributes })) {
    frame.setAttribute(name, value);
  }
  document.body.append(frame);
  frames.push(frame);
  return frame;
};

const receive = (data: unknown, source: MessageEventSource | null, origin = location.origin) =>
  dispatchEvent(new MessageEvent('message', { data, source, origin }));

/** Message of a script in a page to the page around it. */
const page = (message: unknown) => `<script>parent.postMessage(${JSON.stringify(message)}, '*')</script>`;

/** As a page says it that has the listener in a bundle of its own: modules do not know the script they are in. */
const nameMarketplace = (origin: string) => {
  const script = document.createElement('script');
  script.type = 'text/plain';
  script.dataset.api = origin;
  document.head.append(script);
  return script;
};

describe('the listener for the height of frames', () => {
  let script: HTMLScriptElement;
  before(() => {
    script = nameMarketplace(location.origin);
  });
  after(() => script.remove());

  afterEach(() => {
    for (const frame of frames.splice(0)) frame.remove();
  });

  it('gives a frame the height that its page asks for, without a style', () => {
    const [first, second] = [aFrame(), aFrame()];

    receive(resize(1234), second.contentWindow);

    expect([first.height, second.height]).to.deep.equal(['600', '1234']);
    expect(second.hasAttribute('style')).to.equal(false);
  });

  it('takes every height from 1 to 20,000 and no other', () => {
    const frame = aFrame();

    const taken = [-1, 0, 0.5, 1, 300.5, 20_000, 20_001, Infinity, NaN, '300', [300], 300n, null].filter(
      (height) => {
        frame.height = 'before';
        receive(resize(height), frame.contentWindow);
        return frame.height !== 'before';
      },
    );

    expect(taken).to.deep.equal([1, 20_000]);
  });

  it('hears a real frame of another origin in a sandbox', async () => {
    const frame = aFrame({ sandbox: 'allow-scripts', srcdoc: page(resize(777)) });

    await waitUntil(() => frame.height === '777');
  });

  it('does not hear a page that is in the frame in place of the one its address names', () => {
    const frame = aFrame({ src: 'https://marketplace.example/embed/feed', loading: 'lazy' });

    receive(resize(777), frame.contentWindow, 'https://elsewhere.example');
    receive(resize(777), frame.contentWindow, 'null');

    expect(frame.height).to.equal('600');
  });

  it('does not hear a frame of anybody but the marketplaces that scripts name', () => {
    const advert = aFrame({ src: 'https://adverts.example/banner', loading: 'lazy' });
    receive(resize(777), advert.contentWindow, 'https://adverts.example');
    advert.setAttribute('sandbox', 'allow-scripts');
    receive(resize(777), advert.contentWindow, 'null');
    expect(advert.height).to.equal('600');

    const named = nameMarketplace('https://adverts.example/v1/');
    advert.removeAttribute('sandbox');
    receive(resize(777), advert.contentWindow, 'https://adverts.example');
    named.remove();

    expect(advert.height).to.equal('777');
  });

  it('does not hear a window that is in no frame, a port or nobody', () => {
    const frame = aFrame();

    for (const source of [window, new MessageChannel().port1, null]) receive(resize(777), source);

    expect(frame.height).to.equal('600');
  });

  it('goes on after a frame whose address is none', () => {
    aFrame({ src: 'http://[' });
    const frame = aFrame();

    receive(resize(777), frame.contentWindow);

    expect(frame.height).to.equal('777');
  });

  it('changes nothing and throws nothing for ten thousand other messages', async () => {
    const errors: unknown[] = [];
    const onError = ({ error }: ErrorEvent) => errors.push(error);
    addEventListener('error', onError);
    // Firefox makes no event whose source has another origin.
    const inSandbox = aFrame({ sandbox: 'allow-same-origin' });
    const frame = aFrame();
    const before = document.body.innerHTML;
    const random = randomFrom(20_261_122);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

    for (let count = 0; count < 10_000; count += 1) {
      const isWrongSender = random() < 0.3;
      const data = isWrongSender ? resize(Math.ceil(random() * 20_000)) : wrongMessage(random, pick);
      const [source, origin] = isWrongSender ? pick(wrongSenders(frame)) : pick(senders(frame, inSandbox));
      receive(data, source, origin);
    }
    await aTimeout(0);

    removeEventListener('error', onError);
    expect(document.body.innerHTML).to.equal(before);
    expect(errors).to.deep.equal([]);
  });
});

/** Numbers from 0 to 1 that are the same in every run. */
const randomFrom = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
  return seed / 2 ** 32;
};

type Sender = [MessageEventSource | null, string];

const senders = (frame: HTMLIFrameElement, inSandbox: HTMLIFrameElement): Sender[] => [
  [frame.contentWindow, location.origin],
  [inSandbox.contentWindow, 'null'],
];

const wrongSenders = (frame: HTMLIFrameElement): Sender[] => [
  [frame.contentWindow, 'null'],
  [frame.contentWindow, ''],
  [frame.contentWindow, 'https://elsewhere.example'],
  [frame.contentWindow, `${location.origin}/`],
  [frame.contentWindow, `${location.origin}.elsewhere.example`],
  [window, location.origin],
  [null, location.origin],
  [new MessageChannel().port1, location.origin],
];

const throwing = () => {
  throw new Error('A trap was touched.');
};
const trap = new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing });
const cycle: Record<string, unknown> = { ns: 'micro-internships', v: 1, type: 'resize' };
cycle.payload = cycle;

/** Invalid heights and messages of every kind. */
const ODD = [
  ...[undefined, null, true, 0, -0, -1, 20_001, 0.1, NaN, Infinity, -Infinity, 2 ** 53, 5n, '', '300', '1e3'],
  ...[[], [300], {}, Object.create(null), new Date(300), /300/, new Map([['height', 300]])],
  ...[new ArrayBuffer(8), new Blob(['300']), new Error('300'), new Number(300), Symbol('300'), () => 300],
  ...[trap, cycle, { valueOf: () => 300 }, { toString: throwing }, Object.freeze({ height: '300' })],
  '<img src=x onerror=alert(1)>',
  JSON.stringify(resize(300)),
  'x'.repeat(100_000),
];

type Pick = <Item>(items: readonly Item[]) => Item;

const wrongMessage = (random: () => number, pick: Pick): unknown => {
  const height = Math.ceil(random() * 20_000);
  return pick([
    () => pick(ODD),
    () => resize(pick(ODD)),
    () => resize(height, { [pick(['ns', 'type', 'payload'])]: pick(ODD) }),
    () => resize(height, { v: pick([...ODD, 2, '1', [1]]) }),
    () => resize(height, { ns: pick(['Micro-Internships', 'micro-internships ', 'iframe-resizer']) }),
    () => resize(height, { type: pick(['Resize', 'resize ', 'scroll', 'navigate']) }),
    () => ({ ns: 'micro-internships', v: 1, type: 'resize', height }),
    () => JSON.stringify(resize(height)),
    () => [resize(height)],
    () => Object.defineProperty(resize(height), pick(['ns', 'v', 'type', 'payload']), { get: throwing }),
    () => resize(undefined, { payload: Object.defineProperty({}, 'height', { get: throwing }) }),
  ])();
};
