import { MicroInternship } from '../../src/contract/micro-internship.ts';
import type { Question } from '../../src/contract/questions.ts';

/** A question whose answer is a file. */
export const aFileQuestion = (overrides: Partial<Pick<Question, 'id' | 'required'>> = {}): Question => ({
  id: 'resume',
  kind: 'file',
  label: 'Your résumé',
  required: true,
  ...overrides,
});

/** The token with which a marketplace takes files for a posting, as its API gives it. */
export const uploadTokenOf = async (url: string, slug: string): Promise<string> => {
  const response = await fetch(new URL(`/v1/micro-internships/${slug}`, url));
  const { uploadToken } = MicroInternship.parse(await response.json());
  if (uploadToken === undefined) throw new Error(`${slug} asks for no file.`);
  return uploadToken;
};
