import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Clock } from '../domain/clock.ts';
import { SIGNING_PURPOSES } from '../domain/signing.ts';
import { parseRow, found } from '../import/row-errors.ts';
import { changeEmployer } from '../services/change-employer.ts';
import { rotateSigningKeys } from '../services/rotate-signing-keys.ts';
import { listAccess } from '../store/access-log.ts';
import type { Database } from '../store/database.ts';
import { findEmployer } from '../store/employers.ts';

const Change = z.strictObject({
  email: z.optional(z.string().check(z.trim(), z.maxLength(254), z.email())),
  verified: z.optional(z.boolean()),
});
const Rotation = z.strictObject({ purpose: z.optional(z.enum(SIGNING_PURPOSES)), revoke: z.boolean() });

const refusalOf = (errors: { pointer: string; reason: string }[]): string =>
  errors.map(({ pointer, reason }) => `--${pointer.slice(1)}: ${reason}`).join('\n');

const noEmployer = (slug: string): string =>
  found(slug, 'the slug of an employer, which npm run import names where it keeps a field');

/** Operator's commands for employers, for the keys that sign links, and for the record of the links' use. */
export const operatorRoutes = ({ database, clock }: { database: Database; clock: Clock }) =>
  new Hono()
    .get('/employers/:slug', async (context) => {
      const slug = context.req.param('slug');
      const employer = await findEmployer(database, slug);
      return employer ? context.json(employer) : context.text(noEmployer(slug), 404);
    })
    .post('/employers/:slug', async (context) => {
      const slug = context.req.param('slug');
      const change = parseRow(Change, await context.req.json());
      if (!change.ok) return context.text(refusalOf(change.errors), 400);
      const { email, verified } = change.value;
      const employer = await changeEmployer(database, slug, {
        ...(email !== undefined && { email }),
        ...(verified !== undefined && { verified }),
      });
      return employer ? context.json(employer) : context.text(noEmployer(slug), 404);
    })
    .post('/signing-keys', async (context) => {
      const rotation = parseRow(Rotation, await context.req.json());
      if (!rotation.ok) return context.text(refusalOf(rotation.errors), 400);
      const { purpose, revoke } = rotation.value;
      const purposes = purpose === undefined ? SIGNING_PURPOSES : [purpose];
      await rotateSigningKeys(database, purposes, { now: clock(), revoke });
      return context.json({ purposes });
    })
    .get('/access-log/:slug', async (context) => {
      const slug = context.req.param('slug');
      const entries = await listAccess(database, slug);
      return entries ? context.json(entries) : context.text(found(slug, 'the slug of a posting'), 404);
    });
