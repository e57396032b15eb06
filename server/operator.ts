import { request } from 'node:http';
import { connect } from 'node:net';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { Hono } from 'hono';
import { pino } from 'pino';
import { check } from '../src/contract/check.ts';
import type { FieldError } from '../src/contract/problem.ts';
import { recordRoutes, type OperatorParts } from './cli/operator-routes.ts';
import { CAMPUS_FIELDS, CampusRecord } from './domain/campus.ts';
import { systemClock } from './domain/clock.ts';
import type { Config } from './config.ts';
import { importQuestions } from './import/import-questions.ts';
import { importRows } from './import/import.ts';
import { mappings } from './import/mappings.ts';
import { questionMappings } from './import/question-mappings.ts';
import { createClockGuard } from './jobs/clock-guard.ts';
import { sweepOnce } from './jobs/sweeps.ts';
import { openStorage } from './storage.ts';
import { listApplications } from './store/applications.ts';
import { saveCampus } from './store/catalogue.ts';
import { openDatabase, vacuum, type Database } from './store/database.ts';
import { databaseTime } from './store/sweep-state.ts';

/** What became of a file of campuses; `refused` says where in the file each is and what it should have been. */
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

const noMapping = (name: string, known: object): string =>
  `--mapping: ${JSON.stringify(name)} is not one of ${Object.keys(known).join(', ')}`;

/**
 * What the operator's commands ask of the marketplace. It never listens on the network: the embedded database belongs
 * to one process, so while a server runs the commands reach it by a socket in the server's own folder.
 */
export const createOperatorApp = (parts: OperatorParts) => {
  const { database, clock } = parts;
  return new Hono()
    .route('/', recordRoutes(parts))
    .get('/applications/:slug', async (context) =>
      context.json(await listApplications(database, context.req.param('slug'), clock())),
    )
    .post('/campuses', async (context) =>
      context.json(await saveCampuses(database, await context.req.text())),
    )
    .post('/import', async (context) => {
      const { mapping: name = '', extension, ...given } = context.req.query();
      const mapping = Object.hasOwn(mappings, name) ? mappings[name] : undefined;
      if (!mapping) return context.text(noMapping(name, mappings), 400);
      const now = clock();
      const rows = mapping.read(await context.req.text(), { now, ...(extension && { extension }) });
      const summary = await importRows(database, rows, {
        sampleAt: 'sample' in given ? now : undefined,
        waiveRules: 'waive-rules' in given,
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

/** Unix allows 104 to 108 bytes. */
const LONGEST_SOCKET_PATH = 100;

/** The path of the socket by which commands reach a running server. */
export const operatorSocket = (dataDir: string): string => {
  const folder = resolve(dataDir);
  const path = join(folder, 'operator.sock');
  if (path.length <= LONGEST_SOCKET_PATH) return path;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(tmpdir(), `micro-internships-${name}.sock`);
};

/** Whether a server runs on a data folder. */
export const isOperatorRunning = (dataDir: string): Promise<boolean> =>
  new Promise((answer) => {
    const socket = connect(operatorSocket(dataDir));
    socket.once('connect', () => {
      socket.end();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });

interface Operation {
  method: 'GET' | 'POST';
  path: string;
  body?: string;
}

interface Outcome {
  ok: boolean;
  body: string;
}

const askServer = (socketPath: string, { method, path, body }: Operation): Promise<Outcome> =>
  new Promise((answer, fail) => {
    const sent = request({ socketPath, method, path }, (response) => {
      text(response).then((received) => answer({ ok: response.statusCode === 200, body: received }), fail);
    });
    sent.once('error', fail);
    sent.end(body);
  });

/** A way to the marketplace for a command that asks more than once. */
export interface Operator {
  ask: (operation: Operation) => Promise<Outcome>;
  close: () => Promise<void>;
}

/** All that a command needs that works without a server. */
const openParts = (config: Config, database: Database): OperatorParts => {
  const clock = systemClock;
  const log = pino({ level: 'error', base: null }, pino.destination(2));
  const isEmbedded = config.databaseUrl === undefined;
  const storage = openStorage(config, { database, log });
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
  if (config.databaseUrl === undefined && (await isOperatorRunning(config.dataDir))) {
    const socketPath = operatorSocket(config.dataDir);
    return { ask: (operation) => askServer(socketPath, operation), close: () => Promise.resolve() };
  }
  const { database, close } = await openDatabase(config);
  const app = createOperatorApp(openParts(config, database));
  return {
    ask: async ({ method, path, body }) => {
      const response = await app.request(path, { method, ...(body !== undefined && { body }) });
      return { ok: response.ok, body: await response.text() };
    },
    close,
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
