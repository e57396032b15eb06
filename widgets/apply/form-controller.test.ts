import { expect, waitUntil } from '@open-wc/testing';
import { http } from 'msw';
import { allByRole, byRole, descriptionOf, expectAccessible, textOf } from '../../test/kit/render.ts';
import { serve } from '../../test/kit/unit-network.ts';
import { aFile, pick, receiveUploads, type Upload } from '../../test/kit/unit-uploads.ts';
import { appears, fillIn, focusIsOn, found, place, press } from '../../test/kit/unit-widget.ts';
import { postingsAt } from '../../test/mocks/data.ts';
import { APPLICATIONS, createHandlers, problem, UPLOADS } from '../../test/mocks/handlers.ts';
import type { Question } from '../../src/contract/questions.ts';
import type { ApplicationRequest } from '../../src/contract/application.ts';

const options = Array.from({ length: 96 }, (_, index) => ({
  value: `school-${index + 1}`,
  label: `School ${index + 1}`,
}));

const RESUME: Question = {
  id: 'resume',
  kind: 'file',
  label: 'Your résumé',
  help: 'One page.',
  required: true,
};
const SCHOOL: Question = {
  id: 'which',
  kind: 'single-choice',
  label: 'Which school?',
  required: true,
  options,
};
const SKILLS: Question = {
  id: 'skills',
  kind: 'multiple-choice',
  label: 'Which skills?',
  required: false,
  options: options.map(({ value, label }) => ({ value, label: label.replace('School', 'Skill') })),
};
const WHY: Question = { id: 'why', kind: 'long-text', label: 'Why you?', required: false, maxLength: 20 };

const SLUG = 'a-posting-with-questions';
const TITLE = 'Name the breads of a bakery';

/** The form of a posting with these questions, its person and consent filled in. */
const open = async (
  items: Question[],
  more: Parameters<typeof serve>[0] = [],
  markup = `<micro-internship-apply api="https://api.example" campus="lakeshore" micro-internship="${SLUG}"></micro-internship-apply>`,
) => {
  const [posting] = postingsAt(new Date()).map((one) => ({
    ...one,
    slug: SLUG,
    questions: { version: 1, items },
    statements: [],
  }));
  const handlers = [...more, ...createHandlers({ postings: posting ? [posting] : [] })];
  const requests = serve(handlers);
  const uploads = receiveUploads(handlers);
  const { element, root } = await place(markup);
  if (element.localName === 'micro-internship-feed') {
    await says(root, TITLE);
    press(root, TITLE);
    await says(root, 'What you will deliver');
    allByRole(root, 'button', 'Apply')[0]!.click();
  }
  await appears(root, 'button', 'Submit application');
  fillIn(root);
  const sent = async () =>
    (await Promise.all(
      requests.filter(({ method }) => method === 'POST').map((request) => request.clone().json()),
    )) as ApplicationRequest[];
  return { element, root, uploads, sent };
};

const fileInput = (root: ShadowRoot) => root.getElementById('answers-resume') as HTMLInputElement;
const combobox = (root: ShadowRoot) =>
  byRole(root, 'combobox', 'Which school?') as unknown as HTMLInputElement;
const status = (root: ShadowRoot) =>
  found(root, () => textOf(root.getElementById('answers-resume-status')) || undefined);

const chosen = async (root: ShadowRoot, uploads: Upload[], file = aFile()): Promise<Upload | undefined> => {
  const before = uploads.length;
  pick(fileInput(root), file);
  await appears(root, 'button', /^(?:Cancel upload|Remove file)$/);
  return uploads[before];
};

const says = (root: ShadowRoot, words: string) => found(root, () => textOf(root).includes(words));

const typeInto = (control: HTMLInputElement, text: string) => {
  control.value = text;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
};

const key = (control: HTMLElement, name: string) =>
  control.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
  );

describe('a question for a file', () => {
  it('is a file input with its label, its help and what is taken', async () => {
    const { root } = await open([RESUME]);

    expect(fileInput(root)).to.include({ type: 'file', name: 'files.resume', accept: '.pdf,.doc,.docx' });
    expect(textOf(fileInput(root).labels?.[0])).to.equal('Your résumé');
    expect(descriptionOf(fileInput(root))).to.include('One page. PDF, DOC or DOCX, up to 5 MB.');
    await expectAccessible(root);
  });

  it('says nothing of a file where there was none', async () => {
    const { root } = await open([RESUME]);
    await found(root, () => root.getElementById('answers-resume-status'));

    expect(textOf(root)).not.to.include('File removed.');
  });

  it('uploads at once, says so once each, and the application names the file', async () => {
    const { root, uploads, sent } = await open([RESUME]);

    const upload = await chosen(root, uploads);
    const underWay = await status(root);
    upload?.progress(1, 4);
    await found(root, () => root.querySelector('progress')?.value === 0.25);
    await expectAccessible(root);
    await upload?.answer();
    await appears(root, 'button', 'Remove file');
    const there = await status(root);
    await expectAccessible(root);
    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');

    expect(underWay).to.equal('Uploading cv.pdf (1 kB)');
    expect(there).to.equal('cv.pdf (1 kB) is uploaded.');
    expect((await sent())[0]?.answers.resume).to.match(/^[\da-f-]{36}$/);
  });

  it('lets the visitor send while it is under way, and sends once it is there', async () => {
    const { root, uploads, sent } = await open([RESUME]);
    const upload = await chosen(root, uploads);

    press(root, 'Submit application');
    await says(root, 'Your application is sent as soon as the file is uploaded.');
    const before = (await sent()).length;
    press(root, 'Submitting…');
    await upload?.answer();
    await focusIsOn(root, 'heading', 'Application received');

    expect(before).to.equal(0);
    expect(await sent()).to.have.lengthOf(1);
  });

  it('sends nothing where the file that was waited for is given up', async () => {
    const { root, uploads, sent } = await open([{ ...RESUME, required: false }]);
    await chosen(root, uploads);
    press(root, 'Submit application');
    await says(root, 'Your application is sent as soon as');

    press(root, 'Cancel upload');
    await appears(root, 'button', 'Submit application');

    expect(root.activeElement).to.equal(fileInput(root));
    expect(await status(root)).to.equal('File removed.');
    expect(await sent()).to.deep.equal([]);
  });

  it('says of a required one that is missing where it is', async () => {
    const { root } = await open([RESUME]);

    press(root, 'Submit application');
    await focusIsOn(root, 'alert');
    byRole(root, 'link', 'Choose a file: Your résumé').click();

    expect(root.activeElement).to.equal(fileInput(root));
    expect(descriptionOf(fileInput(root))).to.include('Choose a file: Your résumé');
    await expectAccessible(root);
  });

  for (const [what, file, words] of [
    ['empty', aFile('cv.pdf', ''), 'The file is empty. Choose another one: Your résumé'],
    [
      'of another kind',
      aFile('cv.pages'),
      'The file is not a PDF, DOC or DOCX. Choose another one: Your résumé',
    ],
  ] as const) {
    it(`says of one that is ${what} what is wrong, and keeps the form from leaving without it`, async () => {
      const { root, uploads, sent } = await open([{ ...RESUME, required: false }]);

      await chosen(root, uploads, file);
      const told = await status(root);
      await expectAccessible(root);
      press(root, 'Submit application');
      const summary = await focusIsOn(root, 'alert');

      expect(told).to.equal(words);
      expect(textOf(summary)).to.include(words);
      expect(fileInput(root).getAttribute('aria-invalid')).to.equal('true');
      expect(uploads).to.deep.equal([]);
      expect(await sent()).to.deep.equal([]);
    });
  }

  it('is tried again where it could not be sent', async () => {
    const { root, uploads } = await open([RESUME]);
    const upload = await chosen(root, uploads);

    upload?.breakOff();
    await appears(root, 'button', 'Try again');
    const told = await status(root);
    await expectAccessible(root);
    press(root, 'Try again');
    await found(root, () => uploads[1]);
    await uploads[1]?.answer();
    await says(root, 'is uploaded');

    expect(told).to.include('We couldn’t reach the server, so the file wasn’t uploaded.');
    expect(told).to.include('Try again or remove it: Your résumé');
    expect(root.activeElement).to.equal(fileInput(root));
  });

  it('tells of too many uploads to wait', async () => {
    const { root, uploads } = await open(
      [RESUME],
      [http.post(UPLOADS, () => problem(429, 'too-many-requests'))],
    );
    const upload = await chosen(root, uploads);

    await upload?.answer();
    await appears(root, 'button', 'Try again');

    expect(await status(root)).to.include('Try again in a few minutes.');
  });

  it('says of one that the marketplace no longer has to choose it again', async () => {
    const gone = http.post(APPLICATIONS, () =>
      problem(400, 'invalid-request', [{ pointer: '/answers/resume', code: 'choice' }]),
    );
    const { root, uploads } = await open([RESUME], [gone]);
    const upload = await chosen(root, uploads);
    await upload?.answer();
    await says(root, 'is uploaded');

    press(root, 'Submit application');
    const summary = await focusIsOn(root, 'alert');

    expect(textOf(summary)).to.include('The file has expired. Upload it again: Your résumé');
    expect(byRole(root, 'button', 'Try again')).to.exist;
  });

  it('takes a file that is dropped on it', async () => {
    const { root, uploads } = await open([RESUME]);
    const given = new DataTransfer();
    given.items.add(aFile('dropped.docx'));

    fileInput(root)
      .closest('.file')!
      .dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true }));
    await appears(root, 'button', 'Cancel upload');

    expect(uploads).to.have.lengthOf(1);
    expect(await status(root)).to.equal('Uploading dropped.docx (1 kB)');
  });

  it('is still there when a form in the list was left and is opened again', async () => {
    const list =
      '<micro-internship-feed api="https://api.example" campus="lakeshore"></micro-internship-feed>';
    const { root, uploads, sent } = await open([RESUME, SCHOOL], [], list);
    combobox(root).click();
    await appears(root, 'listbox', 'Which school?');
    byRole(root, 'option', 'School 3').click();
    const upload = await chosen(root, uploads);

    press(root, /^Back to the micro-internship/);
    await upload?.answer();
    await focusIsOn(root, 'heading', TITLE);
    allByRole(root, 'button', 'Apply')[0]!.click();
    await appears(root, 'button', 'Remove file');
    const there = await status(root);
    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');

    expect(there).to.equal('cv.pdf (1 kB) is uploaded.');
    expect((await sent())[0]?.answers).to.include({ which: 'school-3' });
    expect((await sent())[0]?.answers.resume).to.match(/^[\da-f-]{36}$/);
  });

  it('gives the upload up when the form leaves the page', async () => {
    const { element, root, uploads } = await open([RESUME]);
    const upload = await chosen(root, uploads);

    element.remove();

    expect(upload?.isAborted).to.equal(true);
  });
});

describe('a question with many options', () => {
  it('is a combobox that is narrowed down and chosen by the keyboard alone', async () => {
    const { root, sent } = await open([SCHOOL]);
    const control = combobox(root);
    const closed = control.getAttribute('aria-expanded');

    typeInto(control, 'school 9');
    const listbox = await appears(root, 'listbox', 'Which school?');
    const shown = allByRole(root, 'option').map(textOf);
    await expectAccessible(root);
    key(control, 'ArrowDown');
    key(control, 'ArrowDown');
    const active = await found(root, () => control.getAttribute('aria-activedescendant'));
    const reached = textOf(root.getElementById(active));
    key(control, 'Enter');
    await found(root, () => control.getAttribute('aria-expanded') === 'false');
    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');

    expect(closed).to.equal('false');
    expect(control.getAttribute('aria-controls')).to.equal(listbox.id);
    expect(shown).to.have.lengthOf(16);
    expect(shown.slice(0, 2)).to.deep.equal(['School 9', 'School 19']);
    expect(reached).to.equal('School 19');
    expect((await sent())[0]?.answers).to.deep.equal({ which: 'school-19' });
  });

  it('is chosen with the pointer', async () => {
    const { root } = await open([SCHOOL]);
    combobox(root).click();
    await appears(root, 'listbox', 'Which school?');

    byRole(root, 'option', 'School 3').click();
    await found(root, () => combobox(root).value === 'School 3');

    expect(combobox(root).getAttribute('aria-expanded')).to.equal('false');
    expect(root.querySelector<HTMLInputElement>('[name="answers.which"]')?.value).to.equal('school-3');
  });

  it('is kept on the device with what was chosen, though nothing was typed', async () => {
    const { root } = await open([SCHOOL]);
    combobox(root).click();
    await appears(root, 'listbox', 'Which school?');

    byRole(root, 'option', 'School 3').click();
    await says(root, 'Draft saved on this device');

    await waitUntil(() => Object.values(localStorage).some((text) => String(text).includes('"school-3"')));
  });

  it('keeps Escape to itself while it is open, and leaves it to the page then', async () => {
    const { element, root } = await open([SCHOOL]);
    const heard: string[] = [];
    element.addEventListener('keydown', ({ key: name }) => heard.push(name));
    combobox(root).click();
    await appears(root, 'listbox', 'Which school?');

    key(combobox(root), 'Escape');
    await found(root, () => combobox(root).getAttribute('aria-expanded') === 'false');
    const whileOpen = [...heard];
    key(combobox(root), 'Escape');

    expect(whileOpen).to.deep.equal([]);
    expect(heard).to.deep.equal(['Escape']);
  });

  it('tells how many options are left, after a pause, and says when there is none', async () => {
    const { root } = await open([SCHOOL]);

    typeInto(combobox(root), 'school 9');
    await found(root, () => allByRole(root, 'status').some((one) => one.textContent.trim() === '16 options'));
    typeInto(combobox(root), 'Atlantis');
    await says(root, 'No matches.');

    expect(allByRole(root, 'listbox')).to.have.lengthOf(0);
    await expectAccessible(root);
  });

  it('hides boxes without the words and keeps those that were ticked', async () => {
    const { root, sent } = await open([SKILLS]);
    byRole(root, 'checkbox', 'Skill 7').click();
    const filter = byRole(root, 'searchbox', 'Search the options: Which skills?');

    typeInto(filter, 'skill 9');
    await says(root, '16 options');
    byRole(root, 'checkbox', 'Skill 96').click();
    await expectAccessible(root);
    const shown = allByRole(root, 'checkbox', /^Skill/);
    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');

    expect(shown).to.have.lengthOf(16);
    expect((await sent())[0]?.answers).to.deep.equal({ skills: ['school-7', 'school-96'] });
  });
});

describe('a long text', () => {
  it('shows at once how much may be typed, and tells it near the limit after a pause', async () => {
    const { root } = await open([WHY]);
    const control = byRole(root, 'textbox', /^Why you/);
    await says(root, '20 characters left');
    const told = () => allByRole(root, 'status').map((one) => one.textContent.trim());

    typeInto(control, 'I read much.');
    await says(root, '8 characters left');
    typeInto(control, 'I read and I write much.');
    await says(root, '4 characters too many');
    const atOnce = told();
    await found(root, () => told().includes('4 characters too many'));

    expect(atOnce.some((one) => one.includes('characters'))).to.equal(false);
    expect(control.value).to.equal('I read and I write much.');
    await expectAccessible(root);
  });

  it('has its count inside the one bar that marks the field in error', async () => {
    const { root } = await open([{ ...WHY, required: true }]);
    press(root, 'Submit application');
    await found(root, () => byRole(root, 'textbox', /^Why you/).getAttribute('aria-invalid') === 'true');
    const control = byRole(root, 'textbox', /^Why you/);

    const bars = [...root.querySelectorAll<HTMLElement>('.field')].filter(
      (field) =>
        field.contains(control) && Number.parseFloat(getComputedStyle(field).borderInlineStartWidth) > 0,
    );

    expect(bars.map(({ innerText }) => innerText.includes('20 characters left'))).to.deep.equal([true]);
  });
});

describe('a form of plain questions', () => {
  it('is shown with nothing more', async () => {
    const { root } = await open([{ id: 'site', kind: 'link', label: 'Your site?', required: false }]);

    expect(byRole(root, 'textbox', /^Your site/)).to.exist;
    expect(root.querySelector('form')?.getAttribute('enctype')).to.equal(null);
  });
});
