import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Locale } from '../../../src/i18n/locales.ts';
import { listMessagesFor } from './messages.ts';
import { pageStyles } from './page.styles.ts';
import type { RenderedWidget } from './render.ts';

type Markup = ReturnType<typeof raw>;

/** Contents of an HTML document. */
export interface DocumentProps {
  locale: Locale;
  title: string;
  description?: string;
  /** True if search engines may index it. */
  isListed: boolean;
  canonical?: string | undefined;
  /** True in an iframe on another site. */
  isFramed?: boolean;
  /** Other forms of the page: feeds, oEmbed. */
  alternates?: { type: string; href: string; title?: string }[];
  /** The page in each language that it is spoken in. */
  languages?: { hreflang: string; href: string }[];
  /** schema.org data of what the page is about. */
  data?: object | undefined;
  /** Names the campus above everything else. */
  campusBar?: unknown;
  header?: unknown;
  main: unknown;
  footer?: unknown;
  widget?: RenderedWidget;
  /** Addresses of what the widget's script loads once it runs. */
  modules?: readonly string[];
  /** A sheet beside that of all pages, of words of ours alone. */
  styles?: string | undefined;
}

/** JSON as the text of a script element: nothing in it ends the element. */
export const scriptText = (value: unknown): Markup => raw(JSON.stringify(value).replaceAll('<', '\\u003c'));

const head = ({
  title,
  description,
  isListed,
  canonical,
  alternates = [],
  languages = [],
  data,
  widget,
  modules = [],
  styles,
}: DocumentProps) =>
  html`<head>
    <meta charset="utf-8" />
    <title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    ${description === undefined ? '' : html`<meta name="description" content="${description}" />`}
    ${isListed ? '' : html`<meta name="robots" content="noindex" />`}
    ${canonical === undefined ? '' : html`<link rel="canonical" href="${canonical}" />`}
    ${alternates.map(
      (alternate) =>
        html`<link
          rel="alternate"
          type="${alternate.type}"
          href="${alternate.href}"
          title="${alternate.title ?? title}"
        /> `,
    )}
    ${languages.map(({ hreflang, href }) => html`<link rel="alternate" hreflang="${hreflang}" href="${href}" /> `)}
    ${[pageStyles, styles].map((sheet) => (sheet === undefined ? '' : raw(`<style>${sheet}</style>`)))}
    ${widget ? html`<script type="module" src="/v1/hosted/hosted.js"></script>` : ''}
    ${modules.map((address) => html`<link rel="modulepreload" href="${address}" /> `)}
    ${
      data === undefined
        ? ''
        : html`<script type="application/ld+json">
            ${scriptText(data)}
          </script>`
    }
  </head>`;

/** The document as text. */
export const renderDocument = (page: DocumentProps): string => {
  const { campusBar, header, main, footer, widget, isFramed, locale } = page;
  const { direction } = listMessagesFor(locale);
  const document = html`<!doctype html>
    <html lang="${locale}" dir="${direction}" class="${isFramed ? 'framed' : 'page'}">
      ${head(page)}
      <body>
        ${
          campusBar === undefined && header === undefined
            ? ''
            : html`<header>
                ${campusBar === undefined ? '' : html`<div class="campus-bar">${campusBar}</div>`}
                ${header === undefined ? '' : html`<div class="page-head">${header}</div>`}
              </header>`
        }
        <main>${main}</main>
        ${footer === undefined ? '' : html`<footer class="page-foot">${footer}</footer>`}
        ${
          widget
            ? html`<script type="application/json" id="first-view">
                ${scriptText(widget.initialState)}
              </script>`
            : ''
        }
      </body>
    </html>`;
  // Nothing in it is waited for.
  return document.valueOf() as string;
};

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Allows the sheets that we put into a page, each by its hash, and none that came into it in another way. */
export const styleSources = ({ styles, widget }: Pick<DocumentProps, 'styles' | 'widget'>): string[] =>
  [pageStyles, styles, widget?.styles].flatMap((sheet) => (sheet === undefined ? [] : [hash(sheet)]));
