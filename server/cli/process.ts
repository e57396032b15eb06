import { inspect } from 'node:util';
import { ConfigError } from '../config.ts';
import { StartError } from '../start-error.ts';
import { printError } from './terminal.ts';

/** Closes on SIGTERM and SIGINT, in the order given, then ends. A second signal ends at once. */
export const closeOnSignal = (...parts: { close: () => Promise<void> }[]): void => {
  const stop = () => {
    process.once('SIGTERM', () => process.exit(1));
    process.once('SIGINT', () => process.exit(1));
    void (async () => {
      for (const part of parts) await part.close();
      process.exit(0);
    })();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

/** Ends with a message for the operator and no stack. */
export const exitWith = (message: string): never => {
  printError(message);
  process.exit(1);
};

/** `parseArgs` says which option of a command it does not know, or which lacks its value. */
const isWrongOption = (error: Error): boolean =>
  'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');

/**
 * The first statement of every program that opens the marketplace: nothing it makes is open to other users of the
 * machine, and an error that says what to do ends it without a stack.
 */
export const startProgram = (): void => {
  process.umask(0o077);
  process.on('uncaughtException', (error) => {
    const isExplained = error instanceof ConfigError || error instanceof StartError || isWrongOption(error);
    exitWith(isExplained ? error.message : inspect(error));
  });
};
