import assert from 'node:assert/strict';
import { eq } from 'drizzle-orm';
import type { Page } from 'puppeteer-core';
import type { Posting } from '../../server/domain/posting.ts';
import type { Database } from '../../server/store/database.ts';
import { applications, microInternships } from '../../server/store/schema/index.ts';
import type { Question } from '../../src/contract/questions.ts';
import { focused, sees, tabTo } from './journey.ts';
import { aPosting } from './postings.ts';

const WHY: Question = { id: 'why', kind: 'long-text', label: 'Why you?', required: true, maxLength: 500 };

/** Text that a visitor types into the form of {@link aShortPosting}, by the id of its field. */
export const TYPED = {
  'person-name': 'Zoë Ångström',
  'person-email': 'zoe@lakeshore.example',
  'person-school': 'Lakeshore State University',
  'answers-why': 'I count. Then I ask.',
};
type Typed = Record<keyof typeof TYPED, string>;

/** Stored application after {@link TYPED} was typed. */
export const STORED = {
  person: { name: TYPED['person-name'], email: TYPED['person-email'], school: TYPED['person-school'] },
  answers: { why: TYPED['answers-why'] },
};

/** A posting whose form is soon filled in. */
export const aShortPosting = (title: string, ...more: Question[]): Posting =>
  aPosting({ title, questions: [WHY, ...more], statements: [] });

/** Puts the form of a posting in the place of the campus page's list, its marketplace behind another address. */
export const showForm = async (page: Page, { api, slug }: { api: string; slug: string }): Promise<void> => {
  // The form's element comes after the first rows.
  await sees(page, '20 of');
  await page.evaluate(
    (address, posting) => {
      const form = document.createElement('micro-internship-apply');
      form.setAttribute('api', address);
      form.setAttribute('micro-internship', posting);
      document.querySelector('micro-internship-feed')?.replaceWith(form);
    },
    api,
    slug,
  );
  await sees(page, 'Submit application');
};

/** Types into some of the fields, in their order. */
export const typeInto = async (page: Page, typed: Partial<Typed>): Promise<void> => {
  for (const [id, text] of Object.entries(typed)) {
    await tabTo(page, id);
    await page.keyboard.type(text);
  }
};

/** Types into all fields and waits until it is kept. */
export const typeAll = async (page: Page, typed: Typed = TYPED): Promise<void> => {
  await typeInto(page, typed);
  await sees(page, 'Draft saved on this device');
};

/** Values of the fields. */
export const typedIn = (page: Page): Promise<Record<string, string>> =>
  page.evaluate((ids) => {
    const root = document.querySelector('micro-internship-apply')?.shadowRoot;
    return Object.fromEntries(
      ids.map((id) => [id, (root?.getElementById(id) as HTMLInputElement | null)?.value ?? '']),
    );
  }, Object.keys(TYPED));

/** Agrees to the privacy notice and stops at the button that sends. */
export const agree = async (page: Page): Promise<void> => {
  await tabTo(page, 'consent-given');
  await page.keyboard.press(' ');
  await tabTo(page, 'Submit application');
};

export const agreeAndSend = async (page: Page): Promise<void> => {
  await agree(page);
  await page.keyboard.press('Enter');
};

/** Stored applications to a posting. */
export const storedFor = (database: Database, slug: string) =>
  database
    .select({ person: applications.person, answers: applications.answers })
    .from(applications)
    .innerJoin(microInternships, eq(applications.microInternship, microInternships.id))
    .where(eq(microInternships.slug, slug));

/** Opens the file chooser of the focused field by the keyboard and chooses a file in it. */
export const chooseFile = async (page: Page, file: string): Promise<void> => {
  const press = async () => {
    // Keys take another way into the page than what waits for the chooser, and may be faster than it.
    assert.ok((await focused(page)).isVisible);
    await page.keyboard.press('Enter');
  };
  const [chooser] = await Promise.all([page.waitForFileChooser(), press()]);
  await chooser.accept([file]);
};
