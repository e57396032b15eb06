import { readdirSync } from 'node:fs';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const root = import.meta.dirname;
const LIBRARY = ['src/**/*.ts', 'widgets/**/*.ts'];
const TESTS = ['**/*.test.ts', 'test/**'];

/** What each floor of `src` may import: the folders below it, and these packages. */
const FLOORS = {
  base: { folders: [], packages: ['lit', 'lit/.*'] },
  contract: { folders: ['base'], packages: ['zod/mini'] },
  api: { folders: ['base', 'contract'], packages: ['zod/mini'] },
  i18n: { folders: ['base', 'contract'], packages: [] },
  theme: { folders: ['base', 'contract'], packages: ['lit'] },
  runtime: {
    folders: ['base', 'contract', 'api', 'i18n', 'theme'],
    packages: ['lit', 'lit/.*', '@lit/context', 'zod/mini'],
  },
  ui: { folders: ['base', 'contract', 'api', 'i18n', 'theme'], packages: ['lit', 'lit/.*'] },
  features: {
    folders: ['base', 'contract', 'api', 'i18n', 'theme', 'runtime', 'ui'],
    packages: ['lit', 'lit/.*', 'zod/mini'],
  },
};
const WIDGET_PACKAGES = ['lit', 'lit/.*', '@lit/context'];
const DOMAIN_PACKAGES = ['zod/mini', 'node:crypto', 'node:util'];

/** Imports of each floor of `server` within it: the floors below, and what stands beside them. */
const SERVER_FLOORS = {
  store: ['domain'],
  adapters: ['domain'],
  // The rate limiter writes its table by itself, so it needs the name.
  http: ['domain', 'adapters', 'store/schema.ts', 'store/schema'],
  mail: ['domain', 'store', 'adapters'],
  import: ['domain', 'store'],
  services: ['domain', 'store', 'mail', 'adapters', 'http', 'context.ts', 'config.ts', 'storage.ts'],
  api: ['domain', 'services', 'http', 'context.ts'],
  syndication: ['domain', 'services', 'http', 'context.ts'],
  web: ['domain', 'services', 'mail', 'http', 'syndication', 'context.ts'],
  jobs: ['domain', 'store', 'services', 'mail', 'adapters'],
  cli: [
    ...['domain', 'store', 'services', 'mail', 'adapters', 'import', 'jobs', 'api', 'web'],
    ...['config.ts', 'listen.ts', 'open-database.ts', 'start-error.ts', 'storage.ts'],
  ],
};

const FEATURES = readdirSync(`${root}/src/features`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** A glob of all files in a folder, or of one file; the clone may lie in a folder whose name looks like a glob. */
const inside = (path) => `${root.replace(/[[{*?(]/g, '[$&]')}/${path}${path.endsWith('.ts') ? '{,}' : '/**'}`;

/** A zone whose files import nothing of that folder but what is allowed. */
const zone = (target, allowed, message, folder = '.') => ({
  target: inside(target),
  from: inside(folder),
  except: [...allowed, 'node_modules', 'server/node_modules'].map(inside),
  message,
});

const floors = (zones) => ({ 'import-x/no-restricted-paths': ['error', { zones }] });

const floorZones = [
  ...Object.entries(FLOORS).map(([folder, { folders }]) =>
    zone(
      `src/${folder}`,
      [folder, ...folders].map((name) => `src/${name}`),
      `src/${folder} imports ${folders.join(', ') || 'no other folder'}.`,
    ),
  ),
  ...FEATURES.map((feature) =>
    zone(
      `src/features/${feature}`,
      [`src/features/${feature}`],
      'Features never import each other; the widget composes them.',
      'src/features',
    ),
  ),
  zone('widgets', ['src', 'widgets'], 'Widgets import src alone.'),
  zone(
    'server',
    [
      'server',
      'src/contract',
      'src/ui',
      'src/features',
      'src/i18n',
      'src/theme',
      'src/runtime/config.ts',
      'src/runtime/options.ts',
      'src/runtime/config-errors.lazy.ts',
      'src/runtime/page-links.ts',
      'widgets',
    ],
    'The server imports the contract, the grammar of settings and what renders: ui, features, i18n, theme, the widget classes.',
  ),
  zone('server/domain', ['server/domain', 'src/contract'], 'The rules of the domain know no I/O.'),
  ...Object.entries(SERVER_FLOORS).map(([folder, lower]) =>
    zone(
      `server/${folder}`,
      [folder, ...lower].map((name) => `server/${name}`),
      `server/${folder} imports ${lower.join(', ')} of the server.`,
      'server',
    ),
  ),
];

/** A pattern that refuses every package but these, each a regular expression. */
const onlyPackages = (packages, message) => ({
  regex: `^(?!\\.|(?:${packages.join('|') || '\\.'})$)`,
  message,
});

const BANNED_MODULES = [
  {
    regex: '^lit/directives/(unsafe-.*|style-map)(\\.js)?$|^lit/static-html(\\.js)?$',
    message: 'Markup is data and styles are classes: a strict policy blocks the rest.',
  },
  {
    regex: '^zod$|^zod/(?!mini$)',
    message: 'Classic zod is too large and probes `new Function`: use zod/mini.',
  },
];

const imports = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: [...BANNED_MODULES, ...patterns] }],
});

const HTML_SINKS =
  '/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment)$/';
const TEMPLATE = 'TaggedTemplateExpression[tag.name=/^(html|svg|mathml)$/] TemplateElement';

const SYNTAX = [
  { selector: 'TSEnumDeclaration', message: 'Use an `as const` list.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' },
];
const LIBRARY_SYNTAX = [
  ...SYNTAX,
  { selector: 'ImportExpression[source.value=/^[^.]/]', message: 'Import a package at the top of a file.' },
];
const MARKUP_SYNTAX = [
  ...LIBRARY_SYNTAX,
  { selector: `MemberExpression[property.name=${HTML_SINKS}]`, message: 'Render a template.' },
  { selector: `MemberExpression[property.value=${HTML_SINKS}]`, message: 'Render a template.' },
  { selector: `${TEMPLATE}[value.raw=/[\\s.](inner|outer)HTML\\s*=/i]`, message: 'Render a template.' },
  {
    selector: `${TEMPLATE}[value.raw=/[\\s.?]style\\s*=/i]`,
    message: 'A strict policy blocks it: use a class.',
  },
];
const syntax = (selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });

const DOCUMENT_GLOBALS = [
  'document',
  'window',
  'localStorage',
  'sessionStorage',
  'location',
  'history',
  'top',
];
const globals = (names) => ({
  'no-restricted-globals': [
    'error',
    ...names.map((name) => ({ name, message: 'Only src/runtime and widgets know the page.' })),
  ],
});

export default defineConfig(
  {
    ignores: [
      'dist/',
      'dist-stories/',
      'data/',
      'coverage/',
      '**/node_modules/',
      'docs/types/',
      'test/hosts/types/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  {
    files: ['**/*.{ts,js}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })] },
    rules: {
      ...syntax(SYNTAX),
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
            // @open-wc/semantic-dom-diff types every `equal` of chai as a promise, which none is.
            { from: 'package', package: 'chai', name: 'Equal' },
          ],
        },
      ],
      // Types are compared by their structure here, and the types of a Hono app grow with its routes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['**/*.config.{js,ts}', '{stories,.storybook}/**', 'test/run/node-counts.js'],
    rules: { 'no-restricted-exports': 'off' },
  },

  {
    files: [...LIBRARY, 'stories/**/*.ts'],
    extends: [
      lit['flat/recommended'],
      wc['flat/recommended'],
      wc['flat/best-practice'],
      litA11y.configs.recommended,
    ],
    settings: { wc: { elementBaseClasses: ['LitElement', 'WidgetElement'] } },
    // WebKit drops the semantics of a list without markers unless its role is spelled out.
    rules: { 'lit-a11y/no-redundant-role': 'off' },
  },
  { files: LIBRARY, rules: { ...syntax(MARKUP_SYNTAX), ...imports() } },
  { files: ['src/**/*.ts'], ignores: ['src/runtime/**'], rules: globals(DOCUMENT_GLOBALS) },
  { files: ['src/runtime/**/*.ts', 'widgets/**/*.ts'], rules: globals(['top']) },
  { files: ['src/base/warn.ts'], rules: { 'no-console': 'off' } },

  { files: [...LIBRARY, 'server/**/*.ts'], ignores: TESTS, rules: floors(floorZones) },
  ...Object.entries(FLOORS).map(([folder, { packages }]) => ({
    files: [`src/${folder}/**/*.ts`],
    ignores: TESTS,
    rules: imports(onlyPackages(packages, `src/${folder} imports ${packages.join(', ') || 'no package'}.`)),
  })),
  {
    files: ['src/api/retry.lazy.ts'],
    rules: imports(onlyPackages(['ky'], 'src/api/retry.lazy.ts is for ky.')),
  },
  {
    files: ['widgets/**/*.ts'],
    ignores: TESTS,
    rules: {
      ...imports(onlyPackages(WIDGET_PACKAGES, `widgets import ${WIDGET_PACKAGES.join(', ')}.`)),
      // The type of a feature that is loaded later.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    // Our own pages and frames: what hydrates them, and what reads the messages of the pages around them.
    files: ['widgets/hosted.ts', 'widgets/frame.ts'],
    rules: imports(
      onlyPackages(
        [...WIDGET_PACKAGES, 'zod/mini', '@lit-labs/ssr-client/.*'],
        'These import lit, @lit/context, zod/mini and the hydration of Lit.',
      ),
    ),
  },
  {
    files: ['server/**/*.ts'],
    ignores: [...TESTS, 'server/domain/**'],
    rules: imports({
      regex:
        '/widgets/(?!.*(?:-element|-messages|parts|deferred\\.lazy|posting-actions\\.lazy|receipt\\.lazy)\\.ts$)',
      message: 'An entry file has side effects: import the class, or what comes later.',
    }),
  },
  {
    files: ['server/domain/**/*.ts'],
    ignores: TESTS,
    rules: imports(onlyPackages(DOMAIN_PACKAGES, 'The rules of the domain know no I/O.')),
  },

  {
    files: TESTS,
    rules: {
      ...syntax(SYNTAX),
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-globals': 'off',
    },
  },
  {
    files: ['src/**/*.test.ts', 'widgets/**/*.test.ts'],
    rules: floors(
      ['src', 'widgets'].map((folder) =>
        zone(folder, ['src', 'widgets', 'test', 'demo'], 'A test of the library knows no server.'),
      ),
    ),
  },
  {
    files: ['src/**/*.test.ts', 'widgets/**/*.test.ts'],
    rules: { 'lit-a11y/anchor-is-valid': 'off', 'wc/guard-super-call': 'off' },
  },
  { files: ['test/**', 'bench/**'], rules: { 'no-console': 'off' } },
);
