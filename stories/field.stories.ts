import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { checkBox, choiceGroup, textArea, textField, type FieldData } from '../src/ui/field.ts';
import { inRoot } from './kit/partial.ts';
import { en } from '../test/kit/messages.ts';
import { LONG } from './kit/postings.ts';

type Args = Omit<FieldData, 'pointer'>;

const at = (data: Args): FieldData => ({ pointer: '/answers/question', ...data });

const OPTIONS = [
  { value: 'sheets', label: 'Spreadsheets' },
  { value: 'sql', label: 'SQL' },
  { value: 'long', label: LONG.summary ?? '' },
];

const meta: Meta<Args> = {
  title: 'Partials/field',
  decorators: [inRoot],
  argTypes: {
    label: { control: 'text' },
    hint: { control: 'text' },
    error: { control: 'text' },
    isOptional: { control: 'boolean' },
  },
  args: { label: 'Where is your work?' },
  render: (data) => textField(at(data), en, { value: '' }),
};
export default meta;

type Story = StoryObj<Args>;

const wrong: Args = { label: 'How would you begin?', error: en.answerQuestion('How would you begin?') };

export const Text: Story = {};

export const Filled: Story = {
  render: (data) => textField(at(data), en, { value: 'On a shelf in Milwaukee' }),
};

export const Optional: Story = { args: { isOptional: true } };

export const Hint: Story = { args: { hint: 'An address.' } };

export const WithError: Story = { args: { ...wrong, hint: 'An address.' } };

export const Email: Story = {
  args: { label: en.email, hint: en.emailHint },
  render: (data) => textField(at(data), en, { value: '', type: 'email', autocomplete: 'email' }),
};

export const Number: Story = {
  args: { label: 'How many hours a week?' },
  render: (data) => textField(at(data), en, { value: '7.5', inputMode: 'decimal' }),
};

export const Day: Story = {
  args: { label: 'From which day?' },
  render: (data) =>
    textField(at(data), en, { value: '2026-03-30', type: 'date', min: '2026-03-02', max: '2026-05-30' }),
};

export const Link: Story = {
  args: { label: 'Your portfolio', hint: en.linkHint },
  render: (data) => textField(at(data), en, { value: 'https://ada.example', type: 'url' }),
};

export const Area: Story = {
  args: { label: 'How would you begin?', hint: en.upTo(500) },
  render: (data) => textArea(at(data), en, { value: 'I would taste them all.\nThen I would ask.' }),
};

export const AreaWithError: Story = {
  args: { ...wrong, hint: en.upTo(500) },
  render: (data) => textArea(at(data), en, { value: '' }),
};

export const SingleChoice: Story = {
  args: { label: 'Which tool do you know?' },
  render: (data) => choiceGroup(at(data), en, { type: 'radio', options: OPTIONS, chosen: ['sql'] }),
};

export const SingleChoiceWithError: Story = {
  args: wrong,
  render: (data) => choiceGroup(at(data), en, { type: 'radio', options: OPTIONS, chosen: [] }),
};

export const MultipleChoice: Story = {
  args: { label: 'Which tools do you know?', hint: en.upToChoices(2), isOptional: true },
  render: (data) =>
    choiceGroup(at(data), en, { type: 'checkbox', options: OPTIONS, chosen: ['sheets', 'sql'] }),
};

export const MultipleChoiceWithError: Story = {
  args: { ...wrong, hint: en.upToChoices(2) },
  render: (data) => choiceGroup(at(data), en, { type: 'checkbox', options: OPTIONS, chosen: [] }),
};

export const Statement: Story = {
  args: { label: en.statements.adult },
  render: (data) => checkBox(at(data), { isChecked: true }),
};

export const StatementWithError: Story = {
  args: { label: en.statements.adult, error: en.confirmStatement(en.statements.adult) },
  render: (data) => checkBox(at(data), { isChecked: false }),
};

export const LongText: Story = {
  args: { label: LONG.title ?? '', hint: LONG.summary ?? '', error: LONG.location, isOptional: true },
  parameters: { width: 300 },
};

export const RightToLeft: Story = { ...MultipleChoiceWithError, globals: { direction: 'rtl' } };

export const Dark: Story = { ...SingleChoiceWithError, globals: { scheme: 'dark' } };
