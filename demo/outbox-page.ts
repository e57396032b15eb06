import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { html } from 'hono/html';
import PostalMime, { type Email } from 'postal-mime';

const MOST_SHOWN = 50;

/** The mails in an outbox folder, newest first. */
const readMails = async (folder: string): Promise<Email[]> => {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[^.].*\.eml$/.test(name));
  const mails = await Promise.all(
    // A mail may have been deleted since the folder was read.
    names.map(async (name) => PostalMime.parse(await readFile(join(folder, name))).catch(() => undefined)),
  );
  return mails
    .filter((mail) => mail !== undefined)
    .toSorted((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))
    .slice(0, MOST_SHOWN);
};

/** A text whose URLs are links. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part));

const mailOf = ({ to, subject, text, date }: Email) =>
  html`<article>
    <h2>${subject ?? ''}</h2>
    <p class="quiet">
      To
      ${to?.map(({ address }) => address).join(', ')}${date ? html` · <time datetime="${date}">${date}</time>` : ''}
    </p>
    <pre>${linked(text ?? '')}</pre>
  </article> `;

/** The page of the demo on which a newcomer reads the mail that a real marketplace would send. */
export const outboxPage = async (folder: string) => {
  const mails = await readMails(folder);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Mail of the demo</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/crest.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/outbox.css" />
      </head>
      <body>
        <main>
          <h1>Mail of the demo</h1>
          <p class="quiet">
            No mail server is set up, so every mail stays here. Codes and links in them work. Reload the page
            for newer ones.
          </p>
          ${mails.length === 0 ? html`<p>No mail yet. Apply for a micro-internship, then come back.</p>` : mails.map(mailOf)}
        </main>
      </body>
    </html>`;
};
