/**
 * Longest wait for a state, in milliseconds: more than the busiest machine needs. A test that passes never waits so long,
 * so it costs nothing; one that fails says after it what it saw last.
 */
export const WAIT_LIMIT = 60_000;
