import { expect } from '@open-wc/testing';
import { http } from 'msw';
import { allByRole, byRole, expectAccessible, textOf } from '../../test/kit/render.ts';
import { settled } from '../../test/kit/client.ts';
import { hurry, serve } from '../../test/kit/unit-network.ts';
import { appears, focusIsOn, found, hear, place, press, type } from '../../test/kit/unit-widget.ts';
import { createHandlers, problem, REPORTS, SIMILAR } from '../../test/mocks/handlers.ts';

const JAM = 'Labels for a jam maker';
const BREADS = 'Name the breads of a bakery';
const SIMILAR_ONES = 'Similar micro-internships';

const asked = (requests: Request[], path: string) =>
  requests.filter(({ url }) => new URL(url).pathname.endsWith(path));

/** A list in which a posting stands open, with all that comes after it. */
const placePosting = async (handlers = createHandlers()) => {
  const requests = serve(handlers);
  const { element, root } = await place(
    '<micro-internship-feed api="https://api.example" campus="lakeshore"></micro-internship-feed>',
  );
  await appears(root, 'article');
  press(root, JAM);
  await appears(root, 'button', 'Report this posting');
  return { element, root, requests };
};

const similarOnes = async (root: ShadowRoot) =>
  (await appears(root, 'heading', SIMILAR_ONES)).closest('section')!;

describe('a posting on show', () => {
  it('is followed by similar ones, asked for once and for its campus', async () => {
    const { root, requests } = await placePosting();

    const cards = allByRole(await similarOnes(root), 'article');

    expect(cards).to.have.lengthOf(3);
    expect(asked(requests, '/similar').map(({ url }) => new URL(url).search)).to.deep.equal([
      '?campus=lakeshore',
    ]);
    await expectAccessible(root);
  });

  it('is followed by nothing where they cannot be had', async () => {
    const { root, requests } = await placePosting([
      http.get(SIMILAR, () => problem(404, 'not-found')),
      ...createHandlers(),
    ]);
    await found(root, () => asked(requests, '/similar').length === 1);
    await settled();

    expect(allByRole(root, 'heading', SIMILAR_ONES)).to.have.lengthOf(0);
    expect(allByRole(root, 'alert')).to.have.lengthOf(0);
  });

  it('opens a similar one in place, and goes back to the card that led here', async () => {
    const { heard, stop } = hear();
    const { root } = await placePosting();

    press(await similarOnes(root), BREADS);
    await focusIsOn(root, 'heading', BREADS);
    await similarOnes(root);
    press(root, 'Back to the list');
    const card = await focusIsOn(root, 'link', JAM);
    stop();

    expect(card.closest('article')).to.exist;
    expect(heard).to.deep.equal([
      ['mi-select', { slug: 'labels-for-a-jam-maker' }],
      ['mi-select', { slug: 'name-the-bakery-breads' }],
    ]);
  });

  it('leads to the calendar file of the API that it came from', async () => {
    const { root } = await placePosting();

    expect(byRole(root, 'link', 'Add deadline to calendar').href).to.equal(
      'https://api.example/v1/micro-internships/labels-for-a-jam-maker/deadline.ics',
    );
  });

  it('shows its address, chosen, where it can neither be shared nor copied', async () => {
    const { root } = await placePosting();
    Object.defineProperty(navigator, 'share', { configurable: true, value: undefined });
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });

    byRole(root, 'button', 'Share').click();
    const field = (await focusIsOn(root, 'textbox', 'Link to this micro-internship')) as HTMLInputElement;
    Reflect.deleteProperty(navigator, 'share');
    Reflect.deleteProperty(navigator, 'clipboard');

    expect(field.value).to.equal('https://api.example/m/labels-for-a-jam-maker?campus=lakeshore');
    expect(field.selectionEnd).to.equal(field.value.length);
    await expectAccessible(root);
  });

  it('is reported, and the focus goes along', async () => {
    const { root, requests } = await placePosting();

    byRole(root, 'button', 'Report this posting').click();
    await focusIsOn(root, 'heading', 'Report this posting');
    byRole(root, 'button', 'Send report').click();
    await focusIsOn(root, 'radio', 'Pay differs from the posting');
    byRole(root, 'radio', 'It looks like fraud').click();
    type(root, /^What should/, 'They ask for a deposit.');
    byRole(root, 'button', 'Send report').click();
    const thanks = await found(
      root,
      () => root.activeElement?.matches('.report-thanks') && root.activeElement,
    );

    expect(textOf(thanks)).to.match(/^Thank you/);
    expect(await asked(requests, '/reports')[0]!.json()).to.deep.equal({
      microInternship: 'labels-for-a-jam-maker',
      campus: 'lakeshore',
      reason: 'fraud',
      details: 'They ask for a deposit.',
    });
    await expectAccessible(root);
  });

  it('keeps a report that could not be sent, and says why once', async () => {
    hurry();
    let isDown = true;
    const { root, requests } = await placePosting([
      http.post(REPORTS, () => (isDown ? problem(503, 'unavailable') : undefined)),
      ...createHandlers(),
    ]);
    byRole(root, 'button', 'Report this posting').click();
    await focusIsOn(root, 'heading', 'Report this posting');
    byRole(root, 'radio', 'It is misleading').click();

    const send = byRole(root, 'button', 'Send report');
    send.focus();
    send.click();
    await found(root, () => allByRole(root, 'alert').length === 1);
    const stays = root.activeElement === send;
    isDown = false;
    send.click();
    await found(root, () => root.activeElement?.matches('.report-thanks'));

    expect(stays).to.equal(true);
    const keys = asked(requests, '/reports').map(({ headers }) => headers.get('Idempotency-Key'));
    expect(new Set(keys).size).to.equal(1);
  });

  it('is not reported where the visitor thinks better of it', async () => {
    const { root, requests } = await placePosting();
    byRole(root, 'button', 'Report this posting').click();
    await focusIsOn(root, 'heading', 'Report this posting');

    byRole(root, 'button', 'Cancel').click();
    await focusIsOn(root, 'button', 'Report this posting');

    expect(asked(requests, '/reports')).to.have.lengthOf(0);
  });
});
