import type { Context } from 'hono';
import { html } from 'hono/html';
import { pageMessages } from '../../layout/page-messages.ts';
import { PUBLIC_CACHE } from '../../../http/cache-control.ts';
import type { Services } from '../../../context.ts';
import { readCampuses } from '../../../services/read-postings.ts';
import { alternateUrls, readLocale, readNamedLocale, withLang } from '../../layout/page-context.ts';
import { respondPage } from '../../layout/respond.ts';

/** `GET /`: the list of campuses, or a redirect to the only one. */
export const homePage = async (services: Services, context: Context) => {
  const campuses = await readCampuses(services);
  const namedLocale = readNamedLocale(context);
  const [campus, ...others] = campuses;
  if (campus && others.length === 0) {
    context.header('Cache-Control', PUBLIC_CACHE);
    return context.redirect(withLang(`/c/${campus.slug}`, namedLocale), 302);
  }
  const locale = readLocale(context);
  const { title, home } = pageMessages(locale);
  return respondPage(
    context,
    services,
    {
      locale,
      title,
      description: home.intro,
      isListed: true,
      ...alternateUrls(`${services.publicUrl()}/`, { namedLocale }),
      header: html`<h1>${title}</h1>
        <p>${campus ? home.intro : home.noCampus}</p>`,
      main: campus
        ? html`<ul class="campuses">
            ${campuses.map(
              ({ slug, name }) =>
                html`<li>
                  <a href="${withLang(`/c/${slug}`, namedLocale)}"><bdi>${name}</bdi></a>
                </li> `,
            )}
          </ul>`
        : '',
    },
    { cache: PUBLIC_CACHE },
  );
};
