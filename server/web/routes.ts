import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import { pageMessages } from './layout/page-messages.ts';
import type { CampusRecord } from '../domain/campus.ts';
import { limitBody, limitBodyTo } from '../http/body.ts';
import { PUBLIC_CACHE } from '../http/cache-control.ts';
import { createNetworkReader } from '../http/networks.ts';
import { problemOf, ProblemError } from '../http/problems.ts';
import { readCampus } from '../services/read-postings.ts';
import type { Services } from '../context.ts';
import { isOutage } from '../http/database-outage.ts';
import { respondPage } from './layout/respond.ts';
import { applicationPages } from './applicant/status/status-page.ts';
import { submitCodePage } from './public/apply/code-page.ts';
import { confirmPages } from './applicant/confirm/confirm-page.ts';
import { emptyFormPage, submitFormPage, type FormServices } from './public/apply/form-page.ts';
import { homePage } from './public/home/home-page.ts';
import { listPage } from './public/list/list-page.ts';
import { readLocale } from './layout/page-context.ts';
import { postingPage } from './public/posting/posting-page.ts';
import { reviewPages } from './employer/applications/routes.ts';
import { snippetsPage } from './public/snippets/snippets-page.ts';
import { createFormTokens } from './public/form-token.ts';

/** The campus in whose frame something went wrong: there too the page is to be read. */
const framedBy = async (services: Services, { req }: Context): Promise<CampusRecord | undefined> => {
  const slug = req.path.startsWith('/embed/') ? req.param('campus') : undefined;
  if (slug === undefined) return undefined;
  try {
    return await readCampus(services, slug);
  } catch (error) {
    // It may be the database that went wrong; then the page is for no frame.
    if (error instanceof ProblemError || isOutage(error)) return undefined;
    throw error;
  }
};

const problemPage = async (services: Services, context: Context, { status, headers }: ProblemError) => {
  const campus = await framedBy(services, context);
  const locale = readLocale(context);
  const { problems } = pageMessages(locale);
  const { title, text } = problems[status] ?? problems[500] ?? { title: '', text: '' };
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  return respondPage(
    context,
    services,
    {
      locale,
      title,
      isListed: false,
      isFramed: campus !== undefined,
      header: html`<h1>${title}</h1>
        <p>${text}</p>`,
      main: '',
    },
    { status, cache: 'no-store', framedBy: campus },
  );
};

/** Three of the largest files and what is written around them. */
const limitForm = limitBodyTo(16 * 1024 * 1024);

/** All that the pages need. */
export type PageServices = Omit<FormServices, 'tokens' | 'networkOf'>;

/** The marketplace's own pages: the list of a campus, its postings and their forms; alone and for frames. */
export const pageRoutes = (services: PageServices, reads: MiddlewareHandler) => {
  const { confirmations, submissionLimits } = services;
  const forms: FormServices = {
    ...services,
    tokens: createFormTokens(services),
    networkOf: createNetworkReader(services),
  };
  const app = new Hono()
    .use('/c/*', reads)
    .use('/embed/*', reads)
    // Browsers request it on their own and log its absence in every console.
    .get('/favicon.ico', (context) => context.body(null, 204, { 'Cache-Control': PUBLIC_CACHE }))
    .get('/', reads, (context) => homePage(services, context))
    .get('/c/:campus', (context) => listPage(services, context, 'hosted'))
    .get('/c/:campus/embed', (context) => snippetsPage(services, context))
    .get('/embed/:campus', (context) => listPage(services, context, 'embed'))
    .get('/m/:slug', (context) => postingPage(services, context, 'hosted'))
    .get('/embed/:campus/:slug', (context) => postingPage(services, context, 'embed'))
    .get('/m/:slug/apply', (context) => emptyFormPage(forms, context, 'hosted'))
    .get('/embed/:campus/:slug/apply', (context) => emptyFormPage(forms, context, 'embed'))
    .post('/m/:slug/apply', limitForm, (context) => submitFormPage(forms, context, 'hosted'))
    .post('/embed/:campus/:slug/apply', limitForm, (context) => submitFormPage(forms, context, 'embed'))
    .post('/m/:slug/confirm', limitBody, (context) => submitCodePage(forms, context, 'hosted'))
    .post('/embed/:campus/:slug/confirm', limitBody, (context) => submitCodePage(forms, context, 'embed'))
    .route('/confirm', confirmPages(services, confirmations))
    .route('/applications', applicationPages(services, submissionLimits.requests))
    .route('/review', reviewPages(services));
  app.onError((error, context) => {
    const problem = problemOf(error, services.log);
    if (!problem) throw error;
    return problemPage(services, context, problem);
  });
  return app;
};
