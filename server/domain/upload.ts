import { HOUR } from './durations.ts';

/** How long a file waits for an application that names it. */
export const UNATTACHED_MILLISECONDS = HOUR;

const GIBIBYTE = 1024 ** 3;

/**
 * Bytes of files that no application names yet, or one alone that nobody has confirmed. A class of 300 behind one address
 * with résumés of 5 MiB is 1.5 GiB; more than all networks together hand in is more than a disk should wait for.
 */
export const UNATTACHED_BYTES = { network: 2 * GIBIBYTE, all: 5 * GIBIBYTE };

/**
 * Bytes of files of unconfirmed applications that are kept until the time to confirm them is over. Beyond them the
 * largest go first: to refuse files until then, as long as weeks, would let a stranger close the marketplace to files.
 */
export const UNCONFIRMED_BYTES = 20 * GIBIBYTE;
