import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { delay, http } from 'msw';
import type { MicroInternship } from '../src/contract/micro-internship.ts';
import { createFormat } from '../src/i18n/format.ts';
import { inForeignLetters, plainPartOf, speakStrangely } from '../test/kit/pseudo.ts';
import { hurry, serve } from '../test/kit/unit-network.ts';
import { found, place } from '../test/kit/unit-widget.ts';
import { aPosting, postingsAt } from '../test/mocks/data.ts';
import { createHandlers, problem } from '../test/mocks/handlers.ts';
import { scenarios } from '../test/mocks/scenarios.ts';

const WIDTH = 320;
const DIRECTIONS = { es: 'ltr', ar: 'rtl' } as const;

const QUESTIONS: MicroInternship['questions']['items'] = [
  ...aPosting().questions.items,
  { id: 'hours', kind: 'number', label: 'Hours a week', required: true, min: 2, max: 9 },
  { id: 'since', kind: 'date', label: 'Since', required: true, latest: '2026-12-31' },
  { id: 'work', kind: 'link', label: 'Link', required: true },
  {
    id: 'days',
    kind: 'multiple-choice',
    label: 'Days',
    required: true,
    maxChoices: 1,
    options: [
      { value: 'mon', label: 'Monday' },
      { value: 'tue', label: 'Tuesday' },
    ],
  },
];

const POSTINGS = postingsAt(new Date()).map((posting, index) =>
  inForeignLetters({
    ...posting,
    classification: 'employee',
    requiredDocuments: ['Transcript'],
    applicantBand: '5-9',
    ...(index === 0 && { questions: { version: 3, items: QUESTIONS } }),
  }),
);
const [FIRST] = POSTINGS as [MicroInternship];

/** Text that a visitor types; a receipt shows it again. */
const TYPED: Record<string, string> = {
  'person.name': 'Ада',
  'person.email': 'ada@lakeshore.example',
  'person.school': 'Школа',
  'answers.approach': 'Так',
  'answers.hours': '3',
  'answers.since': '2026-01-02',
  'answers.work': 'https://ada.example',
};

/** Text that the browser writes and no locale of ours, and the reference of an application. */
const written = (locale: string): string[] => {
  const format = createFormat(locale);
  const texts = POSTINGS.flatMap(
    ({
      fee,
      takeHome,
      kickOff,
      due,
      applicationDeadline,
      decisionBy,
      language,
      milestones,
      country = 'US',
    }) => [
      ...[fee, takeHome, ...milestones.map(({ pay }) => pay)].map((money) => money && format.money(money)),
      ...[due, ...milestones.map((milestone) => milestone.due)].map(
        (day) => day && 'date' in day && format.date(day.date),
      ),
      kickOff !== undefined && format.date(kickOff),
      new Date(TYPED['answers.since']!).toLocaleDateString(`${locale}-u-nu-latn`, {
        dateStyle: 'medium',
        timeZone: 'UTC',
      }),
      ...[applicationDeadline, decisionBy].map((instant) => instant && format.instant(instant).text),
      format.languageName(language),
      new Intl.DisplayNames(locale, { type: 'region' }).of(country),
      new Intl.DisplayNames(locale === 'es' ? 'es-US' : locale, { type: 'region' }).of(country),
    ],
  );
  return ['7ZK2-M0Q1', ...Object.values(TYPED), ...texts.filter((text) => typeof text === 'string')].sort(
    (one, other) => other.length - one.length,
  );
};

const NAMING = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'placeholder',
  'title',
  'alt',
];

/** Everything in a root that is read or said. */
const textsIn = (root: ShadowRoot): string[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode())
    if (walker.currentNode.parentElement?.localName !== 'style')
      texts.push((walker.currentNode as Text).data);
  const names = [...root.querySelectorAll('*')].flatMap((element) =>
    NAMING.map((name) => element.getAttribute(name) ?? ''),
  );
  return [...texts, ...names];
};

const expectNoLeak = (root: ShadowRoot, locale: string): void => {
  const allowed = written(locale);
  const leaked = textsIn(root).filter((text) =>
    /\p{Script=Latin}{2}/u.test(allowed.reduce((rest, one) => rest.replaceAll(one, ''), plainPartOf(text))),
  );

  expect(leaked).to.deep.equal([]);
};

const isShown = (element: Element | null): element is Element =>
  element?.checkVisibility({ visibilityProperty: true }) ?? false;

/** Every text on show with the rectangles of its lines. */
const linesIn = (root: ShadowRoot): { text: Text; lines: DOMRect[] }[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const shown: { text: Text; lines: DOMRect[] }[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const parent = text.parentElement;
    if (
      text.data.trim() === '' ||
      !isShown(parent) ||
      parent.closest('select, style, .card-summary, .unseen')
    )
      continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    shown.push({ text, lines: [...range.getClientRects()] });
  }
  return shown;
};

const overlap = (one: DOMRect, other: DOMRect): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 5;

const expectRoom = (root: ShadowRoot): void => {
  const shown = root.querySelector('[part="root"]')!;
  const { left, right } = shown.getBoundingClientRect();
  const elements = [...root.querySelectorAll('.root, .root *')].filter(isShown);
  const cut = elements.filter(
    (element) =>
      getComputedStyle(element).overflowX !== 'visible' &&
      !element.matches('input, select, option, textarea, .unseen') &&
      element.scrollWidth > element.clientWidth,
  );
  const outside = elements.filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
  });
  const texts = linesIn(root);
  const controls = elements.filter((element) => element.matches('button, input, select, textarea, .button'));
  const onText = texts.flatMap(({ text, lines }, index) => [
    ...texts
      .slice(index + 1)
      .filter(({ lines: others }) => lines.some((line) => others.some((other) => overlap(line, other))))
      .map((other) => `${text.data.trim()} | ${other.text.data.trim()}`),
    ...controls
      .filter((control) => !control.contains(text) && !control.matches('.card-open'))
      .filter((control) => lines.some((line) => overlap(line, control.getBoundingClientRect())))
      .map((control) => `${text.data.trim()} | <${control.localName} ${control.className}>`),
  ]);

  expect(right - left).to.be.at.most(WIDTH);
  expect(shown.scrollWidth, 'width').to.be.at.most(shown.clientWidth);
  expect(
    cut.map(({ outerHTML }) => outerHTML),
    'cut',
  ).to.deep.equal([]);
  expect(
    outside.map(({ outerHTML }) => outerHTML),
    'outside',
  ).to.deep.equal([]);
  expect(onText, 'overlapping').to.deep.equal([]);
};

const silence = [http.all('*/v1/*', () => delay('infinite'))];
const open = () => serve(createHandlers({ postings: POSTINGS }));

for (const [locale, direction] of Object.entries(DIRECTIONS) as [keyof typeof DIRECTIONS, 'ltr' | 'rtl'][])
  describe(`in a language of no country, ${direction}`, () => {
    before(() => speakStrangely(locale, direction));
    afterEach(() => {
      localStorage.clear();
      Reflect.deleteProperty(navigator, 'share');
      Reflect.deleteProperty(navigator, 'clipboard');
    });

    const placeWidget = async (name: string, attributes: string) => {
      const { element } = await place(
        `<div style="width: ${WIDTH}px"><${name} lang="${locale}" api="https://api.example" ${attributes}></${name}></div>`,
      );
      const widget = element.querySelector<LitElement>(name)!;
      const root = widget.shadowRoot!;
      await found(root, () => root.querySelector('[part="root"]'));
      return { root, widget };
    };

    const feed = async (attributes = '', shows = '[part="card"]', campus = 'lakeshore') => {
      const placed = await placeWidget('micro-internship-feed', `campus="${campus}" ${attributes}`);
      await found(placed.root, () => placed.root.querySelector(shows));
      return placed;
    };

    const press = (root: ShadowRoot, selector: string) => root.querySelector<HTMLElement>(selector)!.click();

    const opened = async () => {
      const { root } = await feed();
      press(root, `[data-slug="${FIRST.slug}"]`);
      await found(root, () => root.querySelector('[part="similar"] [part="card"]'));
      return root;
    };

    const reported = async () => {
      const root = await opened();
      press(root, '[part="report"]');
      await found(root, () => root.querySelector('.report form'));
      return root;
    };

    /** Lets nothing share an address but what is given, until the test ends. */
    const shareBy = (writeText: () => Promise<void>) => {
      Object.defineProperty(navigator, 'share', { configurable: true, value: undefined });
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    };

    const form = async () => {
      const root = await opened();
      press(root, '[part="apply"]');
      await found(root, () => root.querySelector('[part="form"]'));
      return root;
    };

    const fill = (root: ShadowRoot) => {
      for (const [name, value] of Object.entries(TYPED))
        root.querySelector<HTMLInputElement>(`[part="form"] [name="${name}"]`)!.value = value;
      for (const name of ['answers.tool', 'answers.visit', 'answers.days'])
        root.querySelector<HTMLInputElement>(`[name="${name}"]`)!.checked = true;
      for (const box of root.querySelectorAll<HTMLInputElement>(
        '[name^="statements."], [name="consent.given"]',
      ))
        box.checked = true;
    };

    const confirming = async () => {
      const root = await form();
      fill(root);
      press(root, '[part="send"]');
      await found(root, () => root.querySelector('[part="confirm"]'));
      return root;
    };

    const alerted = (root: ShadowRoot) => found(root, () => root.querySelector('[part="error-summary"]'));
    const message = (root: ShadowRoot) => found(root, () => root.querySelector('[part="message"]'));

    const STATES: Record<string, () => Promise<ShadowRoot>> = {
      'a list that loads': async () => {
        serve(silence);
        return (await feed('', '.skeleton')).root;
      },
      'a list with all filters open': async () => {
        open();
        const { root } = await feed(
          'filters="department hours fee arrangement skill due-by dates language short closing-soon funded exclusive" page-size="2"',
        );
        root.querySelector('details')!.open = true;
        await found(root, () => root.querySelector('[part="save"]'));
        return root;
      },
      'a list of which something is saved': async () => {
        open();
        const { root } = await feed();
        (await found(root, () => root.querySelector<HTMLElement>('[part="save"]'))).click();
        await found(root, () => root.querySelector('[part="save"][aria-pressed="true"]'));
        return root;
      },
      'a list that somebody has filtered': async () => {
        open();
        const { root } = await feed(
          'default-department="marketing finance" default-arrangement="remote" default-min-hours="2" default-min-fee="20" default-until="2036-01-01" default-language="en"',
          '[part="chip"]',
        );
        await found(root, () => root.querySelector('[part="card"]'));
        return root;
      },
      'a list of a few': async () => {
        open();
        return (await feed('limit="2" layout="compact"', '[part="see-all"]')).root;
      },
      'a list of others’ postings': async () => {
        open();
        return (await feed('', '[part="card"]', 'ridgeway')).root;
      },
      'a list in which nothing is open': async () => {
        serve(createHandlers({ postings: [] }));
        return (await feed('', '[part="message"]')).root;
      },
      'a list in which nothing matches': async () => {
        open();
        return (await feed('default-department="marketing" default-q="nothing"', '[part="drop"]')).root;
      },
      'a list that failed': async () => {
        serve(scenarios.offline());
        hurry();
        const { root } = await feed('', '[part="message"]');
        await found(root, () => /\[data|⟦/.test(root.querySelector('[part="message"]')?.textContent ?? ''));
        return root;
      },
      'a campus that is unknown': async () => {
        open();
        return (await feed('', '[part="message"]', 'nowhere')).root;
      },
      'a posting': opened,
      'a posting with its questions': async () => {
        const root = await opened();
        root.querySelector<HTMLDetailsElement>('[part="questions"]')!.open = true;
        return root;
      },
      'a posting whose address is copied': async () => {
        shareBy(() => Promise.resolve());
        const root = await opened();
        press(root, '[part="share"]');
        await found(root, () => root.querySelector('.actions [role="status"]')?.textContent);
        return root;
      },
      'a posting whose address is shown': async () => {
        shareBy(() => Promise.reject(new Error('denied')));
        const root = await opened();
        press(root, '[part="share"]');
        await found(root, () => root.querySelector('#address'));
        return root;
      },
      'a report': reported,
      'a report without a reason': async () => {
        const root = await reported();
        press(root, '.report [type="submit"]');
        await found(root, () => root.querySelector('.report .field-error'));
        return root;
      },
      'a report that cannot be sent': async () => {
        const root = await reported();
        serve([http.post('*/v1/reports', () => problem(429, 'too-many-requests'))]);
        press(root, '.report [type="radio"]');
        press(root, '.report [type="submit"]');
        await found(root, () => root.querySelector('.report [role="alert"]'));
        return root;
      },
      'thanks for a report': async () => {
        const root = await reported();
        press(root, '.report [type="radio"]');
        press(root, '.report [type="submit"]');
        await found(root, () => root.querySelector('.report-thanks'));
        return root;
      },
      'a posting that is gone': async () => {
        open();
        const { root } = await feed();
        serve([http.get('*/v1/micro-internships/:slug', () => problem(404, 'not-found'))]);
        press(root, `[data-slug="${FIRST.slug}"]`);
        await message(root);
        return root;
      },
      'a form': form,
      'a form with errors': async () => {
        const root = await form();
        press(root, '[part="send"]');
        await alerted(root);
        return root;
      },
      'a form with what is not accepted': async () => {
        const root = await form();
        fill(root);
        root.querySelector<HTMLInputElement>('[name="person.email"]')!.value = 'ada';
        root.querySelector<HTMLInputElement>('[name="answers.hours"]')!.value = '99';
        root.querySelector<HTMLInputElement>('[name="answers.since"]')!.value = '2027-01-02';
        root.querySelector<HTMLInputElement>('[name="answers.work"]')!.value = 'ada';
        for (const box of root.querySelectorAll<HTMLInputElement>('[name="answers.days"]'))
          box.checked = true;
        press(root, '[part="send"]');
        await alerted(root);
        return root;
      },
      'a form that cannot be sent': async () => {
        const root = await form();
        fill(root);
        serve([http.post('*/v1/applications', () => problem(429, 'too-many-requests'))]);
        press(root, '[part="send"]');
        await alerted(root);
        return root;
      },
      'a receipt': async () => {
        const root = await form();
        fill(root);
        press(root, '[part="send"]');
        await found(root, () => root.querySelector('[part="receipt"] [part="sent"]'));
        return root;
      },
      'a receipt that asks for a code': async () => {
        serve(createHandlers({ postings: POSTINGS, isConfirming: true }));
        return confirming();
      },
      'a receipt with a code and an address that are wrong': async () => {
        serve([
          http.post('*/v1/confirmations', () =>
            problem(400, 'invalid-request', [{ pointer: '/code', code: 'choice' }]),
          ),
          ...createHandlers({ postings: POSTINGS, isConfirming: true }),
        ]);
        const root = await confirming();
        press(root, '.change-email summary');
        root.querySelector<HTMLInputElement>('#email')!.value = 'ada';
        press(root, '.change-email button');
        await found(root, () => root.querySelector('#email-error'));
        root.querySelector<HTMLInputElement>('#code')!.value = '111111';
        press(root, '[part="confirm-code"]');
        await found(root, () => root.querySelector('#code-error'));
        return root;
      },
      'a receipt whose code was sent again': async () => {
        serve(createHandlers({ postings: POSTINGS, isConfirming: true }));
        const root = await confirming();
        press(root, '.resend button');
        await found(root, () => root.querySelector('.confirm-note'));
        return root;
      },
      'a receipt that was not confirmed in time': async () => {
        serve([
          http.post('*/v1/confirmations', () => problem(404, 'not-found')),
          ...createHandlers({ postings: POSTINGS, isConfirming: true }),
        ]);
        const root = await confirming();
        root.querySelector<HTMLInputElement>('#code')!.value = '111111';
        press(root, '[part="confirm-code"]');
        await found(root, () => !root.querySelector('.confirm'));
        return root;
      },
      'a form by itself': async () => {
        const { root } = await placeWidget('micro-internship-apply', `micro-internship="${FIRST.slug}"`);
        await found(root, () => root.querySelector('[part="form"]'));
        return root;
      },
    };

    for (const [state, show] of Object.entries(STATES))
      it(`${state} says nothing else, and has room for it`, async () => {
        open();

        const root = await show();

        expectNoLeak(root, locale);
        expectRoom(root);
      });
  });
