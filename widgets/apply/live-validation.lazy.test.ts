import { expect } from '@open-wc/testing';
import { http } from 'msw';
import { allByRole, byRole, descriptionOf, expectAccessible, textOf } from '../../test/kit/render.ts';
import { serve } from '../../test/kit/unit-network.ts';
import { appears, fillIn, focusIsOn, found, place, press, type } from '../../test/kit/unit-widget.ts';
import { postingsAt } from '../../test/mocks/data.ts';
import { APPLICATIONS, createHandlers, problem } from '../../test/mocks/handlers.ts';
import type { Question } from '../../src/contract/questions.ts';

const SLUG = 'a-posting-to-mend';
const NAME = 'Enter your full name';
const NO_EMAIL = 'Enter your email address';
const BAD_EMAIL = 'Enter an email address like name@example.edu';
const SCHOOL = 'Enter the name of your school';

const TOOL: Question = {
  id: 'tool',
  kind: 'single-choice',
  label: 'Which tool?',
  required: true,
  options: [
    { value: 'sql', label: 'SQL' },
    { value: 'python', label: 'Python' },
  ],
};

const open = async (items: Question[] = [], more: Parameters<typeof serve>[0] = []) => {
  const [posting] = postingsAt(new Date());
  const one = { ...posting!, slug: SLUG, questions: { version: 1, items }, statements: [] };
  const requests = serve([...more, ...createHandlers({ postings: [one] })]);
  const { root } = await place(
    `<micro-internship-apply api="https://api.example" campus="lakeshore" micro-internship="${SLUG}"></micro-internship-apply>`,
  );
  await appears(root, 'button', 'Submit application');
  return { root, sent: () => requests.filter(({ method }) => method === 'POST') };
};

/** The form after it was sent and something was wrong with it. */
const refused = async (...[items, more]: Parameters<typeof open>) => {
  const { root, sent } = await open(items, more);
  if (more) fillIn(root);
  press(root, 'Submit application');
  await focusIsOn(root, 'alert');
  return { root, sent };
};

const summary = (root: ShadowRoot) => [...root.querySelectorAll('.error-summary a')].map(textOf);
const summaryIs = (root: ShadowRoot, ...errors: (string | RegExp)[]) =>
  found(root, () => {
    const told = summary(root);
    return (
      told.length === errors.length &&
      errors.every((error, index) =>
        typeof error === 'string' ? told[index] === error : error.test(told[index] ?? ''),
      )
    );
  });

/** Leaves a field that was changed. */
const leave = (root: ShadowRoot, name: string) =>
  byRole(root, 'textbox', name).dispatchEvent(new Event('change', { bubbles: true }));

describe('a form with wrong fields', () => {
  it('says nothing more of one that is mended, while it is typed in', async () => {
    const { root } = await refused();
    await summaryIs(root, NAME, NO_EMAIL, SCHOOL, /^Agree/);
    const field = byRole(root, 'textbox', 'Full name');
    field.focus();

    type(root, 'Full name', 'Ada');
    await summaryIs(root, NO_EMAIL, SCHOOL, /^Agree/);

    expect(field.getAttribute('aria-invalid')).to.equal(null);
    expect(descriptionOf(field)).to.equal('');
    expect(field.value).to.equal('Ada');
    expect(root.activeElement).to.equal(field);
    await expectAccessible(root);
  });

  it('says what is wrong in another way once the field is left, and not before', async () => {
    const { root } = await refused();

    type(root, 'Email address', 'ada@');
    type(root, 'Full name', 'Ada');
    await summaryIs(root, NO_EMAIL, SCHOOL, /^Agree/);
    leave(root, 'Email address');
    await summaryIs(root, BAD_EMAIL, SCHOOL, /^Agree/);

    expect(descriptionOf(byRole(root, 'textbox', 'Email address'))).to.include(BAD_EMAIL);
  });

  it('says it again of one that was mended and is wrong once more, when it is left', async () => {
    const { root } = await refused();
    type(root, 'Full name', 'Ada');
    await summaryIs(root, NO_EMAIL, SCHOOL, /^Agree/);

    type(root, 'Full name', '');
    leave(root, 'Full name');
    await summaryIs(root, NAME, NO_EMAIL, SCHOOL, /^Agree/);

    expect(byRole(root, 'textbox', 'Full name').getAttribute('aria-invalid')).to.equal('true');
  });

  it('does not look at one that was right', async () => {
    const { root } = await open();
    fillIn(root);
    type(root, 'School', '');
    press(root, 'Submit application');
    await focusIsOn(root, 'alert');

    type(root, 'Full name', '');
    leave(root, 'Full name');
    type(root, 'School', 'Lakeshore');
    await found(root, () => summary(root).length === 0);

    expect(byRole(root, 'textbox', 'Full name').getAttribute('aria-invalid')).to.equal(null);
    expect(allByRole(root, 'alert')).to.deep.equal([]);
  });

  it('takes a choice at once, and everything when all is mended', async () => {
    const { root, sent } = await refused([TOOL]);

    byRole(root, 'radio', 'SQL').click();
    await summaryIs(root, NAME, NO_EMAIL, SCHOOL, /^Agree/);
    fillIn(root);
    await found(root, () => allByRole(root, 'alert').length === 0);
    press(root, 'Submit application');
    await focusIsOn(root, 'heading', 'Application received');

    expect(sent()).to.have.lengthOf(1);
  });

  it('keeps to what only the marketplace knows to be wrong until that field is changed', async () => {
    const { root } = await refused(
      [],
      [
        http.post(APPLICATIONS, () =>
          problem(400, 'invalid-request', [{ pointer: '/person/email', code: 'format' }]),
        ),
      ],
    );

    type(root, 'Full name', 'Ada');
    leave(root, 'Full name');
    leave(root, 'Email address');
    const before = summary(root);
    type(root, 'Email address', 'ada@hilltop.example');
    await found(root, () => summary(root).length === 0);

    expect(before).to.deep.equal([BAD_EMAIL]);
  });
});
