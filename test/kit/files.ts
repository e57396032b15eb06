import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { FileStore } from '../../server/files/file-store.ts';

/** Files in memory; `keys` are those that are there. */
export const memoryFiles = (): FileStore & { keys: () => string[] } => {
  const files = new Map<string, Uint8Array>();
  return {
    put: (key, bytes) => {
      files.set(key, bytes);
      return Promise.resolve();
    },
    get: (key) => Promise.resolve(files.get(key)),
    delete: (key) => {
      files.delete(key);
      return Promise.resolve();
    },
    async *list() {
      for (const key of files.keys()) yield await Promise.resolve({ key, modifiedAt: new Date() });
    },
    keys: () => [...files.keys()],
  };
};

/** A document of one empty page; `text` makes it another one. */
export const aPdf = (text = ''): Buffer => {
  const objects = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\n',
  ].join('');
  const start = `%PDF-1.4\n%${text}\n${objects}`;
  return Buffer.from(`${start}trailer<</Root 1 0 R/Size 4>>\nstartxref\n${start.length}\n%%EOF\n`);
};

/** The same as a file that a visitor can choose, in a folder of its own, and the way to be rid of it. */
export const savePdf = async (
  name = 'resume.pdf',
): Promise<{ file: string; folder: string; remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'resume-'));
  const file = join(folder, name);
  await writeFile(file, aPdf());
  return { file, folder, remove: () => rm(folder, { recursive: true }) };
};

/** An entry of an archive; `declared` is the size that its directory states where it is not the true one. */
export interface ZipEntry {
  name: string;
  content?: string | Uint8Array;
  declared?: number;
}

interface PackedEntry {
  local: Buffer;
  central: Buffer;
}

const packEntry = ({ name, content = '', declared }: ZipEntry, offset: number): PackedEntry => {
  const bytes = Buffer.from(content);
  const packed = deflateRawSync(bytes);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(declared ?? bytes.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]),
    central: Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), fields, rest, Buffer.from(name)]),
  };
};

/** An archive of these entries. */
export const aZip = (entries: ZipEntry[]): Buffer => {
  let offset = 0;
  const packed = entries.map((entry) => {
    const result = packEntry(entry, offset);
    offset += result.local.length;
    return result;
  });
  const directory = Buffer.concat(packed.map(({ central }) => central));
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...packed.map(({ local }) => local), directory, end]);
};

const MAIN_PART = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A document as Word writes them now, with further entries or another kind of main part where told so. */
export const aDocx = (more: ZipEntry[] = [], mainPart = MAIN_PART): Buffer =>
  aZip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${mainPart}"/></Types>`,
    },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ]);

const SECTOR = 512;

/** A compound file with one stream: by its name a document as Word wrote them, a spreadsheet or something else. */
export const aCompoundFile = (stream = 'WordDocument'): Buffer => {
  const header = Buffer.alloc(SECTOR, 0xff);
  header.fill(0, 0, 76);
  header.write('D0CF11E0A1B11AE1', 'hex');
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(SECTOR, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  for (const sector of [1, 2]) table.writeUInt32LE(0xfffffffe, 4 * sector);
  const directory = Buffer.alloc(SECTOR);
  for (const [index, [name, kind]] of (
    [
      ['Root Entry', 5],
      [stream, 2],
    ] as const
  ).entries()) {
    const at = 128 * index;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE(2 * (name.length + 1), at + 64);
    directory[at + 66] = kind;
  }
  directory.writeUInt32LE(2, 128 + 116);
  directory.writeUInt32LE(SECTOR, 128 + 120);
  return Buffer.concat([header, table, directory, Buffer.alloc(SECTOR)]);
};
