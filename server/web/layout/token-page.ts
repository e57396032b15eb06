import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Locale } from '../../../src/i18n/locales.ts';
import { pageMessages, type PageMessages } from './page-messages.ts';
import type { Services } from '../../context.ts';
import { ProblemError } from '../../http/problems.ts';
import { noteSecurityEvent } from '../../http/request-log.ts';
import type { Opening } from '../../services/tokens/opening.ts';
import { readLocale, readNamedLocale, withLang } from './page-context.ts';
import { respondPrivatePage } from './respond.ts';

type Contents = Omit<Parameters<typeof respondPrivatePage>[2], 'styles'>;

/** A page behind a mailed token link, with the subject that the token opened. */
export type TokenPage<Subject, Words> = Subject & {
  services: Services;
  context: Context;
  locale: Locale;
  words: Words;
  /** The URL of the page, or of one below it, in the language that this one names. */
  url: (below?: string) => string;
  /** Responds with a private document in the style of the page. */
  respond: (contents: Contents) => Response;
};

interface TokenPageOptions<Subject, Words> {
  /** Path above the token. */
  path: string;
  words: (messages: PageMessages) => Words;
  styles: string;
  open: (token: string) => Promise<Opening<Subject>>;
  /** Contents for a token that opens nothing; without them the response is `not-found`. */
  gone?: (words: Words) => Contents;
  /** Contents for a link that has ended before its subject. */
  ended?: (page: TokenPage<Subject, Words>) => Contents;
}

/** Form that requests a new link in place of one that has ended. */
export const renewForm = ({
  url,
  words: { renew },
}: Pick<TokenPage<object, { renew: string }>, 'url' | 'words'>) =>
  html`<form method="post" action="${url('/renew')}"><button class="act">${renew}</button></form>`;

/**
 * Opens the token in the URL of a mailed link, for the handlers of the pages below it. The URL is the right to all of
 * them. Opening one, as mail scanners do, changes nothing: only a POST acts.
 */
export const tokenPages = <Subject extends object, Words>(
  services: Services,
  { path, words: wordsOf, styles, open, gone, ended }: TokenPageOptions<Subject, Words>,
) => {
  type Page = TokenPage<Subject, Words>;
  type Respond = (page: Page) => Response | Promise<Response>;

  const pageOf = (context: Context, token: string, subject: Subject): Page => {
    const locale = readLocale(context);
    return {
      ...subject,
      services,
      context,
      locale,
      words: wordsOf(pageMessages(locale)),
      url: (below = '') => withLang(`${path}/${token}${below}`, readNamedLocale(context)),
      respond: (contents) => respondPrivatePage(context, services, { ...contents, styles }),
    };
  };

  const respondGone = (context: Context): Response => {
    if (!gone) throw new ProblemError('not-found');
    const words = wordsOf(pageMessages(readLocale(context)));
    return respondPrivatePage(context, services, { ...gone(words), status: 404, styles });
  };

  const handle = (respond: Respond, takesEnded: boolean) => async (context: Context) => {
    const token = context.req.param('token') ?? '';
    const opening = await open(token);
    if (opening.kind === 'refused') noteSecurityEvent(context, 'token-refused');
    if (!('subject' in opening)) return respondGone(context);
    const page = pageOf(context, token, opening.subject);
    if (opening.kind === 'ended' && ended && !takesEnded)
      return page.respond({ ...ended(page), status: 410 });
    try {
      return await respond(page);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not-found') return respondGone(context);
      throw error;
    }
  };

  return {
    /** Handles a request by a link that is good. */
    open: (respond: Respond) => handle(respond, false),
    /** Handles a request by a link that may have ended. */
    openEnded: (respond: Respond) => handle(respond, true),
  };
};
