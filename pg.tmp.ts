import { spawnSync } from 'node:child_process';
import { startPostgres } from './test/kit/postgres.ts';
const pg = await startPostgres();
const r = spawnSync(process.execPath, ['--test', ...process.argv.slice(2)], { env: { ...process.env, DATABASE_URL: pg!.url }, encoding: 'utf8' });
console.log(r.stdout.split('\n').filter((l) => !/✔|^serveStatic/.test(l)).join('\n'));
await pg!.stop();
