/** Durations in milliseconds. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A day in seconds, the unit of token lifetimes and `Retry-After`. */
export const DAY_IN_SECONDS = 86_400;
