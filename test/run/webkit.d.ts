import type { remote } from 'webdriverio';

/** Paths of WebKitGTK, its driver and a screen for it. */
export interface WebKitPrograms {
  driver: string;
  screen: string;
  browser: string;
}

/** Finds WebKitGTK, installed where that is possible; undefined where there is none. */
export declare const findWebKit: () => WebKitPrograms | undefined;

/** Starts the driver on a screen of its own. */
export declare const startWebKit: (programs: WebKitPrograms) => Promise<{
  /** Options of webdriverio's `remote`. */
  options: Parameters<typeof remote>[0];
  stop: () => Promise<void>;
}>;
