import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { toSearchParams, type FeedAnswer, type FeedQuery } from '../../src/contract/feed.ts';
import type { PageMessages } from '../../src/i18n/en-pages.ts';
import { pagesIn } from '../../src/i18n/pages.ts';
import { CACHE } from '../http/micro-internships.ts';
import { ProblemError } from '../http/problems.ts';
import { readFeed } from '../http/read.ts';
import type { Services } from '../http/services.ts';
import { answerPage } from './answer.ts';
import type { Page } from './document.ts';
import { oEmbedLinks } from './oembed.ts';
import { addresses, brandOf, firstViewOf, inLanguage, ownPage, readPlace, type Place } from './place.ts';
import { renderFeed } from './render.ts';

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
  place: Place & { campus: NonNullable<Place['campus']> },
  publicUrl: string,
): Omit<Page, 'main' | 'widget'> => {
  const { campus, door, setup, locale, namedLocale } = place;
  const words = pagesIn(locale);
  const url = `${publicUrl}/c/${campus.slug}`;
  const title = words.titleAt(campus.name);
  if (door === 'embed')
    return {
      locale,
      title,
      isListed: false,
      isFramed: true,
      canonical: url,
      footer: ownPage(words.ownPage, url, place),
    };
  const alternates = feedLinks(publicUrl, setup.query, words);
  return {
    locale,
    title,
    description: words.description(campus.name),
    isListed: true,
    ...addresses(url, place),
    alternates: [...alternates, ...oEmbedLinks(url)],
    header: html`<p class="where"><bdi>${campus.name}</bdi></p>
      <h1>${words.title}</h1>
      <p>${words.intro}</p>`,
    footer: footer(alternates, inLanguage(`/c/${campus.slug}/embed`, namedLocale), words),
  };
};

/** `GET /c/{campus}`, the list's own page, and `GET /embed/{campus}`, the document for a frame. */
export const answerList = async (services: Services, context: Context, door: Place['door']) => {
  const place = await readPlace(services, context, door);
  const { campus, setup } = place;
  if (!campus) throw new ProblemError('unknown-campus');
  const answer = await readRows(services, setup.query);
  const { cursor: _, ...query } = setup.query;
  const widget = await renderFeed(
    { ...setup.attributes, campus: campus.slug, 'heading-level': '2' },
    { ...firstViewOf(place, services.clock()), list: { query, answer } },
  );
  const hiddenTitle =
    door === 'embed' ? html`<h1 class="visually-hidden">${pagesIn(place.locale).title}</h1>` : '';
  return answerPage(
    context,
    services,
    {
      ...describe({ ...place, campus }, services.publicUrl()),
      styles: brandOf(place),
      main: html`${hiddenTitle}${raw(widget.markup)}`,
      widget,
    },
    { cache: CACHE, ...(door === 'embed' && { framedBy: campus }) },
  );
};
