import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { count, eq } from 'drizzle-orm';
import type { Frame, Page } from 'puppeteer-core';
import { applications, microInternships } from '../../../server/store/schema/index.ts';
import type { Journey } from '../../kit/journey.ts';
import { eventually, type TestMarketplace } from '../../kit/marketplace.ts';
import { fillIn, ours, reads, showsRows, type Place } from '../visit.ts';
import { ASKS_FOR_CODE } from '../../kit/mailed-code.ts';

/** Says on the console of a document what nobody else would hear of it. */
export const complainAloud = (): void => {
  addEventListener('error', ({ message }) => console.error(`Uncaught: ${message}`));
  addEventListener('unhandledrejection', ({ reason }) => console.error(`Unhandled: ${String(reason)}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`Refused: ${violatedDirective} ${blockedURI}`),
  );
};

/** Driver's errors about a frame that moved to another process. */
const NO_ANSWER = 'no answer';

/** Progress of the script in one of our documents. */
const progressOf = async (frame: Frame | undefined) => {
  const answer = frame?.evaluate(() => {
    const widget = document.querySelector('micro-internship-feed, micro-internship-apply');
    const isLive = widget !== null && 'hasUpdated' in widget && widget.hasUpdated === true;
    return { isLive, widget: widget?.localName, readyState: document.readyState };
  });
  const silence = setTimeout(2000, { isLive: false, error: NO_ANSWER });
  return Promise.race([answer ?? { isLive: false, error: 'no frame' }, silence]).catch((error: unknown) => ({
    isLive: false,
    error: String(error),
  }));
};

/** The frame of a page, at whatever depth, that shows a document of ours, once its script has taken over. */
export const liveFrame = async (page: Page, isOurs: (frame: Frame) => boolean): Promise<Frame> => {
  const find = () => page.frames().find(isOurs);
  /** Reason why it is not live yet. */
  const wait = () =>
    eventually(
      () => progressOf(find()),
      (progress) => progress.isLive,
    ).then(
      () => undefined,
      () => progressOf(find()),
    );
  let stuck = await wait();
  if (stuck && 'error' in stuck && stuck.error === NO_ANSWER) {
    // The driver does not find it again by itself.
    await page.reload();
    stuck = await wait();
  }
  if (stuck) assert.fail(JSON.stringify(stuck));
  return find() as Frame;
};

/** The frame of a page that shows a document of ours, once a visitor can do something in it. */
export const ourFrame = (page: Page, { url }: TestMarketplace, path = '/embed/'): Promise<Frame> =>
  liveFrame(page, (frame) => frame.url().startsWith(url + path));

/** Opens a posting of a list. */
export const openPosting = async (place: Place, slug: string): Promise<void> => {
  await place.locator(ours(`[data-slug="${slug}"]`)).click();
  await reads(place, 'What you will deliver');
};

/** Opens the form of a posting. */
export const openForm = async (place: Place): Promise<void> => {
  await place.locator(ours('[part="apply"]')).click();
  await place.locator(ours('#person-name')).wait();
};

/** How many applications there are to a posting. */
export const applicationsTo = async ({ database }: TestMarketplace, slug: string): Promise<number> => {
  const [row] = await database
    .select({ rows: count() })
    .from(applications)
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .where(eq(microInternships.slug, slug));
  return row?.rows ?? 0;
};

/** Fills in the form that stands there and sends it; it is stored once. */
export const send = async (place: Place, journey: Journey, slug: string): Promise<void> => {
  const before = await applicationsTo(journey.marketplace, slug);
  await fillIn(place, journey, slug);
  await place.locator(ours('[part="send"]')).click();
  await reads(place, ASKS_FOR_CODE);
  assert.equal(await applicationsTo(journey.marketplace, slug), before + 1);
};

/** The whole way: from the list by a posting and its form to a row in the database. */
export const applyFromList = async (place: Place, journey: Journey, slug: string): Promise<void> => {
  await showsRows(place, 20);
  await openPosting(place, slug);
  await openForm(place);
  await send(place, journey, slug);
};

/** How high a frame is for its page, how high what stands in it, and whether it scrolls by itself. */
export const fitOf = async (page: Page, frame: Frame, selector = 'iframe') => ({
  frame: await page.$eval(selector, ({ clientHeight }) => clientHeight),
  ...(await frame.evaluate(() => ({
    content: document.body.getBoundingClientRect().height,
    scrolls:
      document.documentElement.scrollHeight > innerHeight ||
      document.documentElement.clientWidth < innerWidth,
  }))),
});

/** Waits until a frame is as high as what stands in it: never lower, and higher by less than four pixels. */
export const fits = async (page: Page, frame: Frame, selector?: string): Promise<void> => {
  await eventually(
    () => fitOf(page, frame, selector),
    ({ frame: height, content, scrolls }) => height >= content && height - content < 4 && !scrolls,
  ).catch(async () => assert.fail(JSON.stringify(await fitOf(page, frame, selector))));
};

/** Position of a frame's element in its page's window. */
export const placeInWindow = async (page: Page, frame: Frame, selector: string) => {
  const outer = await page.$eval(
    'iframe',
    (element) => element.getBoundingClientRect().top + element.clientTop,
  );
  const { top, bottom, hasFocus } = await frame.$eval(selector, (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top, bottom, hasFocus: element.matches(':focus') };
  });
  return { top: outer + top, bottom: outer + bottom, hasFocus };
};
