import * as z from 'zod/mini';
import { warn } from '../base/warn.ts';
import { FeedQuery, readSwitch } from '../contract/feed.ts';
import { FILTER_NAMES, integer, LIST_KEYS, SWITCH_KEYS } from '../contract/filters.ts';
import { isWebAddress, Slug } from '../contract/primitives.ts';

const origin = z.string().check(
  z.refine(isWebAddress),
  z.overwrite((value) => value.replace(/\/+$/, '')),
);

/** How the rows of the list look: cards side by side where there is room, one below the other, or a line or two each. */
export const LAYOUTS = ['cards', 'list', 'compact'] as const;

export const THEMES = ['light', 'dark'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;

/** The keys of a query that an attribute fixes and, by `default-` and its name, only begins with. */
const { campus, cursor: _, 'page-size': pageSize, ...presets } = FeedQuery.shape;

type PresetKey = keyof typeof presets;

export const PRESET_KEYS = Object.keys(presets) as PresetKey[];

/** The settings of a widget that are no query, by the names of their attributes. */
const settings = {
  api: origin,
  campus,
  'page-size': pageSize,
  /** What a list of a few shows at the most. */
  limit: pageSize,
  'no-search': presets.short,
  /** `none` alone offers no filter. */
  filters: z.array(z.enum([...FILTER_NAMES, 'none'])),
  layout: z.enum(LAYOUTS),
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
  accent: z.string().check(z.regex(/^#[\da-f]{6}$/i)),
  'url-prefix': Slug,
  'heading-level': integer(1, 4),
  'micro-internship': Slug,
} as const;

const DEFAULT = 'default-';

type Settings = { [Name in keyof typeof settings]?: z.output<(typeof settings)[Name]> };
type Presets = Pick<FeedQuery, PresetKey>;

/** What a widget's attributes say: its settings and locked filters by their names, and the filters it begins with. */
export type Config = Settings & Presets & { defaults?: Presets };

export type OptionName = keyof Settings | PresetKey | `${typeof DEFAULT}${PresetKey}`;

/** Every attribute of the widgets, by its name in HTML. */
export const OPTION_NAMES = [
  ...Object.keys(settings),
  ...PRESET_KEYS,
  ...PRESET_KEYS.map((key) => DEFAULT + key),
] as OptionName[];

const LISTS: readonly string[] = [...LIST_KEYS, 'filters'];
const SWITCHES: readonly string[] = [...SWITCH_KEYS, 'no-search'];

const keyOf = (name: string) => name.replace(DEFAULT, '') as keyof typeof settings & PresetKey;

/** The value of an option, or nothing where it is not accepted. A switch that merely stands there says yes. */
export const readOption = (name: OptionName, value: string): unknown => {
  const key = keyOf(name);
  const text = value.trim();
  const isSwitch = SWITCHES.includes(key);
  if (text === '' && !isSwitch) return undefined;
  const schema: z.ZodMiniType = { ...settings, ...presets }[key];
  const given = LISTS.includes(key) ? text.split(/\s+/) : isSwitch ? readSwitch(text) : text;
  const parsed = z.safeParse(schema, given);
  return parsed.success ? parsed.data : undefined;
};

/**
 * Parses what stands in a widget's attributes. A value that is not accepted is told to the developer once
 * and left out, so that the widget works as if it had not been given.
 */
export const parseConfig = (
  tag: string,
  given: Partial<Record<OptionName, string | null | undefined>>,
): Config => {
  const config: Record<string, unknown> = {};
  const defaults: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given) as [OptionName, string | null | undefined][]) {
    if (value === null || value === undefined) continue;
    const read = readOption(name, value);
    if (read === undefined) {
      if (value.trim() !== '')
        void import('./config-errors.lazy.ts').then(({ describeInvalid }) =>
          warn(describeInvalid(tag, name, value)),
        );
    } else if (name.startsWith(DEFAULT)) defaults[keyOf(name)] = read;
    else config[name] = read;
  }
  return Object.keys(defaults).length > 0 ? { ...config, defaults } : config;
};
