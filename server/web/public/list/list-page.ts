import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { toSearchParams, type FeedAnswer, type FeedQuery } from '../../../../src/contract/feed.ts';
import { pageMessages, type PageMessages } from '../../layout/page-messages.ts';
import { PUBLIC_CACHE } from '../../../http/cache-control.ts';
import { ProblemError } from '../../../http/problems.ts';
import { readFeed } from '../../../services/read-postings.ts';
import type { Services } from '../../../context.ts';
import { respondPage } from '../../layout/respond.ts';
import type { DocumentProps } from '../../layout/document.ts';
import { oEmbedLinks } from '../../../syndication/oembed.ts';
import {
  alternateUrls,
  brandCss,
  campusBar,
  initialStateOf,
  withLang,
  permalink,
  readPageContext,
  type PageContext,
} from '../../layout/page-context.ts';
import { renderFeed } from '../../layout/render.ts';

const FEEDS = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
  ics: 'text/calendar',
} as const;

const feedLinks = (publicUrl: string, { cursor: _, ...query }: FeedQuery, words: PageMessages) =>
  (Object.keys(FEEDS) as (keyof typeof FEEDS)[]).map((kind) => ({
    type: FEEDS[kind],
    href: `${publicUrl}/v1/feed.${kind}?${toSearchParams(query)}`,
    title: words.feeds[kind],
  }));

/** A cursor that has grown old leads to the first page. */
const readRows = async (services: Services, query: FeedQuery): Promise<FeedAnswer> => {
  try {
    return await readFeed(services, query);
  } catch (error) {
    const isCursor = error instanceof ProblemError && error.code === 'invalid-request';
    if (!isCursor || query.cursor === undefined) throw error;
    const { cursor: _, ...first } = query;
    return readFeed(services, first);
  }
};

const footer = (alternates: ReturnType<typeof feedLinks>, embedding: string, words: PageMessages) => html`
  <h2>${words.follow}</h2>
  <ul>
    ${alternates.map(({ href, title }) => html`<li><a href="${href}">${title}</a></li> `)}
  </ul>
  <p><a href="${embedding}">${words.putOnYourPage}</a></p>
`;

const describe = (
  place: PageContext & { campus: NonNullable<PageContext['campus']> },
  publicUrl: string,
): Omit<DocumentProps, 'main' | 'widget'> => {
  const { campus, surface, setup, locale, namedLocale } = place;
  const words = pageMessages(locale);
  const url = `${publicUrl}/c/${campus.slug}`;
  const title = words.titleAt(campus.name);
  if (surface === 'embed')
    return {
      locale,
      title,
      isListed: false,
      isFramed: true,
      canonical: url,
      footer: permalink(words.ownPage, url, place),
    };
  const alternates = feedLinks(publicUrl, setup.query, words);
  return {
    locale,
    title,
    description: words.description(campus.name),
    isListed: true,
    ...alternateUrls(url, place),
    alternates: [...alternates, ...oEmbedLinks(url)],
    campusBar: campusBar(place),
    header: html`<h1>${words.title}</h1>
      <p>${words.intro}</p>`,
    footer: footer(alternates, withLang(`/c/${campus.slug}/embed`, namedLocale), words),
  };
};

/** `GET /c/{campus}`, the list's own page, and `GET /embed/{campus}`, the document for a frame. */
export const listPage = async (services: Services, context: Context, surface: PageContext['surface']) => {
  const place = await readPageContext(services, context, surface);
  const { campus, setup } = place;
  if (!campus) throw new ProblemError('unknown-campus');
  const answer = await readRows(services, setup.query);
  const { cursor: _, ...query } = setup.query;
  const widget = await renderFeed(
    { ...setup.attributes, campus: campus.slug, 'heading-level': '2' },
    { ...initialStateOf(place, services.clock()), list: { query, answer } },
  );
  const hiddenTitle =
    surface === 'embed' ? html`<h1 class="visually-hidden">${pageMessages(place.locale).title}</h1>` : '';
  return respondPage(
    context,
    services,
    {
      ...describe({ ...place, campus }, services.publicUrl()),
      styles: brandCss(place),
      main: html`${hiddenTitle}${raw(widget.markup)}`,
      widget,
    },
    { cache: PUBLIC_CACHE, ...(surface === 'embed' && { framedBy: campus }) },
  );
};
