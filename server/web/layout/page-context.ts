import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { html } from 'hono/html';
import { LOCALES, pickLocale, spokenLocale, type Locale } from '../../../src/i18n/locales.ts';
import { pageMessages } from './page-messages.ts';
import type { CampusRecord } from '../../domain/campus.ts';
import { readCampus } from '../../services/read-postings.ts';
import type { Services } from '../../context.ts';
import { brandStyles } from './page.styles.ts';
import { readUrlSettings, type UrlSettings } from './url-settings.ts';

/** Context of a page: hosted, for a campus or for none, or in an iframe on a campus's page. */
export interface PageContext {
  surface: 'hosted' | 'embed';
  campus: CampusRecord | undefined;
  setup: UrlSettings;
  locale: Locale;
  /** The language that the address names, where it is one that is spoken here. */
  namedLocale: Locale | undefined;
}

/** The language that the address names, if it is spoken here. */
export const readNamedLocale = ({ req }: Context): Locale | undefined => spokenLocale(req.query('lang'));

/** The language that the address names, else the first of the visitor's browser that is spoken here. */
export const readLocale = (context: Context): Locale =>
  readNamedLocale(context) ??
  (accepts(context, {
    header: 'Accept-Language',
    supports: [...LOCALES],
    default: 'en',
    match: (wanted) => pickLocale(...wanted.filter(({ q }) => q > 0).map(({ type }) => type)),
  }) as Locale);

/** Reads where a page stands. Throws `unknown-campus`. */
export const readPageContext = async (
  services: Services,
  context: Context,
  surface: PageContext['surface'],
): Promise<PageContext> => {
  const { searchParams } = new URL(context.req.url);
  const slug = context.req.param('campus') ?? searchParams.get('campus') ?? '';
  const campus = slug === '' ? undefined : await readCampus(services, slug);
  return {
    surface,
    campus,
    setup: readUrlSettings(campus?.slug, searchParams),
    locale: readLocale(context),
    namedLocale: readNamedLocale(context),
  };
};

/** The sheet of the brand colour that the address or the campus names. */
export const brandCss = ({ setup, campus }: PageContext): string | undefined =>
  brandStyles(setup.attributes.accent ?? campus?.accent);

/** Part of every initial state: the time and context of the render. */
export const initialStateOf = ({ surface, setup, locale }: PageContext, now: Date) => ({
  surface,
  locale,
  now: now.toISOString(),
  persistentParams: setup.persistentParams,
  refused: setup.refused,
});

/** An address of ours in the language that this one names. */
export const withLang = (address: string, locale: Locale | undefined): string =>
  locale ? `${address}?lang=${locale}` : address;

/** The line above a page's title that leads to the list, where there is one. */
export const breadcrumb = ({ campus, locale, namedLocale }: PageContext) =>
  campus &&
  html`<p class="where">
    <a href="${withLang(`/c/${campus.slug}`, namedLocale)}">${pageMessages(locale).allOf(campus.name)}</a>
  </p>`;

/** The bar of a hosted page: the name of its campus and the way to its list; none where it has no campus or is framed. */
export const campusBar = ({ surface, campus, locale, namedLocale }: PageContext) =>
  surface === 'hosted' && campus
    ? html`<div>
        <bdi>${campus.name}</bdi>
        <a href="${withLang(`/c/${campus.slug}`, namedLocale)}">${pageMessages(locale).allPostings}</a>
      </div>`
    : undefined;

/** The line below a framed view that leads to its own page, which stands there to read where links are dead. */
export const permalink = (label: string, address: string, { namedLocale }: PageContext) => {
  const url = withLang(address, namedLocale);
  return html`<p>${label} <a href="${url}" target="_blank" rel="noopener" dir="ltr">${url}</a></p>`;
};

/** The address of a listed page, whatever it is asked for, and its forms in each language. */
export const alternateUrls = (url: string, { namedLocale }: Pick<PageContext, 'namedLocale'>) => ({
  canonical: withLang(url, namedLocale),
  languages: [
    { hreflang: 'x-default', href: url },
    ...LOCALES.map((locale) => ({ hreflang: locale, href: withLang(url, locale) })),
  ],
});
