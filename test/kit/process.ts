import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Output and exit code of a command. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The server as a process of its own. */
export interface ServerProcess {
  url: string;
  /** Bytes of memory that the process holds, by Linux's account of it. */
  memory: () => Promise<number>;
  /** Everything it has written so far. */
  output: () => string;
  /** Asks it to stop and waits until it has. */
  stop: () => Promise<void>;
  /** Ends it in the middle of whatever it does. */
  kill: () => Promise<void>;
}

/** A script that runs. */
export interface RunningScript {
  child: ChildProcess;
  /** Output so far. */
  written: { stdout: string; stderr: string };
  /** Its end, and with it all that it has written. */
  ended: Promise<unknown>;
}

/** Starts a script of the project with nothing in its environment but what is given. */
export const startScript = (
  script: string,
  parameters: string[],
  environment: Record<string, string>,
): RunningScript => {
  const { PATH = '', TMPDIR = '/tmp', NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [script, ...parameters], {
    cwd: root,
    env: { PATH, TMPDIR, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  return { child, written, ended: once(child, 'close') };
};

/** Runs a script of the project with nothing in its environment but what is given. */
export const runScript = async (
  script: string,
  parameters: string[],
  environment: Record<string, string>,
): Promise<Ended> => {
  const { child, written, ended } = startScript(script, parameters, environment);
  await ended;
  return { code: child.exitCode, ...written };
};

/** Starts `server/main.ts` on a free port and waits until it listens. */
export const startServerProcess = async (environment: Record<string, string>): Promise<ServerProcess> => {
  const { child, written, ended } = startScript('server/main.ts', [], {
    PORT: '0',
    LOG_LEVEL: 'info',
    ...(environment.DATABASE_URL && {
      PUBLIC_URL: 'https://marketplace.example',
      FILES_SHARED: 'yes',
      DRAIN_SECONDS: '0',
    }),
    ...environment,
  });
  const output = () => written.stdout + written.stderr;
  const url = await new Promise<string>((answer, fail) => {
    child.stdout?.on('data', () => {
      const [, found] = /"url":"([^"]+)"[^\n]*"msg":"listening"/.exec(written.stdout) ?? [];
      if (found !== undefined) answer(found);
    });
    void ended.then(() => fail(new Error(`the server ended: ${output()}`)));
  });
  const memory = async () => {
    const status = await readFile(`/proc/${child.pid ?? 'self'}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
  };
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { url, memory, output, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
};

/** A server that is killed and started again at the same address, with what it finds in its data folder. */
export interface MortalServer {
  url: string;
  kill: () => Promise<void>;
  startAgain: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts the server on a data folder. */
export const startMortalServer = async (dataDir: string): Promise<MortalServer> => {
  let server = await startServerProcess({ DATA_DIR: dataDir });
  const { url } = server;
  const { port } = new URL(url);
  return {
    url,
    kill: () => server.kill(),
    startAgain: async () => {
      server = await startServerProcess({ DATA_DIR: dataDir, PORT: port });
    },
    stop: () => server.stop(),
  };
};
