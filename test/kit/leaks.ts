import type { Page } from 'puppeteer-core';
import type { Locale } from '../../src/i18n/locales.ts';
import { MESSAGES } from './messages.ts';

const lettersIn = (text: string): string[] => text.toLowerCase().match(/\p{Script=Latin}{3,}/gu) ?? [];

/** Text of a message for days or any other argument. */
const say = (speak: (...given: unknown[]) => string): string => {
  try {
    return speak('1', '1', '1');
  } catch {
    return speak('1', '2026-11-30', '2026-12-01');
  }
};

const textsIn = (words: unknown): string[] => {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [say(words as () => string)];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : [];
};

const monthsIn = (locale: Locale): string[] =>
  (['short', 'long'] as const).flatMap((month) =>
    Array.from({ length: 12 }, (_, index) =>
      new Intl.DateTimeFormat(locale, { month }).format(Date.UTC(2026, index, 15)),
    ),
  );

/** Everything in the widget's root that is read or said in the words of the page, hidden or not. */
const ownTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document
      .querySelector('micro-internship-feed, micro-internship-apply')
      ?.shadowRoot?.querySelector('.root');
    if (!root) return [];
    const isOurs = (element: Element | null) => element?.closest('[lang], code') === root;
    const texts: string[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      if (isOurs(walker.currentNode.parentElement)) texts.push(walker.currentNode.textContent ?? '');
    const names = [root, ...root.querySelectorAll('*')]
      .filter(isOurs)
      .flatMap((element) =>
        ['aria-label', 'aria-description', 'placeholder', 'title', 'alt'].map((name) =>
          element.getAttribute(name),
        ),
      );
    return [...texts, ...names.filter((name) => name !== null)].filter((text) => text.trim() !== '');
  });

/** English texts of the widget itself, without names given by people; and how many there are. */
export const leaksOf = async (
  page: Page,
  locale: Exclude<Locale, 'en'>,
  names: readonly string[],
): Promise<{ leaks: string[]; said: number }> => {
  const own = new Set([...textsIn(MESSAGES[locale]), ...monthsIn(locale)].flatMap(lettersIn));
  const english = new Set(
    textsIn(MESSAGES.en)
      .flatMap(lettersIn)
      .filter((word) => !own.has(word)),
  );
  // A language with letters of its own has no others at all.
  const isForeign = (word: string) => (locale === 'ar' ? !own.has(word) : english.has(word));
  const longestFirst = names.toSorted((one, other) => other.length - one.length);
  const texts = await ownTexts(page);
  const leaks = texts.filter((text) =>
    lettersIn(longestFirst.reduce((rest, name) => rest.replaceAll(name, ' '), text)).some(isForeign),
  );
  return { leaks, said: texts.length };
};
