import { expect } from '@open-wc/testing';
import { byRole, expectAccessible, renderPartial } from '../../../../test/kit/render.ts';
import { words } from '../../../../test/kit/unit-env.ts';
import type { ChoiceQuestion } from '../../../contract/questions.ts';
import { choiceGroup, type FieldData } from '../../../ui/field.ts';
import { ownWords } from './own-words.ts';

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

const render = async (kind: keyof typeof TYPES, ...given: string[]) => {
  const { root } = await renderPartial(
    choiceGroup(data, words, {
      type: TYPES[kind],
      options: question.options,
      chosen: given,
      more: ownWords({ ...question, kind }, data, given, words),
    }),
  );
  const { checked } = byRole(root, TYPES[kind], 'SQL');
  return { root, text: byRole(root, 'textbox', `Other: ${LABEL}`), isSqlChosen: checked };
};

describe('an answer in words of one’s own', () => {
  for (const kind of ['single-choice', 'multiple-choice'] as const)
    it(`stands beside a box below the options, each with a name (${kind})`, async () => {
      const { root, text, isSqlChosen } = await render(kind, 'By hand');

      expect(text.value).to.equal('By hand');
      expect(byRole(root, TYPES[kind], 'Other').checked).to.equal(true);
      expect(isSqlChosen).to.equal(false);
      await expectAccessible(root);
    });

  it('takes the place of an option as soon as it is written', async () => {
    const { root, text, isSqlChosen } = await render('single-choice', 'sql');

    text.dispatchEvent(new Event('input', { bubbles: true }));

    expect(isSqlChosen).to.equal(true);
    expect(byRole(root, 'radio', 'Other').checked).to.equal(true);
    expect(byRole(root, 'radio', 'SQL').checked).to.equal(false);
  });

  it('joins the options that are chosen where there may be several', async () => {
    const { root, text } = await render('multiple-choice', 'sql');

    text.dispatchEvent(new Event('input', { bubbles: true }));

    expect(byRole(root, 'checkbox', 'Other').checked).to.equal(true);
    expect(byRole(root, 'checkbox', 'SQL').checked).to.equal(true);
  });
});
