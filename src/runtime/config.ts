import * as z from 'zod/mini';
import { warn } from '../base/warn.ts';
import { FeedQuery, FILTER_NAMES, SORTS } from '../contract/feed.ts';
import { DEPARTMENTS, isWebAddress, Slug } from '../contract/primitives.ts';

interface Option<Schema extends z.core.$ZodType> {
  schema: Schema;
  /** What is accepted, for the page's developer. */
  accepted: string;
}

const option = <Schema extends z.core.$ZodType>(schema: Schema, accepted: string): Option<Schema> => ({
  schema,
  accepted,
});

const origin = z.string().check(
  z.refine(isWebAddress),
  z.overwrite((value) => value.replace(/\/+$/, '')),
);

/** Several of a few words, separated by spaces. */
const words = <const Members extends readonly [string, ...string[]]>(members: Members) =>
  option(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text) => text.split(/\s+/).filter((word) => word !== '')),
      ),
      z.array(z.enum(members)),
    ),
    `one or more of ${members.join(' ')}`,
  );

/** How the rows of the list look: cards side by side where there is room, one below the other, or a line or two each. */
export const LAYOUTS = ['cards', 'list', 'compact'] as const;

/** Every attribute of the widgets, by its name in HTML. */
export const OPTIONS = {
  api: option(origin, 'an http or https address'),
  campus: option(FeedQuery.shape.campus, 'a campus slug such as lakeshore'),
  department: words(DEPARTMENTS),
  filters: words(FILTER_NAMES),
  sort: option(FeedQuery.shape.sort, SORTS.join(', ')),
  layout: option(z.enum(LAYOUTS), LAYOUTS.join(', ')),
  'page-size': option(FeedQuery.shape['page-size'], 'a whole number from 1 to 100'),
  'heading-level': option(
    z.coerce.number().check(z.int(), z.minimum(1), z.maximum(4)),
    'a whole number from 1 to 4',
  ),
  'micro-internship': option(Slug, 'the slug of a micro-internship'),
} as const;

export type OptionName = keyof typeof OPTIONS;
export type Config = { [Name in OptionName]?: z.output<(typeof OPTIONS)[Name]['schema']> };

/** The value of an option, or nothing where it is not accepted. */
export const readOption = <Name extends OptionName>(name: Name, value: string): Config[Name] | undefined => {
  const parsed = z.safeParse(OPTIONS[name].schema, value);
  return parsed.success ? (parsed.data as Config[Name]) : undefined;
};

/** What to tell a page's developer of a value that is not accepted. */
export const refusalOf = (tag: string, name: OptionName, value: string): string =>
  `<${tag} ${name}="${value}"> is not used; accepted: ${OPTIONS[name].accepted}.`;

/**
 * Parses what stands in a widget's attributes. A value that is not accepted is told to the developer once
 * and left out, so that the widget works as if it had not been given.
 */
export const parseConfig = (
  tag: string,
  given: Partial<Record<OptionName, string | null | undefined>>,
): Config => {
  const config: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given) as [OptionName, string | null | undefined][]) {
    if (!value?.trim()) continue;
    const read = readOption(name, value);
    if (read === undefined) warn(refusalOf(tag, name, value));
    else config[name] = read;
  }
  return config;
};
