import * as z from 'zod/mini';
import { isTimeZone } from '../src/contract/primitives.ts';
import { spokenLocale, type Locale } from '../src/i18n/locales.ts';

/**
 * Heights are told in steps of so many pixels: a frame that follows each of them would never come to rest, and one
 * that is lower than what stands in it shows a scrollbar.
 */
const STEP = 4;

/** A learning platform that has not answered by then has nothing to say. */
const SETTINGS_TIMEOUT = 1000;

const PageSettings = z.object({
  subject: z.enum(['lti.getPageSettings.response']),
  pageSettings: z.object({
    locale: z.catch(z.optional(z.string()), undefined),
    time_zone: z.catch(z.optional(z.string()), undefined),
    use_high_contrast: z.catch(z.optional(z.boolean()), undefined),
  }),
});

const Ready = z.union([
  z.object({
    ns: z.enum(['micro-internships']),
    v: z.number().check(z.minimum(1), z.maximum(1)),
    type: z.enum(['ready']),
  }),
  z.object({ message: z.enum(['ready']) }),
]);

/** Viewer settings of a learning platform. */
export interface ViewerSettings {
  /** The language of the platform around us, where it is one that we speak. */
  locale: Locale | undefined;
  timeZone: string | undefined;
  wantsContrast: boolean;
}

/** The settings in a message, if it is the answer to what was asked and tells any. */
export const readSettings = (message: unknown): ViewerSettings | undefined => {
  const parsed = z.safeParse(PageSettings, message);
  if (!parsed.success) return undefined;
  const {
    locale: language,
    time_zone: named = '',
    use_high_contrast: wantsContrast,
  } = parsed.data.pageSettings;
  const locale = spokenLocale(language);
  const timeZone = isTimeZone(named) ? named : undefined;
  if (locale === undefined && timeZone === undefined && wantsContrast === undefined) return undefined;
  return { locale, timeZone, wantsContrast: wantsContrast ?? false };
};

/** The origin of the page around us, where the browser tells it. */
const hostOrigin = (): string | undefined => {
  const { ancestorOrigins } = location as { ancestorOrigins?: DOMStringList };
  const { referrer } = document;
  return ancestorOrigins?.[0] ?? (URL.canParse(referrer) ? new URL(referrer).origin : undefined);
};

/** WordPress marks each frame that it trusts to name its height and a way out; one that it gave no mark has neither. */
export const wordPressSecret = (hash: string): string | undefined =>
  /^#\?secret=([\w-]{1,64})$/.exec(hash)?.[1];

/** Asks the platform around us, once, who is looking. */
export const requestLtiSettings = (apply: (settings: ViewerSettings) => void): void => {
  const listening = new AbortController();
  const origin = hostOrigin();
  addEventListener(
    'message',
    (event) => {
      const isFromHost = event.source === parent && (origin === undefined || event.origin === origin);
      const settings = isFromHost ? readSettings(event.data) : undefined;
      if (!settings) return;
      listening.abort();
      apply(settings);
    },
    { signal: listening.signal },
  );
  setTimeout(() => listening.abort(), SETTINGS_TIMEOUT);
  parent.postMessage({ subject: 'lti.getPageSettings' }, '*');
};

/** True for a message of a page that has begun to listen, maybe after our first message. */
const isReady = (message: unknown): boolean => z.safeParse(Ready, message).success;

/**
 * Tells the page around us how high we are, whenever it changes and no more than once a frame: by a message of our own,
 * by the one of the learning platforms and, where there is a secret, by WordPress's. Nothing else stands in them.
 */
export const postHeight = (secret: string | undefined): void => {
  let told = 0;
  let isDue = false;
  const tell = () => {
    isDue = false;
    const height = Math.ceil(document.body.getBoundingClientRect().height / STEP) * STEP;
    if (height === 0 || height === told) return;
    told = height;
    parent.postMessage({ ns: 'micro-internships', v: 1, type: 'resize', payload: { height } }, '*');
    parent.postMessage({ subject: 'lti.frameResize', height }, '*');
    if (secret !== undefined) parent.postMessage({ message: 'height', value: height, secret }, '*');
  };
  new ResizeObserver(() => {
    if (!isDue) requestAnimationFrame(tell);
    isDue = true;
  }).observe(document.body);
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || !isReady(data)) return;
    told = 0;
    setTimeout(tell);
  });
  // A frame that is out of the window is not drawn, and nothing is observed in it.
  tell();
};

const showIfHidden: IntersectionObserverCallback = ([entry], observer) => {
  observer.disconnect();
  if (entry && entry.intersectionRatio < 1) entry.target.scrollIntoView({ block: 'center' });
};

/**
 * The page around us grows our frame a moment after a longer view was shown in it, and what the focus was moved to
 * has slipped out of the window by then.
 */
export const scrollFocusIntoView = (root: ShadowRoot): void => {
  let movedAt = -Infinity;
  root.addEventListener('focusin', () => {
    movedAt = performance.now();
  });
  // Who moves on by themselves is not taken back.
  for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
    root.addEventListener(
      type,
      () => {
        movedAt = -Infinity;
      },
      { passive: true },
    );
  }
  addEventListener('resize', () => {
    const isRecent = performance.now() - movedAt < SETTINGS_TIMEOUT;
    if (isRecent && root.activeElement) new IntersectionObserver(showIfHidden).observe(root.activeElement);
  });
};

/** Asks WordPress to leave for a page of ours: no link works in its sandbox. */
export const navigateParent =
  (secret: string) =>
  (url: string): void =>
    parent.postMessage({ message: 'link', value: url, secret }, '*');
