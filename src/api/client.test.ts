import { expect } from '@open-wc/testing';
import { delay, http, HttpResponse } from 'msw';
import { takeWarnings } from '../../test/kit/unit-console.ts';
import { hurry, serve } from '../../test/kit/unit-network.ts';
import { aPosting, aSummary, POSTINGS } from '../../test/mocks/data.ts';
import { APPLICATIONS, createHandlers, FEED, POSTING, problem } from '../../test/mocks/handlers.ts';
import { scenarios } from '../../test/mocks/scenarios.ts';
import type { WidgetError } from '../base/error.ts';
import type { ApplicationRequest } from '../contract/application.ts';
import { createClient } from './client.ts';
import { ProblemError } from './error.ts';

const client = createClient('https://api.example');
const unstopped = () => new AbortController().signal;

const failureOf = async (work: Promise<unknown>): Promise<WidgetError> => {
  try {
    await work;
  } catch (error) {
    return error as WidgetError;
  }
  throw new Error('It did not fail.');
};

const failing = (times: number, refusal: () => Response) => {
  let left = times;
  return [
    http.all('*/v1/*', () => (left-- > 0 ? (refusal() as HttpResponse<null>) : undefined)),
    ...createHandlers(),
  ];
};

const application: ApplicationRequest = {
  microInternship: 'labels-for-a-jam-maker',
  questionsVersion: 1,
  person: { name: 'Ada Nwosu', email: 'ada@lakeshore.example', school: 'Lakeshore' },
  statements: {},
  answers: {},
  consent: { version: '2026-01', given: true },
};

const emptyAnswer = { items: [], total: 0, facets: { department: [] } };

describe('the client reading the feed', () => {
  it('asks in the address', async () => {
    const requests = serve(createHandlers());

    await client.feed(
      { campus: 'lakeshore', q: 'jam & tea', department: ['marketing', 'data'], 'page-size': 5 },
      unstopped(),
    );

    expect(requests.map(({ method, url }) => `${method} ${url}`)).to.deep.equal([
      'GET https://api.example/v1/micro-internships?campus=lakeshore&q=jam+%26+tea&department=marketing&department=data&page-size=5',
    ]);
  });

  it('sends no credentials and no header of its own', async () => {
    const requests = serve(createHandlers());

    await client.feed({}, unstopped());

    const [request] = requests;
    expect(request!.credentials).to.equal('omit');
    expect([...request!.headers.keys()]).to.deep.equal([]);
  });

  it('gives the rows with what belongs to them', async () => {
    serve(createHandlers());

    const answer = await client.feed({ campus: 'lakeshore', 'page-size': 2 }, unstopped());

    expect(answer.items.map(({ slug }) => slug)).to.deep.equal([
      'budget-of-a-theatre',
      'name-the-bakery-breads',
    ]);
    expect(answer.total).to.equal(5);
    expect(answer.campus?.name).to.equal('Lakeshore State University');
    expect(answer.nextCursor).to.equal('2');
  });

  it('says contract where no row fits', async () => {
    serve([http.get(FEED, () => HttpResponse.json({ ...emptyAnswer, total: 1, items: [{ id: 7 }] }))]);

    const { code } = await failureOf(client.feed({}, unstopped()));

    expect(code).to.equal('contract');
    expect(takeWarnings()).to.have.lengthOf(1);
  });

  it('hides a row that does not fit and none of the others, and says so once', async () => {
    const broken = { ...aSummary(), fee: 'a lot' };
    serve([
      http.get(FEED, () => HttpResponse.json({ ...emptyAnswer, total: 2, items: [broken, aSummary()] })),
    ]);

    const answer = await client.feed({}, unstopped());
    await client.feed({}, unstopped());

    expect(answer.items).to.deep.equal([aSummary()]);
    expect(takeWarnings()).to.deep.equal([
      '[micro-internships] 1 of 2 rows did not fit the contract and are not shown.',
    ]);
  });

  it('reads a failure that passes once more', async () => {
    const requests = serve(failing(1, () => problem(503, 'unavailable')));

    const answer = await client.feed({}, unstopped());

    expect(answer.items).not.to.deep.equal([]);
    expect(requests).to.have.lengthOf(2);
    expect(requests.map(({ credentials }) => credentials)).to.deep.equal(['omit', 'omit']);
  });

  it('reads again when there was no network', async () => {
    serve(failing(1, () => HttpResponse.error()));

    const answer = await client.feed({}, unstopped());

    expect(answer.items).not.to.deep.equal([]);
  });
});

describe('the client reading one posting', () => {
  it('gives everything of it', async () => {
    const requests = serve(createHandlers({ postings: POSTINGS }));

    const posting = await client.microInternship('survey-of-cyclists', 'lakeshore', unstopped());

    expect(posting).to.deep.equal({ ...POSTINGS[1], url: 'https://api.example/m/survey-of-cyclists' });
    expect(requests[0]!.url).to.equal(
      'https://api.example/v1/micro-internships/survey-of-cyclists?campus=lakeshore',
    );
  });

  it('keeps a strange slug within its place in the address', async () => {
    const requests = serve(createHandlers());

    await failureOf(client.microInternship('../campuses?x', undefined, unstopped()));

    expect(requests[0]!.url).to.equal('https://api.example/v1/micro-internships/..%2Fcampuses%3Fx');
  });

  it('asks past what the browser has kept where it is told so', async () => {
    const requests = serve(createHandlers());

    await client.microInternship('name-the-bakery-breads', undefined, unstopped());
    await client.microInternship('name-the-bakery-breads', undefined, unstopped(), { cache: 'no-cache' });

    expect(requests.map(({ cache }) => cache)).to.deep.equal(['default', 'no-cache']);
  });

  it('hands on the problem of a refusal', async () => {
    serve(createHandlers());

    const error = await failureOf(client.microInternship('nothing', undefined, unstopped()));

    expect(error).to.be.instanceOf(ProblemError);
    expect(error).to.include({ code: 'http', status: 404 });
    expect((error as ProblemError).problem?.type).to.equal('/problems/not-found');
  });

  it('shows a link that could run as its words', async () => {
    const link = { type: 'link', href: 'javascript:alert(1)', children: [{ type: 'text', text: 'Here' }] };
    const hostile = { ...aPosting(), description: [{ type: 'paragraph', children: [link] }] };
    serve([http.get(POSTING, () => HttpResponse.json(hostile))]);

    const { description } = await client.microInternship('a', undefined, unstopped());

    expect(description).to.deep.equal([{ type: 'paragraph', children: [{ type: 'text', text: 'Here' }] }]);
  });

  it('reads what a newer marketplace says: blocks by their words, questions by their label', async () => {
    const newer = {
      ...aPosting(),
      description: [
        { type: 'table', rows: [[{ type: 'text', text: 'One' }], [{ type: 'text', text: 'Two' }]] },
      ],
      questions: { version: 1, items: [{ id: 'sketch', kind: 'drawing', label: 'Draw it', required: true }] },
      arrangement: 'orbital',
      sponsors: ['somebody'],
    };
    serve([http.get(POSTING, () => HttpResponse.json(newer))]);

    const { description, questions, arrangement } = await client.microInternship('a', undefined, unstopped());

    expect(description).to.deep.equal([{ type: 'paragraph', children: [{ type: 'text', text: 'One Two' }] }]);
    expect(questions.items).to.deep.equal([
      { id: 'sketch', kind: 'other', label: 'Draw it', required: true },
    ]);
    expect(arrangement).to.equal('other');
  });
});

describe('the client sending an application', () => {
  it('posts JSON with the key and no credentials', async () => {
    const requests = serve(createHandlers());

    const receipt = await client.apply(application, 'a-key-of-the-visitor', unstopped());

    const [request] = requests;
    expect(`${request!.method} ${request!.url}`).to.equal('POST https://api.example/v1/applications');
    expect(request!.headers.get('Idempotency-Key')).to.equal('a-key-of-the-visitor');
    expect(request!.headers.get('Content-Type')).to.equal('application/json');
    expect(request!.credentials).to.equal('omit');
    expect(await request!.json()).to.deep.equal(application);
    expect(receipt).to.deep.include({ id: 'application-1', employer: { name: 'Quince & Co' } });
  });

  it('repeats itself with the same key', async () => {
    hurry();
    const requests = serve(failing(2, () => problem(503, 'unavailable')));

    const receipt = await client.apply(application, 'a-key-of-the-visitor', unstopped());

    expect(receipt.id).to.equal('application-1');
    expect(requests.map(({ headers }) => headers.get('Idempotency-Key'))).to.deep.equal(
      Array(3).fill('a-key-of-the-visitor'),
    );
  });

  it('hands on the fields that were refused', async () => {
    serve([
      http.post(APPLICATIONS, () =>
        problem(400, 'invalid-request', [{ pointer: '/person/email', code: 'format' }]),
      ),
    ]);

    const error = await failureOf(client.apply(application, 'a-key-of-the-visitor', unstopped()));

    expect((error as ProblemError).problem?.errors).to.deep.equal([
      { pointer: '/person/email', code: 'format' },
    ]);
  });

  it('sends nothing again that was refused', async () => {
    const requests = serve([http.post(APPLICATIONS, () => problem(409, 'not-open'))]);

    await failureOf(client.apply(application, 'a-key-of-the-visitor', unstopped()));

    expect(requests).to.have.lengthOf(1);
  });
});

describe('the client failing', () => {
  const read = (signal = unstopped()) => client.feed({}, signal);

  it('says offline without a network', async () => {
    hurry();
    serve(scenarios.offline());

    expect((await failureOf(read())).code).to.equal('offline');
  });

  it('says http with the status', async () => {
    serve(scenarios.serverError());

    expect(await failureOf(read())).to.include({ code: 'http', status: 500 });
  });

  it('says http with the status when the server stays unavailable', async () => {
    hurry();
    const requests = serve([http.all('*/v1/*', () => problem(503, 'unavailable'))]);

    expect(await failureOf(read())).to.include({ code: 'http', status: 503 });
    expect(await failureOf(client.apply(application, 'a-key', unstopped()))).to.include({
      code: 'http',
      status: 503,
    });
    expect(requests.map(({ method }) => method).join(' ')).to.equal('GET GET GET POST POST POST');
  });

  it('hands on that there were too many requests', async () => {
    serve([http.post(APPLICATIONS, () => problem(429, 'too-many-requests'))]);

    const error = await failureOf(client.apply(application, 'a-key', unstopped()));

    expect((error as ProblemError).problem?.type).to.equal('/problems/too-many-requests');
  });

  it('says http of a refusal that is no problem', async () => {
    serve([http.get(FEED, () => new HttpResponse('<h1>Bad gateway</h1>', { status: 403 }))]);

    const error = await failureOf(read());

    expect(error).to.include({ code: 'http', status: 403 });
    expect((error as ProblemError).problem).to.equal(undefined);
  });

  it('says contract of a body that does not fit', async () => {
    serve(scenarios.brokenContract());

    expect((await failureOf(read())).code).to.equal('contract');
    expect((await failureOf(client.microInternship('a', undefined, unstopped()))).code).to.equal('contract');
    expect((await failureOf(client.apply(application, 'a-key', unstopped()))).code).to.equal('contract');
  });

  it('says contract of a body that is not JSON', async () => {
    serve([http.get(FEED, () => HttpResponse.html('<p>Log in to the Wi-Fi</p>'))]);

    expect((await failureOf(read())).code).to.equal('contract');
  });

  it('says aborted when it was called off', async () => {
    const request = new AbortController();
    serve([http.get(FEED, () => delay('infinite'))]);

    const failure = failureOf(read(request.signal));
    request.abort();

    expect((await failure).code).to.equal('aborted');
  });

  it('says timeout when no answer comes', async () => {
    hurry();
    serve([http.all('*/v1/*', () => new Promise<never>(() => undefined))]);

    expect((await failureOf(read())).code).to.equal('timeout');
    expect((await failureOf(client.apply(application, 'a-key', unstopped()))).code).to.equal('timeout');
  });
});
