import { readFile, writeFile } from 'node:fs/promises';

const FILES = {
  manifest: new URL('../custom-elements.json', import.meta.url),
  page: new URL('attributes.md', import.meta.url),
};

const BEGIN = '<!-- attributes: made by `npm run manifest` -->\n';
const END = '<!-- /attributes -->\n';

/** Order of the tables: list, form, provider. */
const TAGS = ['micro-internship-feed', 'micro-internship-apply', 'micro-internship-provider'];

interface Declaration {
  tagName?: string;
  attributes?: { name: string; description?: string; inheritedFrom?: unknown }[];
}

interface Manifest {
  modules: { declarations?: Declaration[] }[];
}

const attributeTable = ({ modules }: Manifest): string =>
  modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName !== undefined)
    .toSorted((one, other) => TAGS.indexOf(one.tagName ?? '') - TAGS.indexOf(other.tagName ?? ''))
    .map(({ tagName, attributes = [] }) => {
      const inherited = attributes.filter(({ inheritedFrom }) => inheritedFrom);
      const own = attributes.filter(({ inheritedFrom }) => !inheritedFrom);
      const rows = [...own, ...inherited].map(
        ({ name, description = '' }) => `| \`${name}\` | ${description} |\n`,
      );
      return `\n| \`<${tagName}>\` | |\n|---|---|\n${rows.join('')}`;
    })
    .join('');

/** The page of attributes as committed, and as the manifest's descriptions make it now. */
export const attributesPage = async (): Promise<{ committed: string; current: string }> => {
  const [manifest, committed] = await Promise.all([
    readFile(FILES.manifest, 'utf8'),
    readFile(FILES.page, 'utf8'),
  ]);
  const begin = committed.indexOf(BEGIN) + BEGIN.length;
  const end = committed.indexOf(END);
  const table = attributeTable(JSON.parse(manifest) as Manifest);
  return { committed, current: `${committed.slice(0, begin)}${table}\n${committed.slice(end)}` };
};

if (import.meta.main) await writeFile(FILES.page, (await attributesPage()).current);
