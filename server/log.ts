import { pino, type Logger } from 'pino';
import type { Config } from './config.ts';
import { requestIdInLog } from './http/request-log.ts';

/** Creates the server's log: lines to read on a terminal, JSON everywhere else. */
export const createLog = async ({ logLevel }: Pick<Config, 'logLevel'>): Promise<Logger> => {
  const options = { level: logLevel, base: null, mixin: requestIdInLog };
  if (!process.stdout.isTTY) return pino(options);
  const { default: pretty } = await import('pino-pretty');
  return pino(options, pretty({ sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss' }));
};
