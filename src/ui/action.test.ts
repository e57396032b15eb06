import { expect } from '@open-wc/testing';
import { byRole, expectAccessible, renderPartial } from '../../test/kit/render.ts';
import { action, type Action } from './action.ts';

const start = async (overrides: Partial<Action> = {}) => {
  let presses = 0;
  const press = () => (presses += 1);
  const { root } = await renderPartial(
    action({ label: 'Apply', className: 'button', part: 'apply', press, ...overrides }),
  );
  return { root, presses: () => presses };
};

/** Clicks as a mouse does, and says whether the browser would follow the link. */
const isFollowed = (link: HTMLElement, init: MouseEventInit = {}): boolean => {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...init });
  let followed = false;
  link.parentElement!.addEventListener(
    'click',
    (click) => {
      followed = !click.defaultPrevented;
      click.preventDefault();
    },
    { once: true },
  );
  link.dispatchEvent(event);
  return followed;
};

describe('an action', () => {
  it('is a button where its view has no page', async () => {
    const { root, presses } = await start();

    const button = byRole(root, 'button', 'Apply');
    button.click();

    expect(button.getAttribute('type')).to.equal('button');
    expect(presses()).to.equal(1);
    await expectAccessible(root);
  });

  it('is a link where its view has one, and shows the view in place', async () => {
    const { root, presses } = await start({ href: '/m/beer' });

    const link = byRole(root, 'link', 'Apply');

    expect(link.getAttribute('href')).to.equal('/m/beer');
    expect(isFollowed(link)).to.equal(false);
    expect(presses()).to.equal(1);
    await expectAccessible(root);
  });

  it('leads to its page where nothing shows the view in place', async () => {
    const { root } = await start({ href: '/m/beer', press: undefined });

    expect(isFollowed(byRole(root, 'link', 'Apply'))).to.equal(true);
  });

  const ELSEWHERE: Record<string, MouseEventInit> = {
    'with Control': { ctrlKey: true },
    'with Command': { metaKey: true },
    'with Shift': { shiftKey: true },
    'with Alt': { altKey: true },
    'with the middle button': { button: 1 },
  };
  for (const [how, init] of Object.entries(ELSEWHERE))
    it(`is left to the browser when it is pressed ${how}`, async () => {
      const { root, presses } = await start({ href: '/m/beer' });

      expect(isFollowed(byRole(root, 'link', 'Apply'), init)).to.equal(true);
      expect(presses()).to.equal(0);
    });

  it('says that it is busy, of which language it is, and what it opens', async () => {
    for (const href of [undefined, '/m/beer']) {
      const { root } = await start({ href, isBusy: true, lang: 'fr', slug: 'beer' });

      const control = byRole(root, href === undefined ? 'button' : 'link', 'Apply');
      expect(control.ariaDisabled).to.equal('true');
      expect(control.lang).to.equal('fr');
      expect(control.dataset.slug).to.equal('beer');
    }
  });

  it('says nothing of what it is not', async () => {
    const { root } = await start({ href: '/m/beer' });

    const names = byRole(root, 'link', 'Apply').getAttributeNames();
    expect(names.toSorted()).to.deep.equal(['class', 'href', 'part']);
  });
});
