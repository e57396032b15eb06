export type Engine = 'chromium' | 'firefox' | 'webkit';

/** The engines of browsers that the tests run in, and how they are called. */
export declare const ENGINES: Record<Engine, string>;

/** The engines that `TEST_ENGINES` names; all of them where it is not set. */
export declare const wantedEngines: () => Engine[];
