import type { TestS3 } from './s3.ts';

/** The reason why the tests on Swift do not run, if they do not. */
export const reasonToSkipSwift = (): string | false => 'not yet';
export const startSwift = (): Promise<TestS3> => Promise.reject(new Error('not yet'));
