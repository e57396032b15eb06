import type { PageMessages } from '../../layout/page-messages.ts';
import type { OpenedApplication } from '../../../services/open-application.ts';
import type { TokenPage } from '../../layout/token-page.ts';

/** A page of an application that its applicant has opened by a mailed link. */
export type StatusPage = TokenPage<OpenedApplication, PageMessages['application']>;
