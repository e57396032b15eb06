import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { html } from 'hono/html';
import { enPages as words } from '../../src/i18n/en-pages.ts';
import { LOCALES, pickLocale, type Locale } from '../../src/i18n/locales.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { readCampus } from '../http/read.ts';
import type { Services } from '../http/services.ts';
import { readSetup, type Setup } from './setup.ts';

/** Where a page stands: by itself, for a campus or for nobody in particular, or in a frame on a campus's page. */
export interface Place {
  door: 'hosted' | 'embed';
  campus: CampusRecord | undefined;
  setup: Setup;
  locale: Locale;
}

/** The language that the address names, else the first of the visitor's browser that is spoken here. */
const readLocale = (context: Context): Locale => {
  const named = context.req.query('lang');
  return accepts(context, {
    header: 'Accept-Language',
    supports: [...LOCALES],
    default: 'en',
    match: (wanted) => pickLocale(named, ...wanted.map(({ type }) => type)),
  }) as Locale;
};

/** Reads where a page stands. Throws `unknown-campus`. */
export const readPlace = async (
  services: Services,
  context: Context,
  door: Place['door'],
): Promise<Place> => {
  const { searchParams } = new URL(context.req.url);
  const slug = context.req.param('campus') ?? searchParams.get('campus') ?? '';
  const campus = slug === '' ? undefined : await readCampus(services, slug);
  return {
    door,
    campus,
    setup: readSetup(campus?.slug, searchParams),
    locale: readLocale(context),
  };
};

/** What every first view tells of the moment and the place it was rendered for. */
export const firstViewOf = ({ door, setup, locale }: Place, now: Date) => ({
  door,
  locale,
  now: now.toISOString(),
  kept: setup.kept,
  refused: setup.refused,
});

/** The line above a page's title that leads to the list, where there is one. */
export const campusLine = ({ campus }: Place) =>
  campus && html`<p class="where"><a href="/c/${campus.slug}">${words.allOf(campus.name)}</a></p>`;

/** The line below a framed view that leads to its own page, which stands there to read where links are dead. */
export const ownPage = (label: string, url: string) =>
  html`<p>${label} <a href="${url}" target="_blank" rel="noopener">${url}</a></p>`;
