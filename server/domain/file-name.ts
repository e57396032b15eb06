import type { FileType } from '../../src/contract/upload.ts';

const MOST_CHARACTERS = 120;
/** What is longer is no name, and would take long to be read as one. */
const MOST_READ = 1000;

/** What can be seen nowhere, or turns the letters after it around so that a name reads as another. */
const UNSEEN = /[\p{Cc}\u200B\u200E\u200F\u061C\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
/** What an ending is: neither the number of a version nor somebody's last name. */
const ENDING = /\.(?:[a-z][a-z\d]{0,4}|[A-Z][A-Z\d]{0,4})$/;
const OUTER = /^[\s.]+|[\s.]+$/g;

/** A name under which a file may be shown and saved anywhere: what its sender calls it, with the ending that it is due. */
export const sanitizeFileName = (given: string, type: FileType): string => {
  const [last = ''] = given.slice(-MOST_READ).toWellFormed().split(/[/\\]/).slice(-1);
  const seen = last.replaceAll(/\s/g, ' ').replaceAll(UNSEEN, '').normalize('NFC');
  const ending = `.${type}`;
  const endings = new RegExp(`(?:\\${ending}[\\s.]*)+$`, 'i');
  const stemOf = (name: string): string => name.replace(endings, '').replaceAll(OUTER, '');
  const stem = stemOf(seen.replaceAll(/ +/g, ' ').trim().replace(ENDING, ''));
  const kept = Array.from(stem)
    .slice(0, MOST_CHARACTERS - ending.length)
    .join('');
  return `${stemOf(kept) || 'file'}${ending}`;
};
