import { expect } from '@open-wc/testing';
import type { Locale } from '../src/i18n/locales.ts';
import { MESSAGES } from '../test/kit/messages.ts';
import { byRole, allByRole, textOf } from '../test/kit/render.ts';
import { serve } from '../test/kit/unit-network.ts';
import { appears, fillIn, focusIsOn, found, place, press, type } from '../test/kit/unit-widget.ts';
import { createHandlers } from '../test/mocks/handlers.ts';

const BREADS = 'Name the breads of a bakery';
const OTHERS = ['es', 'ar'] as const;

const feed = (attributes = '') =>
  `<micro-internship-feed api="https://api.example" campus="lakeshore" ${attributes}></micro-internship-feed>`;

const spoken = (root: ShadowRoot) => {
  const shown = root.querySelector<HTMLElement>('[part="root"]');
  return [shown?.lang, shown?.dir];
};

const speaks = async (root: ShadowRoot, locale: Locale): Promise<void> => {
  await found(root, () => spoken(root)[0] === locale);
};

const visitor = Object.getOwnPropertyDescriptor(Navigator.prototype, 'languages')!;

/** Lets the visitor's browser like these languages until the test ends. */
const like = (...languages: string[]): void => {
  Object.defineProperty(Navigator.prototype, 'languages', { configurable: true, get: () => languages });
};

// First of all: the messages of a posting are loaded once.
describe('a posting in another language', () => {
  for (const locale of OTHERS)
    it(`has the focus once its messages are loaded: ${locale}`, async () => {
      serve(createHandlers());
      const { root } = await place(feed(`lang="${locale}"`));
      await appears(root, 'article');

      press(root, BREADS);
      await focusIsOn(root, 'heading', BREADS);

      expect(spoken(root)[0]).to.equal(locale);
      expect(allByRole(root, 'heading', 'Application questions')).to.have.lengthOf(0);
    });
});

describe('the language of a widget', () => {
  beforeEach(() => {
    serve(createHandlers());
    like('en-US');
  });
  afterEach(() => {
    Object.defineProperty(Navigator.prototype, 'languages', visitor);
    document.documentElement.removeAttribute('lang');
  });

  it('is its own, before that of the page and of the visitor', async () => {
    like('es');
    document.documentElement.lang = 'en';

    const { element } = await place(`<div lang="es">${feed('lang="ar-EG"')}</div>`);
    const root = element.querySelector('micro-internship-feed')!.shadowRoot!;
    await speaks(root, 'ar');

    expect(spoken(root)).to.deep.equal(['ar', 'rtl']);
  });

  it('is that of the part of the page around it', async () => {
    document.documentElement.lang = 'en';

    const { element } = await place(`<div lang="es-MX">${feed()}</div>`);
    const root = element.querySelector('micro-internship-feed')!.shadowRoot!;
    await speaks(root, 'es');

    expect(spoken(root)).to.deep.equal(['es', 'ltr']);
  });

  it('is that of the page', async () => {
    like('ar');
    document.documentElement.lang = 'es';

    const { root } = await place(feed());
    await speaks(root, 'es');

    expect(spoken(root)).to.deep.equal(['es', 'ltr']);
  });

  it('is the first of the visitor’s that is spoken, where the page says none or one that is not', async () => {
    like('de', 'ar-SA', 'es');
    const { root } = await place(feed());
    document.documentElement.lang = 'fr';
    const { root: other } = await place(feed());
    await speaks(root, 'ar');
    await speaks(other, 'ar');

    expect(spoken(root)).to.deep.equal(['ar', 'rtl']);
  });

  it('is English where nobody asks for one that is spoken', async () => {
    like('de', 'fr');

    const { root } = await place(feed());

    expect(spoken(root)).to.deep.equal(['en', 'ltr']);
  });
});

describe('a widget that is told another language', () => {
  beforeEach(() => like('en-US'));
  afterEach(() => Object.defineProperty(Navigator.prototype, 'languages', visitor));

  for (const locale of OTHERS) {
    it(`keeps the list, what was chosen and typed, and the focus: ${locale}`, async () => {
      const requests = serve(createHandlers());
      const { element, root } = await place(feed());
      await appears(root, 'article');
      root.querySelector('details')!.open = true;
      byRole(root, 'combobox', 'Department').value = 'marketing';
      byRole(root, 'combobox', 'Department').dispatchEvent(new Event('change', { bubbles: true }));
      await found(root, () => textOf(byRole(root, 'status')) === MESSAGES.en.shown(2, 2));
      const search = byRole(root, 'searchbox', 'Search');
      search.value = 'half typ';
      search.focus();
      search.setSelectionRange(2, 4);
      const { length: asked } = requests;

      element.lang = locale;
      await speaks(root, locale);

      const t = MESSAGES[locale];
      expect(root.activeElement).to.equal(search);
      expect([search.value, search.selectionStart, search.selectionEnd]).to.deep.equal(['half typ', 2, 4]);
      expect(byRole(root, 'combobox', t.filters.department).value).to.equal('marketing');
      expect(root.querySelector('details')!.open).to.equal(true);
      expect(textOf(byRole(root, 'status'))).to.equal(t.shown(2, 2));
      expect(requests).to.have.lengthOf(asked);
    });

    it(`keeps the focus on what a visitor may take back: ${locale}`, async () => {
      serve(createHandlers());
      const { element, root } = await place(feed('default-department="marketing"'));
      const chip = await appears(root, 'button', 'Remove: Marketing');
      chip.focus();

      element.lang = locale;
      await speaks(root, locale);

      const { withoutFilter, departments } = MESSAGES[locale];
      expect(root.activeElement).to.equal(chip);
      expect(chip.getAttribute('aria-label')).to.equal(withoutFilter(departments.marketing));
    });

    it(`keeps the posting that is open, and the focus: ${locale}`, async () => {
      const requests = serve(createHandlers());
      const { element, root } = await place(feed());
      await appears(root, 'article');
      press(root, BREADS);
      const title = await focusIsOn(root, 'heading', BREADS);
      await appears(root, 'heading', 'Application questions');

      element.lang = locale;
      const t = MESSAGES[locale];
      await appears(root, 'heading', t.whatIsAsked);

      expect(root.activeElement).to.equal(title);
      expect(allByRole(root, 'button', t.apply)).to.have.lengthOf(2);
      expect(allByRole(root, 'heading', 'Application questions')).to.have.lengthOf(0);
      expect(requests.filter(({ url }) => /\/name-the-bakery-breads(?:\?|$)/.test(url))).to.have.lengthOf(1);
    });

    it(`keeps what was typed into the form, what is wrong with it, and the focus: ${locale}`, async () => {
      serve(createHandlers());
      const { element, root } = await place(feed());
      await appears(root, 'article');
      press(root, BREADS);
      await appears(root, 'heading', 'Application questions');
      allByRole(root, 'button', 'Apply')[0]!.click();
      await focusIsOn(root, 'heading', `Apply for ${BREADS}`);
      fillIn(root);
      byRole(root, 'radio', 'SQL').click();
      type(root, 'How would you begin?', 'One bread a day.\nThen two.');
      press(root, 'Submit application');
      await focusIsOn(root, 'alert');
      const name = byRole(root, 'textbox', 'Full name');
      name.focus();

      element.lang = locale;
      const t = MESSAGES[locale];
      await appears(root, 'heading', t.problemTitle);

      expect(root.activeElement).to.equal(name);
      expect(byRole(root, 'textbox', t.name).value).to.equal('Ada Nwosu');
      expect(byRole(root, 'textbox', t.email).value).to.equal('ada@lakeshore.example');
      expect(byRole(root, 'textbox', 'How would you begin?').value).to.equal('One bread a day.\nThen two.');
      expect(byRole(root, 'radio', 'SQL').checked).to.equal(true);
      expect(byRole(root, 'checkbox', t.consent('Ofen & Söhne')).checked).to.equal(true);
      expect(textOf(byRole(root, 'alert'))).to.include(t.confirmStatement(t.statements.adult));
    });

    it(`keeps what was typed into a form by itself: ${locale}`, async () => {
      const requests = serve(createHandlers());
      const { element, root } = await place(
        '<micro-internship-apply api="https://api.example" micro-internship="name-the-bakery-breads"></micro-internship-apply>',
      );
      await appears(root, 'heading', `Apply for ${BREADS}`);
      fillIn(root);
      const school = byRole(root, 'textbox', 'School');
      school.focus();
      const { length: asked } = requests;

      element.lang = locale;
      const t = MESSAGES[locale];
      await appears(root, 'textbox', t.school);

      expect(spoken(root)[0]).to.equal(locale);
      expect(root.activeElement).to.equal(school);
      expect(school.value).to.equal('Lakeshore');
      expect(byRole(root, 'checkbox', t.consent('Ofen & Söhne')).checked).to.equal(true);
      expect(requests).to.have.lengthOf(asked);
    });
  }

  it('speaks the one before again', async () => {
    serve(createHandlers());
    const { element, root } = await place(feed('lang="ar"'));
    await speaks(root, 'ar');
    await appears(root, 'article');

    element.removeAttribute('lang');
    await speaks(root, 'en');

    expect(spoken(root)).to.deep.equal(['en', 'ltr']);
    expect(byRole(root, 'searchbox', 'Search')).to.exist;
  });
});
