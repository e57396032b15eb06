import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { action } from 'storybook/actions';
import { CharacterCount } from '../src/features/apply/fields/character-count.ts';
import { fileField } from '../src/features/apply/files/files.lazy.ts';
import type { UploadState } from '../src/features/apply/files/upload-store.ts';
import { count } from '../src/features/apply/fields/fields.lazy.ts';
import {
  combobox,
  filteredChoices,
  OptionsStore,
  otherOption,
} from '../src/features/apply/choices/choices.lazy.ts';
import { Debouncer } from '../src/features/apply/debounce.ts';
import type { FieldErrorCode } from '../src/contract/problem.ts';
import type { ChoiceQuestion } from '../src/contract/questions.ts';
import { choiceGroup, textArea, type FieldData } from '../src/ui/field.ts';
import { inRoot } from './kit/partial.ts';
import { en } from '../test/kit/messages.ts';
import { LONG } from './kit/postings.ts';

interface Args {
  state: UploadState;
  error?: string;
}

const ID = '8f14e45f-ceea-467f-a9f0-2d5b6c1d0e11';
const CV = { name: 'Ada-Nwosu-résumé-2026.pdf', size: 183_000 };
const RESUME: FieldData = { pointer: '/answers/resume', label: 'Your résumé', hint: 'One page is enough.' };

const press = (name: string) => () => {
  action(name)();
  return Promise.resolve();
};
const on = { pick: press('pick'), retry: press('retry'), remove: action('remove') };

const failed = (code: FieldErrorCode, refusal?: 'offline' | 'too-many-requests'): Args => ({
  state: {
    kind: 'failed',
    file: CV,
    failure: { code, refusal },
    canRetry: ['unknown', 'choice'].includes(code),
  },
});

const meta: Meta<Args> = {
  title: 'Partials/form questions',
  decorators: [inRoot],
  argTypes: { state: { control: 'object' }, error: { control: 'text' } },
  args: { state: { kind: 'empty', isRemoved: false } },
  render: ({ state, error }) =>
    fileField({ ...RESUME, error }, en, { store: { state, answer: undefined }, on }),
};
export default meta;

type Story = StoryObj<Args>;

export const File: Story = {};

export const FileMissing: Story = { args: { error: en.fileError('Your résumé', 'required') } };

export const FileUploading: Story = { args: { state: { kind: 'uploading', file: CV, part: 0.4 } } };

export const FileAwaited: Story = {
  args: { state: { kind: 'uploading', file: CV, part: 0.9 } },
  render: ({ state }) => fileField(RESUME, en, { store: { state, answer: undefined }, on, isAwaited: true }),
};

export const FileUploaded: Story = { args: { state: { kind: 'done', file: CV, id: ID } } };

export const FileRemoved: Story = { args: { state: { kind: 'empty', isRemoved: true } } };

export const FileEmpty: Story = { args: failed('too-short') };

export const FileTooLarge: Story = { args: failed('too-long') };

export const FileOfAnotherKind: Story = { args: failed('type') };

export const FileDamaged: Story = { args: failed('format') };

export const FileGone: Story = { args: failed('choice') };

export const FileOffline: Story = { args: failed('unknown', 'offline') };

export const FileTooMany: Story = { args: failed('unknown', 'too-many-requests') };

export const FileNotSent: Story = { args: failed('unknown') };

export const FileWithoutScript: Story = {
  args: { state: { kind: 'done', file: CV, id: ID } },
  render: ({ state }) => fileField(RESUME, en, { store: { state, answer: ID }, on: undefined }),
};

export const FileDark: Story = { args: failed('type'), globals: { scheme: 'dark' } };

export const FileNarrow: Story = {
  args: { state: { kind: 'uploading', file: { name: `${'a'.repeat(90)}.pdf`, size: 5_000_000 }, part: 0.4 } },
  parameters: { width: 300 },
};

const OPTIONS = Array.from({ length: 96 }, (_, index) => ({
  value: `school-${index + 1}`,
  label: index === 4 ? (LONG.summary ?? '') : `School ${index + 1}`,
}));

const SCHOOL: FieldData = {
  pointer: '/answers/school',
  label: 'Which school do you attend?',
  hint: en.typeToNarrow(OPTIONS.length),
};

const list = (chosen: string | undefined, prepare: (store: OptionsStore) => void = () => undefined) => {
  const store = new OptionsStore(OPTIONS, new Debouncer(), chosen);
  prepare(store);
  store.abort();
  return combobox(SCHOOL, en, store);
};

export const ListClosed: Story = { render: () => list('school-7') };

export const ListOpen: Story = {
  render: () =>
    list('school-2', (store) => {
      store.move(1);
      store.move(1);
    }),
};

export const ListFiltered: Story = { render: () => list(undefined, (store) => store.type('school 9')) };

export const ListOfNone: Story = { render: () => list(undefined, (store) => store.type('Atlantis')) };

export const ListDark: Story = { ...ListOpen, globals: { scheme: 'dark' } };

export const ListRightToLeft: Story = { ...ListOpen, globals: { direction: 'rtl' } };

export const ListNarrow: Story = { ...ListOpen, parameters: { width: 300 } };

export const ManyBoxes: Story = {
  render: () => {
    const store = new OptionsStore(OPTIONS, new Debouncer());
    store.type('school 9');
    store.abort();
    return filteredChoices({ ...SCHOOL, hint: en.chooseAny }, en, store, {
      options: OPTIONS,
      chosen: ['school-9'],
    });
  },
};

const TOOL: ChoiceQuestion = {
  id: 'tool',
  kind: 'single-choice',
  label: 'Which tool do you know best?',
  required: true,
  options: [
    { value: 'sheets', label: 'Spreadsheets' },
    { value: 'sql', label: 'SQL' },
  ],
  other: true,
};

const ownChoice = (given: readonly string[], error?: string) => {
  const data: FieldData = { pointer: '/answers/tool', label: TOOL.label, error };
  return choiceGroup(data, en, {
    type: 'radio',
    options: TOOL.options,
    chosen: given,
    more: otherOption(TOOL, data, given, en),
  });
};

export const OwnWords: Story = { render: () => ownChoice(['A pencil and squared paper']) };

export const OwnWordsWithError: Story = { render: () => ownChoice([], en.chooseAnswer(TOOL.label)) };

export const OwnWordsDark: Story = { ...OwnWords, globals: { scheme: 'dark' } };

export const OwnWordsRightToLeft: Story = { ...OwnWords, globals: { direction: 'rtl' } };

export const OwnWordsNarrow: Story = { ...OwnWords, parameters: { width: 300 } };

const counted = (text: string) => {
  const data: FieldData = { pointer: '/answers/why', label: 'Why you?', hint: en.upTo(40) };
  const store = new CharacterCount(40, new Debouncer(), text);
  return html`<div class="field">${textArea(data, en, { value: text })} ${count(store, en)}</div>`;
};

export const Count: Story = { render: () => counted('I taste them all.') };

export const CountPassed: Story = { render: () => counted('I taste them all, and then I taste them again.') };
