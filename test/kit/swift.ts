import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { freePort } from './postgres.ts';
import { filesUrlOf, type TestS3 } from './s3.ts';

const run = promisify(execFile);

/** The servers of a Swift, the one that speaks S3 last. */
const STORES = ['account', 'container', 'object'] as const;
const PROGRAMS = [...STORES, 'proxy'].map((name) => `/usr/bin/swift-${name}-server`);
const BUCKET = 'marketplace';
const KEYS = { accessKeyId: 'test:tester', secretAccessKey: 'testing' };
const START_MILLISECONDS = 60_000;

/** The reason why the tests on Swift do not run, if they do not. */
export const reasonToSkipSwift = (): string | false => {
  if (process.env.TEST_FULL === undefined) return 'Swift is a part of the full run: TEST_FULL=1';
  return PROGRAMS.every((program) => existsSync(program)) ? false : 'Debian’s packages of Swift are missing';
};

const swiftConf = `[swift-hash]
swift_hash_path_prefix = test
swift_hash_path_suffix = test
[storage-policy:0]
name = Policy-0
default = yes
`;

const common = (folder: string, port: number) => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${folder}
devices = ${folder}/devices
mount_check = false
`;

const storeConf = (name: string) => `[pipeline:main]
pipeline = ${name}-server
[app:${name}-server]
use = egg:swift#${name}
`;

/** The cache is asked for by the sign-in, and does without a server of its own. */
const proxyConf = `[pipeline:main]
pipeline = catch_errors cache s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = ${KEYS.secretAccessKey} .admin
[filter:slo]
use = egg:swift#slo
`;

/** One device that has everything. */
const buildRing = async (folder: string, name: string, port: number): Promise<void> => {
  const build = (...words: string[]) =>
    run('swift-ring-builder', [join(folder, `${name}.builder`), ...words]);
  await build('create', '4', '1', '1');
  await build('add', `r1z1-127.0.0.1:${port}/d1`, '1');
  await build('rebalance');
};

const startProgram = (folder: string, name: string) => {
  const child = spawn(`/usr/bin/swift-${name}-server`, [join(folder, `${name}-server.conf`)], {
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  return async () => {
    child.kill();
    await ended;
  };
};

/** Makes the bucket as soon as somebody is there to do so. */
const makeBucket = async (endpoint: string): Promise<void> => {
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: KEYS });
  const deadline = Date.now() + START_MILLISECONDS;
  for (;;)
    try {
      await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
      break;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await setTimeout(200);
    }
  client.destroy();
};

/** Starts a throw-away Swift from Debian's packages, with its S3 API, on free ports. */
export const startSwift = async (): Promise<TestS3> => {
  const folder = await mkdtemp(join(tmpdir(), 'swift-'));
  await mkdir(join(folder, 'devices', 'd1'), { recursive: true });
  await writeFile(join(folder, 'swift.conf'), swiftConf);
  const stops: (() => Promise<void>)[] = [];
  for (const name of STORES) {
    const port = await freePort();
    await buildRing(folder, name, port);
    await writeFile(join(folder, `${name}-server.conf`), common(folder, port) + storeConf(name));
    stops.push(startProgram(folder, name));
  }
  const port = await freePort();
  await writeFile(join(folder, 'proxy-server.conf'), common(folder, port) + proxyConf);
  stops.push(startProgram(folder, 'proxy'));
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    for (const stopProgram of stops.toReversed()) await stopProgram();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await makeBucket(endpoint);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    endpoint,
    filesUrl: (prefix = '', by = endpoint) => filesUrlOf(BUCKET, prefix, by),
    environment: { AWS_ACCESS_KEY_ID: KEYS.accessKeyId, AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey },
    stop,
  };
};
