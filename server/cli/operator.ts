import { resolve } from 'node:path';
import { Hono } from 'hono';
import { pino } from 'pino';
import { check } from '../../src/contract/check.ts';
import type { FieldError } from '../../src/contract/problem.ts';
import { recordRoutes, type OperatorParts } from './record-routes.ts';
import { openFiles } from '../adapters/files/open-files.ts';
import { CAMPUS_FIELDS, CampusRecord } from '../domain/campus.ts';
import { systemClock } from '../domain/clock.ts';
import type { Config } from '../config.ts';
import { importQuestions } from '../import/import-questions.ts';
import { importRows } from '../import/import.ts';
import { mappings } from '../import/mappings.ts';
import { questionMappings } from '../import/question-mappings.ts';
import { createClockGuard } from '../jobs/clock-guard.ts';
import { sweepOnce } from '../jobs/sweeps.ts';
import { openWhenFree } from '../open-database.ts';
import { operatorRoutes } from './operator-routes.ts';
import { askServer, type Operation, type Outcome } from './socket.ts';
import { StartError } from '../start-error.ts';
import { openStorage } from '../storage.ts';
import { listApplications } from '../store/applications.ts';
import { saveCampus } from '../store/campuses.ts';
import { vacuum, type Database } from '../store/database.ts';
import { listFailedMails, retryFailedMails } from '../store/mails.ts';
import { databaseTime } from '../store/sweep-state.ts';

/** Result of a campus import; `refused` has the position and the accepted value of each error. */
export interface CampusSummary {
  saved: number;
  refused: string[];
}

const parseList = (text: string): unknown[] | undefined => {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? (parsed as unknown[]) : [parsed];
  } catch {
    return undefined;
  }
};

const refusalOf = (place: number, { pointer }: FieldError, given: unknown): string => {
  const [, field = ''] = pointer.split('/');
  const value = (given as Record<string, unknown> | null)?.[field];
  const found = value === undefined ? 'missing' : JSON.stringify(value);
  const accepted = Object.hasOwn(CAMPUS_FIELDS, field)
    ? CAMPUS_FIELDS[field as keyof CampusRecord]
    : `one of ${Object.keys(CAMPUS_FIELDS).join(', ')}`;
  return `campus ${place}: ${pointer || 'the whole'} is ${found}, accepted: ${accepted}`;
};

/** Adds the campuses of a file or brings them up to date; one that does not fit keeps none of the others out. */
const saveCampuses = async (database: Database, text: string): Promise<CampusSummary> => {
  const given = parseList(text);
  if (!given) return { saved: 0, refused: ['the file is not JSON'] };
  const summary: CampusSummary = { saved: 0, refused: [] };
  for (const [index, record] of given.entries()) {
    const checked = check(CampusRecord, record);
    if (checked.ok) {
      await saveCampus(database, checked.value);
      summary.saved += 1;
    } else {
      summary.refused.push(...checked.errors.map((error) => refusalOf(index + 1, error, record)));
    }
  }
  return summary;
};

/** A mail that failed for good, as the operator sees it: of its words there is only the kind, before the title of the posting. */
export interface FailedMail {
  id: string;
  createdAt: string;
  failedAt: string;
  kind: string;
  to: string;
  failure: string;
}

const failedMails = async (database: Database): Promise<FailedMail[]> =>
  (await listFailedMails(database)).map(({ id, createdAt, failedAt, subject, to, failure }) => ({
    id,
    createdAt: createdAt.toISOString(),
    failedAt: (failedAt ?? createdAt).toISOString(),
    kind: subject.split(':', 1)[0] ?? '',
    to,
    failure: failure ?? 'unknown',
  }));

const MAIL_ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const noMapping = (name: string, known: object): string =>
  `--mapping: ${JSON.stringify(name)} is not one of ${Object.keys(known).join(', ')}`;

/**
 * Marketplace as the operator's commands reach it. It never listens on the network: the embedded database belongs
 * to one process, so while a server runs the commands reach it by a socket in the server's own folder.
 */
export const createOperatorApp = (parts: OperatorParts) => {
  const { database, clock } = parts;
  return new Hono()
    .route('/', recordRoutes(parts))
    .route('/', operatorRoutes({ database, clock }))
    .get('/applications/:slug', async (context) =>
      context.json(await listApplications(database, context.req.param('slug'), clock())),
    )
    .get('/mails/failed', async (context) => context.json(await failedMails(database)))
    .post('/mails/:id/retry', async (context) => {
      const id = context.req.param('id');
      if (id !== 'all' && !MAIL_ID.test(id))
        return context.text(`--retry: ${JSON.stringify(id)} is not the id of a mail, and not all`, 400);
      const retried = await retryFailedMails(database, id === 'all' ? id : { id }, clock());
      if (retried === 0 && id !== 'all')
        return context.text(`--retry: ${id} is not the id of a mail that failed`, 404);
      return context.json({ retried });
    })
    .post('/campuses', async (context) =>
      context.json(await saveCampuses(database, await context.req.text())),
    )
    .post('/import', async (context) => {
      const { mapping: name = '', extension, source, ...given } = context.req.query();
      const mapping = Object.hasOwn(mappings, name) ? mappings[name] : undefined;
      if (!mapping) return context.text(noMapping(name, mappings), 400);
      const now = clock();
      const rows = mapping.read(await context.req.text(), {
        now,
        ...(extension && { extension }),
        ...(source && { source }),
      });
      const summary = await importRows(database, rows, {
        sampleAt: 'sample' in given ? now : undefined,
        waiveRules: 'waive-rules' in given,
        source,
        trustVerified: 'trust-verified' in given,
      });
      return context.json(summary);
    })
    .post('/import-questions', async (context) => {
      const { mapping: name = '', extension, ...given } = context.req.query();
      const mapping = Object.hasOwn(questionMappings, name) ? questionMappings[name] : undefined;
      if (!mapping) return context.text(noMapping(name, questionMappings), 400);
      const now = clock();
      const rows = mapping.read(await context.req.text(), { now, ...(extension && { extension }) });
      const summary = await importQuestions(database, rows, {
        sampleAt: 'sample' in given ? now : undefined,
        microInternship: given['micro-internship'],
      });
      return context.json(summary);
    });
};

/** A way to the marketplace for a command that asks more than once. */
export interface Operator {
  ask: (operation: Operation) => Promise<Outcome>;
  close: () => Promise<void>;
}

const isUnsent = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '');

/** A server that is gone before it has answered may have done everything, or nothing. */
const ended = (error: unknown): StartError =>
  new StartError(
    isUnsent(error)
      ? 'The server has stopped meanwhile, and nothing of this was done. Run the command again.'
      : 'The server stopped before it answered. What it had not finished is not done: run the command again.',
    { cause: error },
  );

const remoteOperator = (dataDir: string): Operator => ({
  ask: async (operation) => {
    try {
      return await askServer(dataDir, operation);
    } catch (error) {
      throw ended(error);
    }
  },
  close: () => Promise.resolve(),
});

/** All that a command needs that works without a server. */
const openParts = (config: Config, database: Database): OperatorParts => {
  const clock = systemClock;
  const log = pino({ level: 'error', base: null }, pino.destination(2));
  const isEmbedded = config.databaseUrl === undefined;
  const location = config.filesLocation ?? { kind: 'folder' as const, folder: resolve(config.dataDir) };
  const { files, logos } = openFiles(location, config.filesEncryption);
  const storage = openStorage(config, { database, log, files, logos });
  const guard = createClockGuard({
    database,
    clock,
    otherClock: isEmbedded ? undefined : () => databaseTime(database),
  });
  return {
    ...storage,
    ...{ database, clock, guard },
    sweep: (options) =>
      sweepOnce(
        { ...storage, ...{ database, guard, log }, vacuum: isEmbedded ? () => vacuum(database) : undefined },
        options,
      ),
  };
};

/** Reaches the running server where there is one on an embedded database, else opens the database. */
export const connectOperator = async (config: Config): Promise<Operator> => {
  const opened = await openWhenFree(config);
  if (!opened) return remoteOperator(config.dataDir);
  const app = createOperatorApp(openParts(config, opened.database));
  return {
    ask: async ({ method, path, body }) => {
      const response = await app.request(path, { method, ...(body !== undefined && { body }) });
      return { ok: response.ok, body: await response.text() };
    },
    close: opened.close,
  };
};

/** Carries out one operation: in the running server where there is one on an embedded database, else on the database. */
export const operate = async (config: Config, operation: Operation): Promise<Outcome> => {
  const operator = await connectOperator(config);
  try {
    return await operator.ask(operation);
  } finally {
    await operator.close();
  }
};
