import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runScript } from '../../test/kit/process.ts';

describe('a command with an option that it does not know', () => {
  for (const [script, option] of [
    ['server/cli/reports.ts', '--nonsense'],
    ['server/cli/mails.ts', '-x'],
    ['server/cli/employer.ts', '--no-such=1'],
  ] as const)
    it(`says so without a stack: ${script} ${option}`, async () => {
      const { code, stdout, stderr } = await runScript(script, [option], { DATA_DIR: '/nowhere' });

      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, /^Unknown option '[^\n]+\n(?:npm run [^\n]+\n)?$/);
      assert.ok(stderr.includes(`'${option.split('=')[0]}'`), stderr);
    });
});
