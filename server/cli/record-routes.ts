import { buffer } from 'node:stream/consumers';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { parseDeletionLog } from '../adapters/deletion-log.ts';
import type { Clock } from '../domain/clock.ts';
import type { ClockGuard } from '../jobs/clock-guard.ts';
import type { SweepOptions, SweepReport } from '../jobs/sweeps.ts';
import { deleteOutboxFiles } from '../mail/outbox.ts';
import { applyDeletions } from '../services/apply-deletions.ts';
import { BackupError, backUp } from '../services/backup.ts';
import { erasePerson, readPerson } from '../services/person-records.ts';
import type { Storage } from '../storage.ts';
import type { Database } from '../store/database.ts';
import { deleteReport } from '../store/erasure.ts';
import { listReports } from '../store/reports.ts';

/** Dependencies of the commands, in the server or in their own process. */
export interface OperatorParts extends Storage {
  database: Database;
  clock: Clock;
  guard: ClockGuard;
  sweep: (options?: SweepOptions) => Promise<SweepReport>;
}

const Person = z.object({ email: z.string() });
const ReportId = z.object({ id: z.uuid('the id of a report') });
const Sweep = z.object({ confirmClock: z.boolean(), withStrayFiles: z.boolean() });
const Folder = z.object({ folder: z.string() });

/**
 * The commands about people, reports, retention and backups. What they ask for is in the body: an email address never
 * stands in a URL, which a log might hold.
 */
export const recordRoutes = ({
  database,
  clock,
  files,
  erasure,
  outboxDir,
  logos,
  guard,
  sweep,
}: OperatorParts) =>
  new Hono()
    .post('/person', async (context) => {
      const { email } = Person.parse(await context.req.json());
      return context.json(await readPerson(database, email));
    })
    .post('/person/delete', async (context) => {
      const { email } = Person.parse(await context.req.json());
      return context.json(await erasePerson({ database, erasure, clock }, email));
    })
    .get('/files/:key', async (context) => {
      const file = await files.get(context.req.param('key'));
      return file
        ? context.text((await buffer(file.stream)).toString('base64'))
        : context.text('no such file', 404);
    })
    .get('/reports', async (context) => context.json(await listReports(database)))
    .post('/reports/delete', async (context) => {
      const { id } = ReportId.parse(await context.req.json());
      const { reports, mails } = await deleteReport(database, id);
      await deleteOutboxFiles(outboxDir, mails);
      return context.json({ deleted: reports });
    })
    .post('/sweep', async (context) => {
      const { confirmClock, withStrayFiles } = Sweep.parse(await context.req.json());
      const problem = confirmClock ? await guard.confirm() : undefined;
      if (problem !== undefined) return context.text(problem, 409);
      return context.json(await sweep({ withStrayFiles, withVacuum: true }));
    })
    .post('/deletions', async (context) => {
      const { records, unreadable } = parseDeletionLog(await context.req.text());
      return context.json({ ...(await applyDeletions({ database, erasure }, records)), unreadable });
    })
    .post('/backup', async (context) => {
      const { folder } = Folder.parse(await context.req.json());
      try {
        const { takenAt, files: copied } = await backUp({ database, files, logos }, folder, clock());
        return context.json({ takenAt, files: copied.length });
      } catch (error) {
        if (!(error instanceof BackupError)) throw error;
        return context.text(error.message, 409);
      }
    });
