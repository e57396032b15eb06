/** Writes the types for pages that place the elements from TypeScript, out of the manifest. `npm run manifest` */
import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { messages } from '../src/i18n/deferred-messages.en.ts';

const MANIFEST = new URL('../custom-elements.json', import.meta.url);
const FOLDER = new URL('./types/', import.meta.url);

interface Member {
  name: string;
  kind: 'field' | 'method';
  description?: string;
  type?: { text: string };
  return?: { type: { text: string } };
}

interface Declaration {
  kind: string;
  name: string;
  description?: string;
  tagName?: string;
  members?: Member[];
  attributes?: { name: string; description?: string; fieldName?: string }[];
  events?: { name: string; description?: string; type: { text: string } }[];
}

const doc = (text: string | undefined): string => (text ? `/** ${text.replaceAll('*/', '*\\/')} */\n` : '');

const block = (head: string, lines: readonly string[]): string => `${head} {\n${lines.join('\n')}\n}\n`;

const attributesOf = ({ name, attributes = [], tagName = '' }: Declaration): string =>
  block(`/** What may stand in the tag \`<${tagName}>\`. */\nexport interface ${name}Attributes`, [
    ...attributes
      .filter(({ name: attribute }) => attribute !== 'lang')
      .map(
        ({ name: attribute, description }) =>
          `${doc(description)}'${attribute}'?: ${attribute.startsWith('no-') ? 'string | boolean' : 'string'} | undefined;`,
      ),
    ...(attributes.some(({ name: attribute }) => attribute === 'sort')
      ? [
          `/** What the list begins with, by the name of a filter or of the order. */\n[begun: \`default-\${string}\`]: string | undefined;`,
        ]
      : []),
  ]);

const elementOf = ({
  name,
  description,
  members = [],
  attributes = [],
  events = [],
}: Declaration): string => {
  const properties = members.filter(
    (member) => member.kind === 'field' && attributes.some(({ fieldName }) => fieldName === member.name),
  );
  const methods = members.filter(({ kind }) => kind === 'method');
  return block(`${doc(description)}export interface ${name} extends HTMLElement`, [
    ...properties.map((member) => `${doc(member.description)}${member.name}: ${member.type?.text};`),
    ...methods.map((member) => `${doc(member.description)}${member.name}(): Promise<void>;`),
    ...events.map(
      (event) =>
        `${doc(event.description)}addEventListener(type: '${event.name}', listener: (event: ${event.type.text}) => void, options?: boolean | AddEventListenerOptions): void;`,
    ),
    ...(events.length > 0
      ? [
          'addEventListener<Type extends keyof HTMLElementEventMap>(type: Type, listener: (event: HTMLElementEventMap[Type]) => void, options?: boolean | AddEventListenerOptions): void;',
          'addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;',
        ]
      : []),
  ]);
};

const eventOf = ({ name, description, members = [] }: Declaration): string =>
  block(
    `${doc(description)}export interface ${name} extends Event`,
    members.map((member) => `readonly ${member.name}: ${member.type?.text};`),
  );

const HEAD = '// Made by `npm run manifest`.\n\n';

const plain = (elements: Declaration[], events: Declaration[]): string =>
  [
    HEAD,
    `/** Why something could not be loaded. */\nexport type WidgetErrorCode = ${Object.keys(messages.failures)
      .map((code) => `'${code}'`)
      .join(' | ')};\n`,
    ...events.map(eventOf),
    ...elements.flatMap((element) => [attributesOf(element), elementOf(element)]),
    block('declare global', [
      block(
        'interface HTMLElementTagNameMap',
        elements.map(({ tagName, name }) => `'${tagName}': ${name};`),
      ),
    ]),
  ].join('\n');

const importOf = (elements: Declaration[]): string => {
  const events = elements.flatMap(({ events: sent = [] }) => sent.map(({ type }) => type.text));
  const names = elements.flatMap(({ name }) => [name, `${name}Attributes`]);
  return `import type { ${[...names, ...new Set(events)].join(', ')} } from './micro-internships.js';\n`;
};

const handlers = ({ events = [] }: Declaration, nameOf: (event: string) => string): string =>
  `{ ${events.map(({ name, type }) => `'${nameOf(name)}'?: ((event: ${type.text}) => void) | undefined`).join('; ')} }`;

const react = (elements: Declaration[]): string =>
  [
    HEAD,
    "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
    importOf(elements),
    block("declare module 'react'", [
      block('namespace JSX', [
        block(
          'interface IntrinsicElements',
          elements.map(
            (element) =>
              `'${element.tagName}': DetailedHTMLProps<HTMLAttributes<${element.name}>, ${element.name}> & ${element.name}Attributes & ${handlers(element, (name) => `on${name}`)};`,
          ),
        ),
      ]),
    ]),
  ].join('\n');

const camel = (name: string): string =>
  name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

const vue = (elements: Declaration[]): string =>
  [
    HEAD,
    "import type { DefineComponent, HTMLAttributes } from 'vue';",
    importOf(elements),
    block("declare module 'vue'", [
      block(
        'interface GlobalComponents',
        elements.map(
          (element) =>
            `'${element.tagName}': DefineComponent<HTMLAttributes & ${element.name}Attributes & ${handlers(element, (name) => `on${camel(name)}`)}>;`,
        ),
      ),
    ]),
  ].join('\n');

/** The files of types, by their names, as the manifest has them now. */
export const hostTypes = async (): Promise<Map<string, string>> => {
  const { modules } = JSON.parse(await readFile(MANIFEST, 'utf8')) as {
    modules: { declarations?: Declaration[] }[];
  };
  const declarations = modules.flatMap(({ declarations: found = [] }) => found);
  const elements = declarations.filter(({ tagName }) => tagName !== undefined);
  const events = declarations.filter(({ name }) => /^Mi\w+Event$/.test(name));
  const files: [name: string, text: string][] = [
    ['micro-internships.d.ts', plain(elements, events)],
    ['react.d.ts', react(elements)],
    ['vue.d.ts', vue(elements)],
  ];
  const options = { parser: 'typescript', printWidth: 110, singleQuote: true };
  return new Map(
    await Promise.all(files.map(async ([name, text]) => [name, await format(text, options)] as const)),
  );
};

if (import.meta.main)
  for (const [name, text] of await hostTypes()) await writeFile(new URL(name, FOLDER), text);
