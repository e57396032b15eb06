import { remote } from 'webdriverio';
import { findWebKit, startWebKit } from '../run/webkit.js';
import { eventually } from './marketplace.ts';

/** A window of WebKitGTK, driven by the classic WebDriver, which hears nothing of the page's console. */
export interface WebKitWindow {
  open: (url: string) => Promise<void>;
  /** Waits until the widget shows a text. */
  sees: (text: string) => Promise<void>;
  /** Clicks in the widget as a visitor does, as soon as there is what a selector finds. */
  click: (selector: string) => Promise<void>;
  /** Types into a field of the widget. */
  type: (selector: string, text: string) => Promise<void>;
  /** The text of the focused element in the widget. */
  focused: () => Promise<string>;
  /** The value of a field of the widget. */
  value: (selector: string) => Promise<string>;
  close: () => Promise<void>;
}

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Opens a window whose pages hold one widget, named by its tag. */
export const openWebKit = async (tag: string): Promise<WebKitWindow> => {
  const programs = findWebKit();
  if (!programs) throw new Error('There is no WebKitGTK.');
  const { options, stop } = await startWebKit(programs);
  const driver = await remote(options).catch(async (error: unknown) => {
    await stop();
    throw error;
  });

  /** Gives what an expression says of the widget's `root`. */
  const ask = (expression: string, given = ''): Promise<unknown> =>
    driver.executeScript(
      `const root = document.querySelector(arguments[0]).shadowRoot, given = arguments[1]; return ${expression}`,
      [tag, given],
    );
  const find = async (selector: string): Promise<string> => {
    const found = await eventually(
      () => ask('root?.querySelector(given) ?? null', selector) as Promise<Record<string, string> | null>,
      (element) => element !== null,
    );
    return found![ELEMENT]!;
  };

  return {
    open: async (url) => {
      await driver.navigateTo(url);
    },
    sees: async (text) => {
      await eventually(
        () =>
          ask(
            '[...(root?.children ?? [])].map((node) => node.innerText ?? "").join(" ").replace(/\\s+/g, " ")',
          ),
        (shown) => String(shown).includes(text),
      );
    },
    click: async (selector) => driver.elementClick(await find(selector)),
    type: async (selector, text) => driver.elementSendKeys(await find(selector), text),
    focused: async () => String(await ask('root?.activeElement?.innerText.trim() ?? ""')),
    value: async (selector) => {
      await find(selector);
      return String(await ask('root.querySelector(given).value', selector));
    },
    close: async () => {
      try {
        await driver.deleteSession();
      } finally {
        await stop();
      }
    },
  };
};
