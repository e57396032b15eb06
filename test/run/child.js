import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MINUTES = 60_000;
const LIMIT = 25 * MINUTES;
const GRACE = 10_000;

/** The exit code of a check that somebody stopped. */
export const INTERRUPTED = 130;

/** The folder of the clone. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The programs that npm installed, among them the Node that everything runs on. */
export const BIN = join(ROOT, 'node_modules', '.bin');

/** Every test file and every server under test is a process: none of them strips the types of the same modules again. */
const COMPILE_CACHE = join(ROOT, 'node_modules', '.cache', 'node');

const kill = ({ pid }, signal) => {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
};

/** Runs a program to its end, with its children, and gives its exit code; an undefined variable is taken away. */
export const run = (program, words, variables = {}) =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      PATH: `${BIN}:${process.env.PATH ?? ''}`,
      ...variables,
    };
    const child = spawn(program, words, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });

    const stop = () => {
      kill(child, 'SIGTERM');
      setTimeout(() => kill(child, 'SIGKILL'), GRACE).unref();
    };
    const limit = setTimeout(() => {
      console.log(`${program} was stopped after ${LIMIT / MINUTES} minutes.`);
      stop();
    }, LIMIT);
    const interrupt = () => {
      stop();
      process.exitCode = INTERRUPTED;
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);

    const end = (code) => {
      clearTimeout(limit);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      resolve(code);
    };
    child.once('error', (error) => {
      console.log(error.message);
      end(1);
    });
    child.once('close', (code) => end(code ?? 1));
  });
