import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core';

export const RATE_LIMITS = 'rate_limits';

/** Consumed points of each rate limit; column names and order are those of rate-limiter-flexible. */
export const rateLimits = pgTable(
  RATE_LIMITS,
  {
    /** Limiter name and a hash, so that no email and no IP is stored. */
    key: text('key').primaryKey(),
    points: integer('points').notNull().default(0),
    /** The end of the window, in milliseconds since 1970. */
    expire: bigint('expire', { mode: 'number' }),
  },
  (table) => [index('rate_limits_expire').on(table.expire)],
);
