import { expect } from '@open-wc/testing';
import { fakeClient, settled } from '../../test/kit/client.ts';
import { aPosting } from '../../test/mocks/data.ts';
import { WidgetError } from '../base/error.ts';
import { withDedupe } from './dedupe.ts';

const unstopped = () => new AbortController().signal;
const ANSWER = { items: [], total: 0, facets: {} };

const failure = async (answer: Promise<unknown>): Promise<unknown> => {
  try {
    return await answer;
  } catch (error) {
    return error;
  }
};

describe('a shared client', () => {
  it('asks once for what several want', async () => {
    const client = fakeClient();
    const shared = withDedupe(client);

    const wanted = [
      shared.feed({ campus: 'lakeshore' }, unstopped()),
      shared.feed({ campus: 'lakeshore' }, unstopped()),
    ];
    client.asked.feed[0]!.answer(ANSWER);

    expect(await Promise.all(wanted)).to.deep.equal([ANSWER, ANSWER]);
    expect(await shared.feed({ campus: 'lakeshore' }, unstopped())).to.deep.equal(ANSWER);
    expect(client.asked.feed).to.have.lengthOf(1);
  });

  it('asks for each thing that is another', () => {
    const client = fakeClient();
    const shared = withDedupe(client);

    void shared.feed({ campus: 'lakeshore' }, unstopped());
    void shared.feed({ campus: 'hilltop' }, unstopped());
    void shared.microInternship('one', undefined, unstopped());
    void shared.microInternship('two', undefined, unstopped());
    void shared.microInternship('two', 'lakeshore', unstopped());

    expect([client.asked.feed, client.asked.microInternship].map(({ length }) => length)).to.deep.equal([
      2, 3,
    ]);
  });

  it('asks anew for what is wanted as it is now', async () => {
    const client = fakeClient();
    const shared = withDedupe(client);
    const changed = aPosting({ title: 'Changed' });

    void shared.microInternship('one', undefined, unstopped());
    const now = shared.microInternship('one', undefined, unstopped(), { cache: 'no-cache' });
    client.asked.microInternship[1]!.answer(changed);

    expect(await now).to.deep.equal(changed);
  });

  it('does not let one who leaves end it for the others', async () => {
    const client = fakeClient();
    const shared = withDedupe(client);
    const leaving = new AbortController();

    const left = failure(shared.microInternship('one', undefined, leaving.signal));
    const stayed = shared.microInternship('one', undefined, unstopped());
    leaving.abort();
    client.asked.microInternship[0]!.answer(aPosting());

    expect(((await left) as Error).name).to.equal('AbortError');
    expect(await stayed).to.deep.equal(aPosting());
  });

  it('keeps no failure', async () => {
    const client = fakeClient();
    const shared = withDedupe(client);

    const failed = failure(shared.microInternship('one', undefined, unstopped()));
    client.asked.microInternship[0]!.fail(new WidgetError('offline'));
    expect(((await failed) as WidgetError).code).to.equal('offline');
    await settled();
    void shared.microInternship('one', undefined, unstopped());

    expect(client.asked.microInternship).to.have.lengthOf(2);
  });
});
