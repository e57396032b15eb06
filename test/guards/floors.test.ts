import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let eslint: ESLint;

/** The rules that the text breaks, as if it stood in that file. */
const broken = async (filePath: string, text: string): Promise<(string | null)[]> => {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: `${ROOT}${filePath}` });
  assert.equal(result?.fatalErrorCount, 0, result?.messages[0]?.message);
  return result.messages.map(({ ruleId }) => ruleId);
};

const imported = (path: string): string => `import * as all from '${path}';\nexport const used = all;`;

const PATHS = 'import-x/no-restricted-paths';
const PACKAGES = 'no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';
const GLOBALS = 'no-restricted-globals';

const WRONG: [what: string, file: string, text: string, rule: string][] = [
  ['base importing a feature', 'src/base/x.ts', imported('../features/feed/feed-store.ts'), PATHS],
  ['base importing the contract', 'src/base/x.ts', imported('../contract/feed.ts'), PATHS],
  ['base importing a package', 'src/base/x.ts', imported('zod/mini'), PACKAGES],
  ['the contract importing the client', 'src/contract/x.ts', imported('../api/client.ts'), PATHS],
  ['the contract importing lit', 'src/contract/x.ts', imported('lit'), PACKAGES],
  ['api importing its neighbour i18n', 'src/api/x.ts', imported('../i18n/locales.ts'), PATHS],
  ['i18n importing its neighbour api', 'src/i18n/x.ts', imported('../api/client.ts'), PATHS],
  ['theme importing its neighbour i18n', 'src/theme/x.ts', imported('../i18n/locales.ts'), PATHS],
  ['runtime importing its neighbour ui', 'src/runtime/x.ts', imported('../ui/card.ts'), PATHS],
  ['ui importing its neighbour runtime', 'src/ui/x.ts', imported('../runtime/config.ts'), PATHS],
  ['ui importing a feature', 'src/ui/x.ts', imported('../features/feed/feed-store.ts'), PATHS],
  ['feed importing apply', 'src/features/feed/x.ts', imported('../apply/apply.lazy.ts'), PATHS],
  ['apply importing posting', 'src/features/apply/x.ts', imported('../posting/posting.lazy.ts'), PATHS],
  ['posting importing feed', 'src/features/posting/x.ts', imported('../feed/feed-store.ts'), PATHS],
  [
    'feed importing posting lazily',
    'src/features/feed/x.ts',
    "export const later = () => import('../posting/posting.lazy.ts');",
    PATHS,
  ],
  [
    'feed naming a type of posting',
    'src/features/feed/x.ts',
    "export type { DetailState } from '../posting/posting.lazy.ts';",
    PATHS,
  ],
  ['src importing the server', 'src/features/feed/x.ts', imported('../../../server/domain/money.ts'), PATHS],
  ['src importing the demo', 'src/ui/x.ts', imported('../../demo/data/dates.ts'), PATHS],
  ['src importing a test', 'src/ui/x.ts', imported('../../test/guards/floors.test.ts'), PATHS],
  ['a widget importing the server', 'widgets/feed/x.ts', imported('../../server/domain/money.ts'), PATHS],
  ['a test of src importing the server', 'src/ui/x.test.ts', imported('../../server/domain/money.ts'), PATHS],
  ['the server importing the client', 'server/http/x.ts', imported('../../src/api/client.ts'), PATHS],
  ['the server importing the demo', 'server/http/x.ts', imported('../../demo/data/dates.ts'), PATHS],
  [
    'the server importing an entry file',
    'server/http/x.ts',
    imported('../../widgets/micro-internships.ts'),
    PACKAGES,
  ],
  ['the domain importing the store', 'server/domain/x.ts', imported('../store/database.ts'), PATHS],
  ['the store importing a service', 'server/store/x.ts', imported('../services/erasure.ts'), PATHS],
  ['the store importing http', 'server/store/x.ts', imported('../http/problems.ts'), PATHS],
  ['a service importing the API', 'server/services/x.ts', imported('../api/reports.ts'), PATHS],
  ['a service importing a page', 'server/services/x.ts', imported('../web/routes.ts'), PATHS],
  ['a service importing a job', 'server/services/x.ts', imported('../jobs/sweeps.ts'), PATHS],
  ['a page importing the store', 'server/web/x.ts', imported('../store/postings.ts'), PATHS],
  [
    'a page naming a type of the store',
    'server/web/x.ts',
    "export type { PostingRow } from '../store/postings.ts';",
    PATHS,
  ],
  ['a page importing the API', 'server/web/x.ts', imported('../api/reports.ts'), PATHS],
  ['the API importing the store', 'server/api/x.ts', imported('../store/postings.ts'), PATHS],
  ['the API importing a page', 'server/api/x.ts', imported('../web/routes.ts'), PATHS],
  ['a feed importing the store', 'server/syndication/x.ts', imported('../store/postings.ts'), PATHS],
  ['the kit importing a service', 'server/http/x.ts', imported('../services/erasure.ts'), PATHS],
  ['the kit importing the store', 'server/http/x.ts', imported('../store/postings.ts'), PATHS],
  ['the kit importing the services type', 'server/http/x.ts', imported('../context.ts'), PATHS],
  ['a job importing a page', 'server/jobs/x.ts', imported('../web/routes.ts'), PATHS],
  ['a job importing the server', 'server/jobs/x.ts', imported('../server.ts'), PATHS],
  ['a command importing the server', 'server/cli/x.ts', imported('../server.ts'), PATHS],
  ['the domain importing http', 'server/domain/x.ts', imported('../http/body.ts'), PATHS],
  ['the domain reading files', 'server/domain/x.ts', imported('node:fs'), PACKAGES],
  ['classic zod', 'src/contract/x.ts', imported('zod'), PACKAGES],
  ['ky outside retry.lazy.ts', 'src/api/x.ts', imported('ky'), PACKAGES],
  ['ky loaded lazily', 'src/api/x.ts', "export const later = () => import('ky');", SYNTAX],
  ['unsafeHTML in a widget', 'widgets/feed/x.ts', imported('lit/directives/unsafe-html.js'), PACKAGES],
  ['unsafeHTML in src', 'src/ui/x.ts', imported('lit/directives/unsafe-html.js'), PACKAGES],
  ['styleMap', 'src/ui/x.ts', imported('lit/directives/style-map.js'), PACKAGES],
  ['innerHTML', 'widgets/feed/x.ts', "export const x = (e: Element) => { e.innerHTML = ''; };", SYNTAX],
  [
    'insertAdjacentHTML',
    'src/ui/x.ts',
    "export const x = (e: Element) => e.insertAdjacentHTML('afterend', '');",
    SYNTAX,
  ],
  [
    'a bound innerHTML',
    'src/ui/x.ts',
    'export const x = (v: string) => html`<p .innerHTML=${v}></p>`;',
    SYNTAX,
  ],
  ['a style attribute', 'src/ui/x.ts', 'export const x = html`<p style="color: red"></p>`;', SYNTAX],
  ['console', 'src/api/x.ts', "console.warn('x');", 'no-console'],
  ['document outside runtime', 'src/ui/x.ts', 'export const x = () => document.title;', GLOBALS],
  ['localStorage outside runtime', 'src/api/x.ts', 'export const x = () => localStorage.length;', GLOBALS],
  ['a default export', 'src/ui/x.ts', 'export default 1;', 'no-restricted-exports'],
  ['an enum', 'server/domain/x.ts', 'export enum X { One }', SYNTAX],
];

const RIGHT: [what: string, file: string, text: string][] = [
  ['a feature importing lower floors', 'src/features/feed/x.ts', imported('../../api/client.ts')],
  ['a feature importing itself', 'src/features/feed/x.ts', imported('./feed-store.ts')],
  ['ky in retry.lazy.ts', 'src/api/retry.lazy.ts', imported('ky')],
  [
    'a widget composing features',
    'widgets/feed/x.ts',
    imported('../../src/features/posting/posting.lazy.ts'),
  ],
  ['the server importing the contract', 'server/http/x.ts', imported('../../src/contract/feed.ts')],
  ['the server importing a widget class', 'server/http/x.ts', imported('../../widgets/feed/feed-element.ts')],
  ['the store importing the domain', 'server/store/x.ts', imported('../domain/posting.ts')],
  ['a service importing the store', 'server/services/x.ts', imported('../store/postings.ts')],
  ['a page importing a service', 'server/web/x.ts', imported('../services/submit-application.ts')],
  ['a page importing the kit', 'server/web/x.ts', imported('../http/body.ts')],
  ['the API importing a service', 'server/api/x.ts', imported('../services/submit-application.ts')],
  ['a job importing a service', 'server/jobs/x.ts', imported('../services/erasure.ts')],
  ['a command importing a job', 'server/cli/x.ts', imported('../jobs/sweeps.ts')],
  ['document in a widget', 'widgets/feed/x.ts', 'export const x = () => document.title;'],
  ['a plain template', 'src/ui/x.ts', 'export const x = html`<p class="style">Our style of work</p>`;'],
];

describe('the floors', () => {
  before(() => {
    // The types are not needed here, and such files are not on the disk.
    eslint = new ESLint({ cwd: ROOT, overrideConfig: [tseslint.configs.disableTypeChecked] as never });
  });

  for (const [what, file, text, rule] of WRONG) {
    it(`refuse ${what}`, async () => {
      const rules = await broken(file, text);

      assert.ok(rules.includes(rule), `${rule} is silent: ${rules.join(', ') || 'nothing is'} reported`);
    });
  }

  for (const [what, file, text] of RIGHT) {
    it(`allow ${what}`, async () => {
      const rules = await broken(file, text);

      assert.deepEqual(
        rules.filter((rule) => rule !== null && [PATHS, PACKAGES, SYNTAX, GLOBALS].includes(rule)),
        [],
      );
    });
  }
});
