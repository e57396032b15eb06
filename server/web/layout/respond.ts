import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CampusRecord } from '../../domain/campus.ts';
import type { Services } from '../../context.ts';
import { renderDocument, styleSources, type DocumentProps } from './document.ts';
import { readLocale, readNamedLocale } from './page-context.ts';
import { scriptUrls } from './scripts.ts';

/** For what one person alone may read. */
export const NO_STORE = 'no-store';

/** How a document is answered. */
export interface ResponseOptions {
  status?: ContentfulStatusCode;
  cache: string;
  /** The campus on whose pages it may be framed. */
  framedBy?: CampusRecord | undefined;
}

/** Whose pages may frame a document: ours and those that the campus lists; nobody's where it lists none. */
const frameAncestors = (campus: CampusRecord | undefined): string =>
  campus && campus.frameAncestors.length > 0 ? ["'self'", ...campus.frameAncestors].join(' ') : "'none'";

const policy = (page: DocumentProps, own: string, framedBy: CampusRecord | undefined): string =>
  Object.entries({
    'default-src': "'none'",
    // In a sandbox without an origin `'self'` is not the same to all browsers.
    'script-src': own,
    'style-src': styleSources(page).join(' '),
    'img-src': own,
    'connect-src': own,
    'form-action': own,
    'base-uri': "'none'",
    'frame-ancestors': frameAncestors(framedBy),
    'require-trusted-types-for': "'script'",
    'trusted-types': 'lit-html',
  })
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');

/** Permissions policy: features that our pages never use, so that no injected frame or script can. Sharing and copying stay allowed. */
const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'display-capture']
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Answers with a document of ours, under a policy as strict as it can be. */
export const respondPage = (
  context: Context,
  { publicUrl, widgetsDir }: Services,
  page: DocumentProps,
  { status = 200, cache, framedBy }: ResponseOptions,
): Response => {
  const modules = scriptUrls(widgetsDir, page.widget?.parts ?? []);
  const document = renderDocument({ ...page, modules });
  return context.html(document, status, {
    'Cache-Control': cache,
    ...(readNamedLocale(context) === undefined && { Vary: 'Accept-Language' }),
    'Permissions-Policy': PERMISSIONS,
    'Content-Security-Policy': policy(page, `'self' ${publicUrl()}`, framedBy),
  });
};

/**
 * Answers with a page that somebody may see by an address that was mailed to them: a heading, a sentence and what
 * follows. It is kept by nobody and listed nowhere.
 */
export const respondPrivatePage = (
  context: Context,
  services: Services,
  {
    title,
    text,
    main = '',
    status = 200,
    styles,
  }: { title: string; text: string; main?: unknown; status?: ContentfulStatusCode; styles: string },
): Response =>
  respondPage(
    context,
    services,
    {
      locale: readLocale(context),
      title,
      isListed: false,
      styles,
      header: html`<h1>${title}</h1>
        <p>${text}</p>`,
      main,
    },
    { status, cache: NO_STORE },
  );
