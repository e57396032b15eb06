import type { ArgTypes, Meta, StoryContext } from '@storybook/web-components-vite';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { action } from 'storybook/actions';
import { expect, waitFor } from 'storybook/test';
import manifest from '../../custom-elements.json' with { type: 'json' };
import { SORTS } from '../../src/contract/feed.ts';
import { FILTER_NAMES } from '../../src/contract/filters.ts';
import { LAYOUTS } from '../../src/runtime/options.ts';
import { DEPARTMENTS } from '../../src/contract/primitives.ts';
import { CAMPUSES, POSTINGS } from '../../test/mocks/data.ts';
import { scenarios, type ScenarioName } from '../../test/mocks/scenarios.ts';
import '../../widgets/micro-internships.ts';

/** Args of a widget's story: attributes by their names, several words as a list. */
export type Attributes = Record<string, string | number | readonly string[] | undefined>;

/** Parts of the manifest that stories read. */
interface Declaration {
  attributes: readonly { name: string; fieldName: string; description: string; type: { text: string } }[];
  events: readonly { name: string }[];
}

const declarationOf = (tag: string): Declaration => {
  const declared = manifest.modules
    .flatMap((module): readonly object[] => module.declarations)
    .find((declaration) => 'tagName' in declaration && declaration.tagName === tag);
  if (!declared) throw new Error(`The manifest lacks <${tag}>: npm run manifest.`);
  return declared as Declaration;
};

const slugs = (items: readonly { slug: string }[]): string[] => items.map(({ slug }) => slug);

/** The attributes whose values are chosen from a list. */
const CONTROLS: ArgTypes = {
  campus: { control: 'select', options: slugs(CAMPUSES) },
  department: { control: 'check', options: DEPARTMENTS },
  filters: { control: 'check', options: FILTER_NAMES },
  sort: { control: 'select', options: SORTS },
  layout: { control: 'select', options: LAYOUTS },
  'page-size': { control: { type: 'number', min: 1, max: 100 } },
  'heading-level': { control: { type: 'number', min: 1, max: 4 } },
  'micro-internship': { control: 'select', options: slugs(POSTINGS) },
};

const argTypesOf = ({ attributes }: Declaration): ArgTypes => {
  // The manifest names a property beside its attribute; one of them is enough.
  const properties = attributes.filter(({ name, fieldName }) => name !== fieldName);
  return {
    ...Object.fromEntries(properties.map(({ fieldName }) => [fieldName, { table: { disable: true } }])),
    ...Object.fromEntries(
      attributes.map(({ name, description, type }) => [
        name,
        {
          name,
          description,
          control: 'text',
          table: { category: 'attributes', type: { summary: type.text } },
          ...CONTROLS[name],
        },
      ]),
    ),
  };
};

const place = (tag: string, attributes: Attributes): HTMLElement => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
    if (text !== '') element.setAttribute(name, text);
  }
  const link = document.createElement('a');
  link.href = 'https://marketplace.example/';
  link.textContent = 'Micro-internships on the marketplace';
  element.append(link);
  return element;
};

/** Meta of a widget's stories: attributes as controls, events as actions, its network by a scenario. */
export const widget = (tag: string): Meta<Attributes> => {
  const declaration = declarationOf(tag);
  return {
    component: tag,
    argTypes: argTypesOf(declaration),
    loaders: [mswLoader()],
    beforeEach: ({ msw, parameters }) => {
      // What one story has typed is not kept for the next.
      localStorage.clear();
      const { scenario = 'default' } = parameters as { scenario?: ScenarioName };
      msw.use(...scenarios[scenario]());
      // What the visitor of the story before looked at is in the address.
      const params = new URLSearchParams(location.search);
      for (const name of [...params.keys()]) if (name.startsWith('mi')) params.delete(name);
      history.replaceState(null, '', `?${params}`);
    },
    render: (attributes) => {
      const element = place(tag, attributes);
      for (const { name } of declaration.events) element.addEventListener(name, action(name));
      return element;
    },
  };
};

const PATIENCE = { timeout: 15_000 };

type Canvas = Pick<StoryContext, 'canvasElement'>;

/** The root of the one widget of a story. */
const rootIn = ({ canvasElement }: Canvas): ShadowRoot => {
  const root = [...canvasElement.querySelectorAll('*')].find(({ shadowRoot }) => shadowRoot)?.shadowRoot;
  if (!root) throw new Error('There is no widget.');
  return root;
};

/** Waits until a widget shows a text. */
export const sees = async (canvas: Canvas, text: string): Promise<void> => {
  await waitFor(() => {
    const shown = rootIn(canvas).querySelector<HTMLElement>('.root');
    void expect(shown?.innerText ?? '').toContain(text);
  }, PATIENCE);
};

/** Presses the one thing with that text. */
export const press = (canvas: Canvas, text: string): void => {
  const named = [...rootIn(canvas).querySelectorAll<HTMLElement>('a, button, summary')].find((element) =>
    element.innerText.includes(text),
  );
  if (!named) throw new Error(`There is no “${text}” to press.`);
  named.click();
};

/** Fills a field of a form by its name. */
export const fill = (canvas: Canvas, name: string, value: string): void => {
  const field = rootIn(canvas).querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (!field) throw new Error(`There is no field “${name}”.`);
  if (field.type === 'checkbox' || field.type === 'radio') field.click();
  else field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
