import * as z from 'zod/mini';
import { FeedQuery, readSwitch } from '../contract/feed.ts';
import { FILTER_NAMES, integer, LIST_KEYS, SWITCH_KEYS } from '../contract/filters.ts';
import { isWebAddress, Slug } from '../contract/primitives.ts';

const origin = z.string().check(
  z.refine(isWebAddress),
  z.overwrite((value) => value.replace(/\/+$/, '')),
);

/** Layouts of the list: cards in columns, one column, or rows of a line or two. */
export const LAYOUTS = ['cards', 'list', 'compact'] as const;

export const THEMES = ['light', 'dark'] as const;
export const DENSITIES = ['comfortable', 'compact'] as const;

/** Query keys with an attribute that fixes the value and a `default-` attribute that sets an initial one. */
const { campus, cursor: _, 'page-size': pageSize, ...presets } = FeedQuery.shape;

type PresetKey = keyof typeof presets;

export const PRESET_KEYS = Object.keys(presets) as PresetKey[];

/** Settings that are not visitor filters, by attribute name. */
const settings = {
  api: origin,
  campus,
  'page-size': pageSize,
  /** Maximum rows of the list. */
  limit: pageSize,
  'no-search': presets.short,
  /** `none` hides all filters. */
  filters: z.array(z.enum([...FILTER_NAMES, 'none'])),
  layout: z.enum(LAYOUTS),
  theme: z.enum(THEMES),
  density: z.enum(DENSITIES),
  accent: z.string().check(z.regex(/^#[\da-f]{6}$/i)),
  'url-prefix': Slug,
  'heading-level': integer(1, 4),
  'micro-internship': Slug,
} as const;

/** Prefix of the attributes that set an initial value. */
export const DEFAULT = 'default-';

/** Parsed settings. */
export type Settings = { [Name in keyof typeof settings]?: z.output<(typeof settings)[Name]> };
/** Parsed filters. */
export type Presets = Pick<FeedQuery, PresetKey>;

/** Attribute name of an option. */
export type OptionName = keyof Settings | PresetKey | `${typeof DEFAULT}${PresetKey}`;

/** Attribute names of all options. */
export const OPTION_NAMES = [
  ...Object.keys(settings),
  ...PRESET_KEYS,
  ...PRESET_KEYS.map((key) => DEFAULT + key),
] as OptionName[];

const LISTS: readonly string[] = [...LIST_KEYS, 'filters'];
const SWITCHES: readonly string[] = [...SWITCH_KEYS, 'no-search'];

/** Key of an option: its name without the prefix. */
export const keyOf = (name: string) => name.replace(DEFAULT, '') as keyof typeof settings & PresetKey;

/** Parsed value of an option; `undefined` if invalid. A switch without a value is true. */
export const readOption = (name: OptionName, value: string): unknown => {
  const key = keyOf(name);
  const text = value.trim();
  const isSwitch = SWITCHES.includes(key);
  if (text === '' && !isSwitch) return undefined;
  const schema: z.ZodMiniType = { ...settings, ...presets }[key];
  const input = LISTS.includes(key) ? text.split(/\s+/) : isSwitch ? readSwitch(text) : text;
  const parsed = z.safeParse(schema, input);
  return parsed.success ? parsed.data : undefined;
};
