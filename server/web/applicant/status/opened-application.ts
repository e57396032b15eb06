import type { Context } from 'hono';
import type { PageMessages } from '../../layout/page-messages.ts';
import type { Locale } from '../../../../src/i18n/locales.ts';
import { takesCorrections } from '../../../domain/application.ts';
import type { Services } from '../../../context.ts';
import type { FoundApplication } from '../../../store/applications.ts';
import type { PostingRow } from '../../../store/postings.ts';

/** An application's page as it was asked for, by somebody who has its address. */
export interface Opened {
  services: Services;
  context: Context;
  locale: Locale;
  words: PageMessages['application'];
  found: FoundApplication;
  posting: PostingRow;
  /** Id of the link by which it was opened. */
  link: string | undefined;
  /** The address of the page, or of one below it, in the language that was asked for. */
  address: (below?: string) => string;
}

/** What is answered to somebody who has the address. */
export type Answer = (opened: Opened) => Response | Promise<Response>;

/** Whether the application may be corrected now. */
export const isCorrectable = ({ services, found, posting }: Opened): boolean =>
  !found.application.withdrawnAt && takesCorrections(posting, services.clock());
