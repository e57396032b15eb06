import type { Question } from '../../src/contract/questions.ts';

interface Asked {
  id: string;
  label: string;
  help?: string;
  optional?: true;
}

const asked = ({ id, label, help, optional }: Asked) => ({
  id,
  label,
  ...(help === undefined ? {} : { help }),
  required: optional !== true,
});

export const shortText = ({ maxLength, ...question }: Asked & { maxLength?: number }): Question => ({
  kind: 'short-text',
  ...asked(question),
  ...(maxLength === undefined ? {} : { maxLength }),
});

export const longText = ({ maxLength, ...question }: Asked & { maxLength: number }): Question => ({
  kind: 'long-text',
  ...asked(question),
  maxLength,
});

/** Options are given as value and label. */
interface Choice extends Asked {
  options: Record<string, string>;
  /** Choice with an "other" option. */
  other?: true;
}

const choice = ({ options, other, ...question }: Choice) => ({
  ...asked(question),
  options: Object.entries(options).map(([value, label]) => ({ value, label })),
  ...(other && { other }),
});

export const singleChoice = (question: Choice): Question => ({ kind: 'single-choice', ...choice(question) });

export const multipleChoice = (question: Choice): Question => ({
  kind: 'multiple-choice',
  ...choice(question),
});

export const wholeNumber = ({ min, max, ...question }: Asked & { min: number; max: number }): Question => ({
  kind: 'number',
  ...asked(question),
  min,
  max,
  whole: true,
});

export const date = (question: Asked): Question => ({ kind: 'date', ...asked(question) });

export const webLink = (question: Asked): Question => ({ kind: 'link', ...asked(question) });

export const file = (question: Asked): Question => ({ kind: 'file', ...asked(question) });

export const yesNo = (question: Asked): Question => ({ kind: 'yes-no', ...asked(question) });
