import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';

import { pageMessages } from '../../layout/page-messages.ts';
import { MicroInternshipFeedElement } from '../../../../widgets/feed/feed-element.ts';
import { PUBLIC_CACHE } from '../../../http/cache-control.ts';
import { ProblemError } from '../../../http/problems.ts';
import type { Services } from '../../../context.ts';
import { respondPage } from '../../layout/respond.ts';
import { breadcrumb, readPageContext } from '../../layout/page-context.ts';
import { hostPolicy, snippetsOf, type Release, type Snippet } from './snippets.ts';

const ReleaseNote = z.object({
  version: z.string(),
  files: z.record(z.string(), z.object({ integrity: z.string() })),
});

/** The release that lies beside the widgets; nothing where they have not been built. */
const readRelease = async ({ widgetsDir }: Services): Promise<Release | undefined> => {
  try {
    const text = await readFile(
      join(widgetsDir, `v${MicroInternshipFeedElement.version}`, 'release.json'),
      'utf8',
    );
    const { version, files } = ReleaseNote.parse(JSON.parse(text));
    const integrity = files['micro-internships.js']?.integrity;
    return integrity === undefined ? undefined : { version, integrity };
  } catch {
    return undefined;
  }
};

const section = ({ title, note, code }: Snippet) =>
  html`<section>
    <h2>${title}</h2>
    <p>${note}</p>
    <pre tabindex="0" dir="auto" aria-label="${title}"><code>${code}</code></pre>
  </section> `;

/** `GET /c/{campus}/embed`: what a webmaster pastes, what their policy has to allow, and who may frame the list. */
export const snippetsPage = async (services: Services, context: Context) => {
  const place = await readPageContext(services, context, 'hosted');
  const { campus } = place;
  if (!campus) throw new ProblemError('unknown-campus');
  const publicUrl = services.publicUrl();
  const words = pageMessages(place.locale);
  const snippets = snippetsOf(campus, publicUrl, await readRelease(services), words);
  const policy = { ...words.policy, code: hostPolicy(publicUrl) };
  const frames = { ...words.framers, code: campus.frameAncestors.join('\n') || words.noFramers };
  return respondPage(
    context,
    services,
    {
      locale: place.locale,
      title: `${words.putOnYourPage}: ${campus.name}`,
      isListed: false,
      header: html`${breadcrumb(place)}
        <h1>${words.putOnYourPage}</h1>
        <p>${words.putOnYourPageIntro}</p>`,
      main: html`<div class="snippets">${[...snippets, policy, frames].map(section)}</div>`,
    },
    { cache: PUBLIC_CACHE },
  );
};
