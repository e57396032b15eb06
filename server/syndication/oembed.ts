import { Hono } from 'hono';
import { cors } from 'hono/cors';
import * as z from 'zod/mini';
import { check } from '../../src/contract/check.ts';
import { Slug } from '../../src/contract/primitives.ts';
import { messages as feed } from '../../src/features/feed/messages.en.ts';
import { oneLine } from '../domain/plain-text.ts';
import { ProblemError } from '../http/problems.ts';
import { readCampus, readPosting } from '../services/read-postings.ts';
import type { Services } from '../context.ts';
import { listTitle } from './labels.ts';
import { escapeHtml, writable, xmlDocument } from './xml.ts';

const FORMATS = ['json', 'xml'] as const;

/** Seconds for which a page may keep an answer. */
const CACHE_AGE = 3600;
const WIDTH = 600;
const HEIGHT = 600;

const maximum = z.optional(z.coerce.number().check(z.int(), z.minimum(1)));

/** Request of a consumer. Consumers add parameters of their own, which are ignored. */
const OEmbedQuery = z.object({
  url: z.string(),
  maxwidth: maximum,
  maxheight: maximum,
  format: z._default(z.string(), 'json'),
});

/** An answer of oEmbed 1.0: a frame to embed, or a mere link where no campus is there to frame it for. */
export interface OEmbed {
  version: '1.0';
  type: 'rich' | 'link';
  title: string;
  provider_name: string;
  provider_url: string;
  cache_age: number;
  html?: string;
  width?: number;
  height?: number;
}

/** The two addresses at which a page of ours tells how it is embedded, for its `<link rel="alternate">`. */
export const oEmbedLinks = (url: string): { type: string; href: string }[] =>
  FORMATS.map((format) => ({
    type: `${format === 'json' ? 'application/json' : 'text/xml'}+oembed`,
    href: `${new URL(url).origin}/oembed?${new URLSearchParams({ url, format })}`,
  }));

/** A page of ours: what it shows and what its address asks. */
interface Page {
  kind: 'c' | 'embed' | 'm';
  slug: string;
  search: string;
}

const PAGE = /^\/(c|embed|m)\/([a-z0-9-]+)$/;

/** The page that an address names, if it is one of ours. */
const pageAt = (address: string, publicUrl: string): Page | undefined => {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, pathname, search, username, password } = new URL(address);
  const [, kind, slug = ''] = PAGE.exec(pathname) ?? [];
  const isOurs = new URL(publicUrl).origin === `${protocol}//${host}` && username === '' && password === '';
  return isOurs && check(Slug, slug).ok ? { kind: kind as Page['kind'], slug, search } : undefined;
};

/** Target of an embed: a title that links to a page, and the document for the iframe. */
interface Embedded {
  title: string;
  href: string;
  frame: string | undefined;
}

const embeddedList = async (services: Services, { slug, search }: Page): Promise<Embedded> => {
  const publicUrl = services.publicUrl();
  return {
    title: listTitle(await readCampus(services, slug)),
    href: `${publicUrl}/c/${slug}${search}`,
    frame: `${publicUrl}/embed/${slug}${search}`,
  };
};

const embeddedPosting = async (services: Services, { slug, search }: Page): Promise<Embedded> => {
  const named = new URLSearchParams(search).get('campus');
  const campus = named === null ? undefined : await readCampus(services, named);
  const { title, exclusiveTo } = await readPosting(services, slug, campus);
  const publicUrl = services.publicUrl();
  const isShown = campus && (exclusiveTo === undefined || exclusiveTo === campus.slug);
  return {
    title,
    href: `${publicUrl}/m/${slug}${search}`,
    frame: isShown ? `${publicUrl}/embed/${campus.slug}/${slug}` : undefined,
  };
};

const readEmbedded = (services: Services, address: string): Promise<Embedded> => {
  const page = pageAt(address, services.publicUrl());
  if (!page) throw new ProblemError('not-found');
  return page.kind === 'm' ? embeddedPosting(services, page) : embeddedList(services, page);
};

/**
 * A link for who shows no frames and a frame. WordPress keeps these elements and attributes and nothing else, looks for
 * a `blockquote` without attributes, and takes the first ` src="` for the frame's, so that no quote may stand bare.
 */
const embedHtml = (title: string, href: string, frame: string, size: { width: number; height: number }) =>
  `<blockquote><a href="${escapeHtml(href)}">${escapeHtml(title)}</a></blockquote>` +
  `<iframe src="${escapeHtml(frame)}" width="${size.width}" height="${size.height}" frameborder="0" title="${escapeHtml(title)}"></iframe>`;

const answerTo = (
  { title, href, frame }: Embedded,
  { publicUrl, width, height }: { publicUrl: string; width: number; height: number },
): OEmbed => {
  const line = writable(oneLine(title));
  const said = {
    version: '1.0',
    title: line,
    provider_name: feed.regionName,
    provider_url: publicUrl,
    cache_age: CACHE_AGE,
  } as const;
  return frame === undefined
    ? { ...said, type: 'link' }
    : { ...said, type: 'rich', html: embedHtml(line, href, frame, { width, height }), width, height };
};

/** The specification's answer to a format that is not served; no problem of the API, whose clients never ask for one. */
const NOT_IMPLEMENTED = { type: 'about:blank', title: 'Not Implemented', status: 501 } as const;

/**
 * `GET /oembed`: how a page of ours is embedded, oEmbed 1.0. It knows the list of a campus, `/c/{campus}` or
 * `/embed/{campus}`, whose query goes on to the frame, and a posting, `/m/{slug}`, which is framed for the campus
 * that its `?campus=` names and is a mere link without one.
 */
export const oEmbedRoutes = (services: Services) =>
  new Hono().use('/oembed', cors({ origin: '*' })).get('/oembed', async (context) => {
    const params = [...new URL(context.req.url).searchParams].filter(([, value]) => value !== '');
    const checked = check(OEmbedQuery, Object.fromEntries(params));
    if (!checked.ok) throw new ProblemError('invalid-request', { errors: checked.errors });
    const { url, format, maxwidth = WIDTH, maxheight = HEIGHT } = checked.value;
    if (format !== 'json' && format !== 'xml') {
      return context.json(NOT_IMPLEMENTED, 501, { 'Content-Type': 'application/problem+json' });
    }
    const answer = answerTo(await readEmbedded(services, url), {
      publicUrl: services.publicUrl(),
      width: Math.min(WIDTH, maxwidth),
      height: Math.min(HEIGHT, maxheight),
    });
    context.header('Cache-Control', `public, max-age=${CACHE_AGE}`);
    return format === 'json'
      ? context.json(answer)
      : context.body(xmlDocument({ oembed: answer }), 200, { 'Content-Type': 'text/xml; charset=utf-8' });
  });
