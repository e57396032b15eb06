import { expect } from '@open-wc/testing';
import { byRole, expectAccessible, renderPartial } from '../../../../test/kit/render.ts';
import type { ChoiceQuestion } from '../../../contract/questions.ts';
import { choiceGroup, type FieldData } from '../../../ui/field.ts';
import { fillForm } from '../autosave/fill-form.ts';
import { en } from '../../../../test/kit/messages.ts';
import { otherOption } from './other-option.ts';

const LABEL = 'Which tool?';
const data: FieldData = { pointer: '/answers/tool', label: LABEL };

const question: ChoiceQuestion = {
  id: 'tool',
  kind: 'single-choice',
  label: LABEL,
  required: true,
  options: [
    { value: 'sql', label: 'SQL' },
    { value: 'sheets', label: 'Spreadsheets' },
  ],
  other: true,
};

const TYPES = { 'single-choice': 'radio', 'multiple-choice': 'checkbox' } as const;

const render = async (kind: keyof typeof TYPES, given: string[], error?: string) => {
  const { root } = await renderPartial(
    choiceGroup({ ...data, error }, en, {
      type: TYPES[kind],
      options: question.options,
      chosen: given,
      more: otherOption({ ...question, kind }, { ...data, error }, given, en),
    }),
  );
  return {
    root,
    text: byRole(root, 'textbox', `Other: ${LABEL}`),
    chosen: () =>
      [...root.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value || 'Other'),
  };
};

const write = (field: HTMLInputElement) => field.dispatchEvent(new Event('input', { bubbles: true }));

describe('an answer in words of one’s own', () => {
  it('stands beside a box below the options, each with a name', async () => {
    const { root, text, chosen } = await render('single-choice', ['By hand']);

    expect(text.value).to.equal('By hand');
    expect(byRole(root, 'radio', 'Other').checked).to.equal(true);
    expect(chosen()).to.deep.equal(['Other']);
    await expectAccessible(root);
  });

  it('takes the place of an option as soon as it is written', async () => {
    const { text, chosen } = await render('single-choice', ['sql']);
    const before = chosen();

    write(text);

    expect([before, chosen()]).to.deep.equal([['sql'], ['Other']]);
  });

  it('needs no box where there may be several answers', async () => {
    const { root, text, chosen } = await render('multiple-choice', ['sql', 'By hand']);

    write(text);

    expect(text.value).to.equal('By hand');
    expect(chosen()).to.deep.equal(['sql']);
    await expectAccessible(root);
  });

  it('is marked as wrong where it is', async () => {
    const error = `Shorten to 200 characters or fewer: ${LABEL}`;
    const { root, text } = await render('multiple-choice', ['x'.repeat(201)], error);

    expect(text.getAttribute('aria-invalid')).to.equal('true');
    expect(root.getElementById(text.getAttribute('aria-describedby') ?? '')?.textContent).to.equal(error);
  });

  for (const kind of ['single-choice', 'multiple-choice'] as const)
    it(`is put back with its box, whatever was done with both since (${kind})`, async () => {
      const { root, text, chosen } = await render(kind, ['By hand']);
      const form = document.createElement('form');
      root.append(form);
      form.append(root.querySelector('.field')!);
      text.value = 'Something else';
      byRole(root, TYPES[kind], 'SQL').click();

      fillForm(form, {
        person: { name: '', email: '', school: '' },
        answers: { tool: ['By hand'] },
        statements: {},
        hasConsent: false,
      });

      expect(text.value).to.equal('By hand');
      expect(chosen()).to.deep.equal(kind === 'single-choice' ? ['Other'] : []);
    });
});
