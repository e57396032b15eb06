import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { Semaphore } from 'async-mutex';
import { fileTypeFromBuffer } from 'file-type';
import { fromBufferPromise, type Entry } from 'yauzl';
import type { FieldErrorCode } from '../../../src/contract/problem.ts';
import { FILE_TYPES, MAX_FILE_BYTES, type FileType } from '../../../src/contract/upload.ts';
import { findWordDocument } from './compound-file.ts';

/** Detected file type, or the error code: `type` for another type, `format` for a damaged file. */
export type DetectedType = { type: FileType } | { code: FieldErrorCode };

/** Zip bomb limits, far above the needs of a document of five megabytes. */
const MAX_UNPACKED = { entries: 2000, bytes: 50_000_000 };

/** One archive is unpacked at a time, so that several large ones leave the server time for everybody else. */
const unpacking = new Semaphore(1);

const OTHER: DetectedType = { code: 'type' };
const DAMAGED: DetectedType = { code: 'format' };

/** Readers allow something before the header; more than blanks would let it be another kind of file as well. */
const PDF_HEADER = /^(?:\xEF\xBB\xBF)?[\s\0]*%PDF-\d/;
const PDF_END = '%%EOF';
/** Bytes at the start and end in which PDF readers look for header and trailer. */
const PDF_MARGIN = 1024;

const ends = (bytes: Buffer) => ({
  head: bytes.toString('latin1', 0, PDF_MARGIN),
  tail: bytes.toString('latin1', Math.max(0, bytes.length - PDF_MARGIN)),
});

/** The entries of an archive, each unpacked to see that it is what the directory says. Throws where one is not. */
const readArchive = async (bytes: Buffer): Promise<Set<string>> => {
  const archive = await fromBufferPromise(bytes);
  if (archive.entryCount > MAX_UNPACKED.entries) throw new RangeError('too many entries');
  const entries: Entry[] = [];
  let unpacked = 0;
  for await (const entry of archive.eachEntry()) {
    entries.push(entry);
    unpacked += entry.uncompressedSize;
    if (unpacked > MAX_UNPACKED.bytes) throw new RangeError('too large unpacked');
  }
  // An entry that unpacks to more than the directory says ends with an error as soon as it does.
  for (const entry of entries) {
    const content = await archive.openReadStreamPromise(entry);
    await finished(content.resume());
    await setImmediate();
  }
  return new Set(entries.map(({ fileName }) => fileName));
};

/** A document is an archive of which two entries are always there; one with a macro goes by another ending. */
const judgeArchive = async (bytes: Buffer, mime: string): Promise<DetectedType> => {
  try {
    const names = await unpacking.runExclusive(() => readArchive(bytes));
    const isDocument = names.has('[Content_Types].xml') && names.has('word/document.xml');
    return isDocument && !names.has('word/vbaProject.bin') ? { type: 'docx' } : OTHER;
  } catch {
    const wasDocument = mime === FILE_TYPES.docx || bytes.includes('word/document.xml');
    return wasDocument ? DAMAGED : OTHER;
  }
};

const judgeCompound = (bytes: Buffer): DetectedType => {
  switch (findWordDocument(bytes)) {
    case 'whole':
      return { type: 'doc' };
    case 'damaged':
      return DAMAGED;
    case 'none':
      return OTHER;
  }
};

const mimeOf = async (bytes: Uint8Array): Promise<string | undefined> => {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    // Only of what it begins to read as another kind.
    return undefined;
  }
};

/** Judges a file by what is in it alone, never by its name or by what its sender says it is. */
export const detectFileType = async (given: Uint8Array): Promise<DetectedType> => {
  if (given.length === 0) return { code: 'too-short' };
  if (given.length > MAX_FILE_BYTES) return { code: 'too-long' };
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const { head, tail } = ends(bytes);
  if (PDF_HEADER.test(head)) return tail.includes(PDF_END) ? { type: 'pdf' } : DAMAGED;
  const mime = await mimeOf(bytes);
  switch (mime) {
    case 'application/x-cfb':
      return judgeCompound(bytes);
    case 'application/zip':
    case FILE_TYPES.docx:
      return judgeArchive(bytes, mime);
    default:
      return OTHER;
  }
};
