import * as z from 'zod/mini';
import { warn } from '../base/warn.ts';
import { FeedQuery, SORTS } from '../contract/feed.ts';
import { DEPARTMENTS, Slug } from '../contract/primitives.ts';

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
  z.refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)),
  z.overwrite((value) => value.replace(/\/+$/, '')),
);

/** Every attribute of the widgets, by its name in HTML. */
export const OPTIONS = {
  api: option(origin, 'an http or https address'),
  campus: option(FeedQuery.shape.campus, 'a campus slug such as lakeshore'),
  department: option(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text) => text.split(/\s+/).filter((word) => word !== '')),
      ),
      z.array(z.enum(DEPARTMENTS)),
    ),
    `one or more of ${DEPARTMENTS.join(' ')}`,
  ),
  sort: option(FeedQuery.shape.sort, SORTS.join(', ')),
  'page-size': option(FeedQuery.shape['page-size'], 'a whole number from 1 to 100'),
  'heading-level': option(
    z.coerce.number().check(z.int(), z.minimum(1), z.maximum(4)),
    'a whole number from 1 to 4',
  ),
  'micro-internship': option(Slug, 'the slug of a micro-internship'),
} as const;

export type OptionName = keyof typeof OPTIONS;
export type Config = { [Name in OptionName]?: z.output<(typeof OPTIONS)[Name]['schema']> };

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
    if ((value ?? '') === '') continue;
    const { schema, accepted } = OPTIONS[name];
    const parsed = z.safeParse(schema, value);
    if (parsed.success) config[name] = parsed.data;
    else warn(`<${tag} ${name}="${value}"> is not used; accepted: ${accepted}.`);
  }
  return config;
};
