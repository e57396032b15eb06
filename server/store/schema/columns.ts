import { timestamp } from 'drizzle-orm/pg-core';

/** Column of an instant, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
