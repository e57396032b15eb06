import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { secrets } from './schema.ts';

const BYTES = 32;

/** A secret that all servers on the database share, made when it is first asked for. */
export const findSecret = async (database: Database, name: string): Promise<string> => {
  await database
    .insert(secrets)
    .values({ name, value: randomBytes(BYTES).toString('base64url') })
    .onConflictDoNothing();
  const [row] = await database.select().from(secrets).where(eq(secrets.name, name));
  if (!row) throw new Error(`The secret ${name} was not stored.`);
  return row.value;
};
