/** The header of a compound file [MS-CFB 2.2], and the entries of its directory [MS-CFB 2.6.1]. */
const HEADER_BYTES = 512;
const SECTOR_SHIFT_AT = 30;
const TABLE_SECTORS_AT = 44;
const TABLE_LIST_AT = 76;
/** The header lists no more sectors of the table; a file with more is larger than any that is taken. */
const MAX_TABLE_SECTORS = 109;
const ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;
const KIND_AT = 66;
const STREAM = 2;
const FREE_SECTOR = 0xffffffff;

const NAME = Buffer.from('WordDocument\0', 'utf16le');

const hasEntry = (bytes: Buffer): boolean => {
  for (let at = bytes.indexOf(NAME, HEADER_BYTES); at !== -1; at = bytes.indexOf(NAME, at + 1)) {
    const isEntry =
      at % ENTRY_BYTES === 0 &&
      at + ENTRY_BYTES <= bytes.length &&
      bytes.readUInt16LE(at + NAME_LENGTH_AT) === NAME.length &&
      bytes[at + KIND_AT] === STREAM;
    if (isEntry) return true;
  }
  return false;
};

/** True if the file contains every sector that its table marks as used; the last may be short. */
const isWhole = (bytes: Buffer): boolean => {
  const sectorBytes = 1 << bytes.readUInt16LE(SECTOR_SHIFT_AT);
  const tableSectors = bytes.readUInt32LE(TABLE_SECTORS_AT);
  if (![512, 4096].includes(sectorBytes) || tableSectors === 0 || tableSectors > MAX_TABLE_SECTORS)
    return false;
  const perSector = sectorBytes / 4;
  let last = 0;
  for (let index = 0; index < tableSectors; index += 1) {
    const start = (bytes.readUInt32LE(TABLE_LIST_AT + 4 * index) + 1) * sectorBytes;
    if (start + sectorBytes > bytes.length) return false;
    for (let place = 0; place < perSector; place += 1)
      if (bytes.readUInt32LE(start + 4 * place) !== FREE_SECTOR) last = index * perSector + place;
  }
  return (last + 1) * sectorBytes < bytes.length;
};

/**
 * Marks of a Word document in a compound file, as Word wrote them before 2007. Spreadsheets and mails are such
 * files too; of one that is cut off it cannot be told what it was.
 */
export const findWordDocument = (bytes: Buffer): 'whole' | 'damaged' | 'none' => {
  if (bytes.length < HEADER_BYTES || !isWhole(bytes)) return 'damaged';
  return hasEntry(bytes) ? 'whole' : 'none';
};
