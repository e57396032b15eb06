import type { FileType } from '../../src/contract/upload.ts';

const MAX_CHARACTERS = 120;
/** Input limit: a longer name is not worth parsing. */
const MAX_INPUT = 1000;

/** Invisible characters, and those that reverse the text direction and so disguise an extension. */
const INVISIBLE = /[\p{Cc}\u200B\u200E\u200F\u061C\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
/** File extension, as opposed to a version number or a last name. */
const EXTENSION = /\.(?:[a-z][a-z\d]{0,4}|[A-Z][A-Z\d]{0,4})$/;
const OUTER = /^[\s.]+|[\s.]+$/g;

/** Sanitizes a file name so that it is safe to show and save anywhere; the extension follows from the file type. */
export const sanitizeFileName = (given: string, type: FileType): string => {
  const [last = ''] = given.slice(-MAX_INPUT).toWellFormed().split(/[/\\]/).slice(-1);
  const seen = last.replaceAll(/\s/g, ' ').replaceAll(INVISIBLE, '').normalize('NFC');
  const ending = `.${type}`;
  const endings = new RegExp(`(?:\\${ending}[\\s.]*)+$`, 'i');
  const stemOf = (name: string): string => name.replace(endings, '').replaceAll(OUTER, '');
  const stem = stemOf(seen.replaceAll(/ +/g, ' ').trim().replace(EXTENSION, ''));
  const kept = Array.from(stem)
    .slice(0, MAX_CHARACTERS - ending.length)
    .join('');
  return `${stemOf(kept) || 'file'}${ending}`;
};
