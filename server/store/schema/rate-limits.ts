import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core';

export const RATE_LIMITS = 'rate_limits';

/** Points that are used of each rate limit; the names and the order of the columns are the library's. */
export const rateLimits = pgTable(
  RATE_LIMITS,
  {
    /** A limiter's name and a hash: an email address or a network cannot be read from it. */
    key: text('key').primaryKey(),
    points: integer('points').notNull().default(0),
    /** The end of the window, in milliseconds since 1970. */
    expire: bigint('expire', { mode: 'number' }),
  },
  (table) => [index('rate_limits_expire').on(table.expire)],
);
