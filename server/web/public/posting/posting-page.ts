import type { Context } from 'hono';
import { raw } from 'hono/html';
import type { MicroInternship } from '../../../../src/contract/micro-internship.ts';
import { pageMessages } from '../../layout/page-messages.ts';
import { PUBLIC_CACHE } from '../../../http/cache-control.ts';
import { readPosting, readSimilar } from '../../../services/read-postings.ts';
import type { Services } from '../../../context.ts';
import { respondPage } from '../../layout/respond.ts';
import { jobPosting } from '../../../syndication/structured-data.ts';
import { oEmbedLinks } from '../../../syndication/oembed.ts';
import {
  alternateUrls,
  brandCss,
  breadcrumb,
  campusBar,
  initialStateOf,
  permalink,
  readPageContext,
  type PageContext,
} from '../../layout/page-context.ts';
import { renderFeed } from '../../layout/render.ts';

/** True if a posting may still come to accept applications; one that never will is gone. */
export const isGone = ({ status }: MicroInternship): boolean => status !== 'open' && status !== 'paused';

const footer = (place: PageContext, { url }: MicroInternship) =>
  place.surface === 'hosted'
    ? breadcrumb(place)
    : url && permalink(pageMessages(place.locale).ownPostingPage, url, place);

/** `GET /m/{slug}`, the one page of a posting that others link to, and the same for a frame. */
export const postingPage = async (services: Services, context: Context, surface: PageContext['surface']) => {
  const place = await readPageContext(services, context, surface);
  const { campus } = place;
  const slug = context.req.param('slug') ?? '';
  const [posting, { items: similar }] = await Promise.all([
    readPosting(services, slug, campus),
    readSimilar(services, slug, campus),
  ]);
  const widget = await renderFeed(
    { ...place.setup.attributes, ...(campus && { campus: campus.slug }), 'heading-level': '1' },
    { ...initialStateOf(place, services.clock()), posting, similar },
  );
  const isListed = surface === 'hosted' && !isGone(posting) && !posting.sample;
  return respondPage(
    context,
    services,
    {
      locale: place.locale,
      title: `${posting.title} · ${posting.employer.name}`,
      description: posting.summary,
      isListed,
      isFramed: surface === 'embed',
      ...(isListed && posting.url !== undefined
        ? alternateUrls(posting.url, place)
        : { canonical: posting.url }),
      alternates: posting.url === undefined ? [] : oEmbedLinks(posting.url),
      // In another language it is the same job once more.
      data: isListed && !place.namedLocale ? jobPosting(posting) : undefined,
      campusBar: campusBar(place),
      footer: footer(place, posting),
      styles: brandCss(place),
      main: raw(widget.markup),
      widget,
    },
    {
      status: isGone(posting) ? 410 : 200,
      cache: PUBLIC_CACHE,
      ...(surface === 'embed' && { framedBy: campus }),
    },
  );
};
