import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { serve } from '../../test/kit/unit-network.ts';
import { createHandlers, problem, REPORTS, SIMILAR } from '../../test/mocks/handlers.ts';
import type { WidgetError } from '../base/error.ts';
import { createPostingClient } from './posting-client.ts';

const client = createPostingClient({ api: 'https://api.example' });
const unstopped = () => new AbortController().signal;

const failureOf = async (work: Promise<unknown>): Promise<WidgetError> => {
  try {
    await work;
  } catch (error) {
    return error as WidgetError;
  }
  throw new Error('It did not fail.');
};

describe('the client asking for similar postings', () => {
  it('asks for those that the campus shows', async () => {
    const requests = serve(createHandlers());

    const { items } = await client.similar('labels-for-a-jam-maker', 'lakeshore', unstopped());
    await client.similar('labels-for-a-jam-maker', undefined, unstopped());

    expect(requests.map(({ url }) => url)).to.deep.equal([
      'https://api.example/v1/micro-internships/labels-for-a-jam-maker/similar?campus=lakeshore',
      'https://api.example/v1/micro-internships/labels-for-a-jam-maker/similar',
    ]);
    expect(items).to.have.lengthOf(3);
  });

  it('refuses an answer that does not fit', async () => {
    serve([http.get(SIMILAR, () => HttpResponse.json({ items: [{ slug: 'half' }] }))]);

    expect((await failureOf(client.similar('half', undefined, unstopped()))).code).to.equal('contract');
  });
});

describe('the client sending a report', () => {
  const report = { microInternship: 'labels-for-a-jam-maker', reason: 'fraud' } as const;

  it('sends it once, with its key', async () => {
    const requests = serve(createHandlers());

    const receipt = await client.report(report, 'a-key-of-the-visitor', unstopped());

    const [request] = requests;
    expect(`${request!.method} ${request!.url}`).to.equal('POST https://api.example/v1/reports');
    expect(request!.headers.get('Idempotency-Key')).to.equal('a-key-of-the-visitor');
    expect(request!.headers.get('Content-Type')).to.equal('application/json');
    expect(await request!.json()).to.deep.equal(report);
    expect(receipt).to.deep.equal({ received: true });
  });

  it('says why it was not taken', async () => {
    serve([http.post(REPORTS, () => problem(429, 'too-many-requests'))]);

    const error = await failureOf(client.report(report, 'another-key-of-theirs', unstopped()));

    expect([error.code, error.status]).to.deep.equal(['http', 429]);
  });
});
