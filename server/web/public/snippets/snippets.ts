import type { PageMessages } from '../../layout/page-messages.ts';
import type { CampusRecord } from '../../../domain/campus.ts';
import { escapeHtml } from '../../../syndication/xml.ts';

/** The release that a page may pin, as `release.json` has it. */
export interface Release {
  version: string;
  integrity: string;
}

/** Lines to paste, and what becomes of them. */
export interface Snippet {
  title: string;
  note: string;
  code: string;
}

const RESERVED = 'style="display: block; min-height: 100vh"';

/** Every way to put a campus's list on a page, the most widely kept first. */
export const snippetsOf = (
  { slug, name }: Pick<CampusRecord, 'slug' | 'name'>,
  publicUrl: string,
  release: Release | undefined,
  words: PageMessages,
): Snippet[] => {
  const page = `${publicUrl}/c/${slug}`;
  const title = escapeHtml(words.titleAt(name));
  const link = `<a href="${page}">${title}</a>`;
  const element = `<micro-internship-feed campus="${slug}" ${RESERVED}>\n  ${link}\n</micro-internship-feed>`;
  const script = `<script type="module" src="${publicUrl}/v1/micro-internships.js"></script>`;
  const codes: Record<keyof PageMessages['snippets'], string | undefined> = {
    frame: `<iframe src="${publicUrl}/embed/${slug}" title="${title}" width="100%" height="800"></iframe>\n<p>${link}</p>`,
    frameHeight: `<script src="${publicUrl}/v1/frame.js" defer></script>`,
    element: `${script}\n${element}`,
    placeholder: `${script}\n<div data-micro-internship-feed data-campus="${slug}">\n  ${link}\n</div>`,
    pinned:
      release &&
      `<script type="module" src="${publicUrl}/v${release.version}/micro-internships.js"\n  integrity="${release.integrity}" crossorigin></script>\n${element}`,
    link: `${page}\n${link}`,
    feeds: ['rss', 'atom', 'json', 'ics']
      .map((kind) => `${publicUrl}/v1/feed.${kind}?campus=${slug}`)
      .join('\n'),
  };
  return Object.entries(words.snippets).flatMap(([key, text]) => {
    const code = codes[key as keyof typeof codes];
    return code === undefined ? [] : [{ ...text, code }];
  });
};

/** Content security policy that a host page needs for the script, line by line, and for the iframe. */
export const hostPolicy = (publicUrl: string): string =>
  [
    `script-src ${publicUrl}`,
    `connect-src ${publicUrl}`,
    `img-src ${publicUrl}`,
    `frame-src ${publicUrl}`,
    'trusted-types lit-html',
  ].join(';\n');
