/** How to launch Firefox: what `puppeteer.launch` takes; undefined where there is none. */
export declare const findFirefox: () =>
  | { browser: 'firefox'; executablePath: string; headless: true; extraPrefsFirefox: Record<string, unknown> }
  | undefined;
