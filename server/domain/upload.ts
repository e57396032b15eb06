import { HOUR } from './durations.ts';

/** Lifetime of an upload without an application. */
export const UNATTACHED_MILLISECONDS = HOUR;

const GIBIBYTE = 1024 ** 3;

/**
 * Limits on the bytes of uploads without a confirmed application, per network and in total. A class of 300 behind one
 * IP with résumés of 5 MiB is 1.5 GiB.
 */
export const UNATTACHED_BYTES = { network: 2 * GIBIBYTE, all: 5 * GIBIBYTE };

/**
 * Limit on the bytes of unconfirmed applications' files. Beyond it the largest are deleted first: refusing files until
 * the confirmation deadline, up to weeks, would let a stranger block all uploads.
 */
export const UNCONFIRMED_BYTES = 20 * GIBIBYTE;
