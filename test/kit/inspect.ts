import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { Locale } from '../../src/i18n/locales.ts';
import type { JourneyEngine, Settings } from './browsers.ts';
import { misfits } from './fit.ts';
import { assertAccessible } from './journey.ts';
import { leaksOf } from './leaks.ts';

/** How a widget is looked at, by what the visitor has set. */
export const LOOKS = {
  light: {},
  dark: { scheme: 'dark' },
  'forced colours': { forcedColors: true },
} satisfies Record<string, Partial<Settings>>;

export type Look = keyof typeof LOOKS;

/** Views to inspect, and their names in failure messages. */
export interface View {
  engine: JourneyEngine;
  locale: Locale;
  name: string;
  /** Names given by people: they stay as they are in any language. */
  names: readonly string[];
  /** How many texts it has at least; most have more than this. */
  fewest?: number;
}

/** Folder for a screenshot of each view, when `TEST_SCREENSHOTS` asks for it. */
const screenshots = fileURLToPath(new URL('../screenshots/', import.meta.url));

const draw = async (page: Page, { engine, name }: View): Promise<void> => {
  mkdirSync(screenshots, { recursive: true });
  const path = screenshots + `${engine} ${name}.png`.replaceAll(/,? /g, '-');
  await page.screenshot({ path, fullPage: true });
};

/** Asserts that a widget as it stands can be read, fits and speaks one language. */
export const inspect = async (page: Page, view: View): Promise<void> => {
  const { locale, name, names, fewest = 21 } = view;
  if (process.env.TEST_SCREENSHOTS) await draw(page, view);
  await assertAccessible(page, name);
  assert.deepEqual(await misfits(page), [], name);
  if (locale === 'en') return;
  const { leaks, said } = await leaksOf(page, locale, names);
  assert.deepEqual(leaks, [], name);
  assert.ok(said >= fewest, `${name}: only ${said} texts`);
};
