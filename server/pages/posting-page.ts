import type { Context } from 'hono';
import { raw } from 'hono/html';
import type { MicroInternship } from '../../src/contract/micro-internship.ts';
import { pagesIn } from '../../src/i18n/pages.ts';
import { CACHE } from '../http/micro-internships.ts';
import { readPosting, readSimilar } from '../http/read.ts';
import type { Services } from '../http/services.ts';
import { answerPage } from './answer.ts';
import { jobPosting } from './job-posting.ts';
import { oEmbedLinks } from './oembed.ts';
import { addresses, brandOf, campusLine, firstViewOf, ownPage, readPlace, type Place } from './place.ts';
import { renderFeed } from './render.ts';

/** Whether a posting may still come to take applications; one that never will is gone. */
export const isGone = ({ status }: MicroInternship): boolean => status !== 'open' && status !== 'paused';

const footer = (place: Place, { url }: MicroInternship) =>
  place.door === 'hosted'
    ? campusLine(place)
    : url && ownPage(pagesIn(place.locale).ownPostingPage, url, place);

/** `GET /m/{slug}`, the one page of a posting that others link to, and the same for a frame. */
export const answerPosting = async (services: Services, context: Context, door: Place['door']) => {
  const place = await readPlace(services, context, door);
  const { campus } = place;
  const slug = context.req.param('slug') ?? '';
  const [posting, { items: similar }] = await Promise.all([
    readPosting(services, slug, campus),
    readSimilar(services, slug, campus),
  ]);
  const widget = await renderFeed(
    { ...place.setup.attributes, ...(campus && { campus: campus.slug }), 'heading-level': '1' },
    { ...firstViewOf(place, services.clock()), posting, similar },
  );
  const isListed = door === 'hosted' && !isGone(posting) && !posting.sample;
  return answerPage(
    context,
    services,
    {
      locale: place.locale,
      title: `${posting.title} · ${posting.employer.name}`,
      description: posting.summary,
      isListed,
      isFramed: door === 'embed',
      ...(isListed && posting.url !== undefined ? addresses(posting.url, place) : { canonical: posting.url }),
      alternates: posting.url === undefined ? [] : oEmbedLinks(posting.url),
      // In another language it is the same job once more.
      data: isListed && !place.namedLocale ? jobPosting(posting) : undefined,
      footer: footer(place, posting),
      styles: brandOf(place),
      main: raw(widget.markup),
      widget,
    },
    {
      status: isGone(posting) ? 410 : 200,
      cache: CACHE,
      ...(door === 'embed' && { framedBy: campus }),
    },
  );
};
