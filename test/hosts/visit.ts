import assert from 'node:assert/strict';
import type { Frame, HTTPRequest, Page } from 'puppeteer-core';
import type { Question } from '../../src/contract/questions.ts';
import { readPosting, type Journey } from '../kit/journey.ts';
import { eventually } from '../kit/marketplace.ts';
import { WAIT_LIMIT } from '../kit/wait-limit.ts';

/** The tag of the list. */
export const FEED = 'micro-internship-feed';

/** Document that a visitor is in: a page, or a frame in it. */
export type Place = Page | Frame;

/** Waits until the place shows a text. */
export const reads = async (place: Place, text: string): Promise<void> => {
  await place.locator(`>>>::-p-text(${text})`).setTimeout(WAIT_LIMIT).wait();
};

/** Finds in the widgets what a place may have as well. */
export const ours = (selector: string): string => `>>>:is(${FEED}, micro-internship-apply) >>> ${selector}`;

/** Requests and responses of a page from here on, in order, without names that change. */
export const recordRequests = (page: Page): string[] => {
  const asked: string[] = [];
  const nameOf = (request: HTTPRequest) => {
    const { pathname, search } = new URL(request.url());
    return pathname.replace(/-[\w-]{8}\.js$/, '') + search;
  };
  page.on('request', (request) => asked.push(nameOf(request)));
  page.on('requestfinished', (request) => asked.push(`done: ${nameOf(request)}`));
  return asked;
};

/** Waits until the lists of the place show so many rows; those that are not counted may show any. */
export const showsRows = async (place: Place, ...rows: number[]): Promise<void> => {
  await eventually(
    () =>
      place.$$eval(`>>>${FEED}`, (feeds) =>
        feeds.map((feed) => feed.shadowRoot?.querySelectorAll('[part="card-title"]').length ?? 0),
      ),
    (found) => found.length >= rows.length && rows.every((count, index) => count === found[index]),
  );
};

/** Searches and opens the first of what is found. */
export const searchAndOpen = async (place: Place): Promise<void> => {
  await place.$eval(ours('[type="search"]'), (field) => {
    const input = field as HTMLInputElement;
    input.value = 'beer';
    input.form?.requestSubmit();
  });
  await showsRows(place, 2);
  await place.locator(ours('[part="card-title"]')).click();
  await reads(place, 'What you will deliver');
};

/** Searches, opens what is found, opens its form and types. */
export const searchAndApply = async (place: Place): Promise<void> => {
  await searchAndOpen(place);
  await place.locator('>>>[part="apply"]').click();
  await place.locator('>>>#person-name').fill('Ada Lovelace');
  const name = await place.$eval('>>>#person-name', (field) => (field as HTMLInputElement).value);
  assert.equal(name, 'Ada Lovelace');
};

const WRITTEN: Partial<Record<Question['kind'], string>> = {
  'short-text': 'An answer',
  'long-text': 'An answer',
  number: '7',
  date: '2031-05-04',
  link: 'https://ada.example/sheet',
};

/** Fills in a form, the first of all that can be chosen; of the questions those that are meant. */
export const fillIn = async (
  place: Place,
  journey: Journey,
  slug: string,
  isMeant: (question: Question) => boolean = () => true,
): Promise<void> => {
  await place.locator('>>>#person-name').fill('Ada Lovelace');
  await place.locator('>>>#person-email').fill(`ada-${crypto.randomUUID()}@example.edu`);
  await place.locator('>>>#person-school').fill('Lakeshore State University');
  const { questions, statements } = await readPosting(journey, slug);
  for (const { id, kind } of questions.items.filter(isMeant)) {
    const control = place.locator(`>>>#answers-${id}`);
    const text = WRITTEN[kind];
    await (text === undefined ? control.click() : control.fill(text));
  }
  for (const id of [...statements.map((statement) => `statements-${statement}`), 'consent-given']) {
    await place.locator(`>>>#${id}`).click();
  }
};
