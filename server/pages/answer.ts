import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CampusRecord } from '../domain/campus.ts';
import type { Services } from '../http/services.ts';
import { renderDocument, styleSources, type Page } from './document.ts';

/** How a document is answered. */
export interface Answering {
  status?: ContentfulStatusCode;
  cache: string;
  /** The campus whose pages may frame it; nobody may where there is none. */
  framedBy?: CampusRecord | undefined;
}

const policy = (document: string, own: string, framedBy: CampusRecord | undefined): string =>
  Object.entries({
    'default-src': "'none'",
    // In a sandbox without an origin `'self'` is not the same to all browsers.
    'script-src': own,
    'style-src': styleSources(document).join(' '),
    'img-src': own,
    'connect-src': own,
    'form-action': own,
    'base-uri': "'none'",
    'frame-ancestors': framedBy ? ["'self'", ...framedBy.frameAncestors].join(' ') : "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'lit-html',
  })
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');

/** Answers with a document of ours, under a policy as strict as it can be. */
export const answerPage = (
  context: Context,
  { publicUrl }: Services,
  page: Page,
  { status = 200, cache, framedBy }: Answering,
): Response => {
  const document = renderDocument(page);
  return context.html(document, status, {
    'Cache-Control': cache,
    'Content-Security-Policy': policy(document, `'self' ${publicUrl()}`, framedBy),
  });
};
