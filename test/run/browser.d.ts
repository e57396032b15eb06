/** How to launch the browser of the tests: what `puppeteer.launch` takes. */
export declare const findBrowser: () => Promise<{ executablePath: string; args: string[] }>;
