import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { prepareDataDir } from '../test/kit/database.ts';
import { eventually, makeDataDir } from '../test/kit/marketplace.ts';
import { runScript, startServerProcess } from '../test/kit/process.ts';
import { startServer } from './server.ts';
import { readConfig } from './config.ts';

const skip = process.env.DATABASE_URL ? 'the same with either database' : false;
const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

const aDataDir = async (): Promise<string> => {
  const { dataDir, remove } = await makeDataDir();
  closing.push(remove);
  await prepareDataDir(dataDir);
  return dataDir;
};

describe('a server that is asked to stop', { skip }, () => {
  it('is not ready at once, and still answers for as long as it is told', async () => {
    const server = await startServerProcess({ DATA_DIR: await aDataDir(), DRAIN_SECONDS: '4' });
    const status = async (path: string) => (await fetch(new URL(path, server.url))).status;
    const ready = await status('/readyz');

    const stopped = server.stop();
    await eventually(
      () => status('/readyz'),
      (answer) => answer === 503,
    );
    const [health, feed] = [await status('/healthz'), await status('/v1/micro-internships')];
    await stopped;

    assert.deepEqual([ready, health, feed], [200, 200, 200]);
    await assert.rejects(status('/healthz'));
    assert.match(server.output(), /"msg":"stopped"/);
  });

  it('hands the database to a command that waits for it', async () => {
    const dataDir = await aDataDir();
    const config = readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' });
    const marketplace = await startServer(config);

    const closed = marketplace.close();
    const command = runScript('server/cli/applications.ts', ['none'], { DATA_DIR: dataDir });
    await closed;

    const { code, stderr } = await command;
    assert.deepEqual([code, stderr], [0, '']);
  });
});
