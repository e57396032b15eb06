/** Singular and plural of the product word. */
export interface Nouns {
  one: string;
  many: string;
}

/** Stands for what a sentence is about while its words are changed; no text holds it. */
const PLACE = '\uE000';

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const renameIn = (text: string, from: Nouns, to: Nouns): string =>
  text.replace(new RegExp(`(${from.many})|${from.one}`, 'giu'), (found: string, many?: string) => {
    const noun = many === undefined ? to.one : to.many;
    return found === capitalized(found) ? capitalized(noun) : noun;
  });

type Sentence = (...parts: unknown[]) => unknown;

/** A sentence in which the nouns are others, but never in what it is about: a title stays as it was written. */
const renameSentence =
  (sentence: Sentence, from: Nouns, to: Nouns): Sentence =>
  (...parts) => {
    const kept: string[] = [];
    const hide = (part: unknown) =>
      typeof part === 'string' && renameIn(part, from, to) !== part
        ? `${PLACE}${kept.push(part) - 1}${PLACE}`
        : part;
    const said = renameNouns(sentence(...parts.map(hide)), from, to);
    return typeof said === 'string'
      ? said.replace(
          new RegExp(`${PLACE}(\\d+)${PLACE}`, 'g'),
          (_, index: string) => kept[Number(index)] ?? '',
        )
      : said;
  };

/** All words of a language with other nouns in them; those of a language that has none for it stay as they are. */
export const renameNouns = <Words>(words: Words, from: Nouns | undefined, to: Nouns): Words => {
  if (!from) return words;
  if (typeof words === 'string') return renameIn(words, from, to) as Words;
  if (typeof words === 'function') return renameSentence(words as unknown as Sentence, from, to) as Words;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, renameNouns<unknown>(value, from, to)]),
  ) as Words;
};
