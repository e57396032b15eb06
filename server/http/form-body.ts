import { once } from 'node:events';
import { Busboy, type BusboyEvents, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { ProblemError } from './problems.ts';

/** The most texts and files that a form holds. */
const MAX_PARTS = 1000;
const MAX_TEXT_BYTES = 256 * 1024;
const MAX_NAME_BYTES = 500;
const MAX_PART_HEADER_BYTES = 8 * 1024;
const MAX_PART_HEADERS = 20;

const AMPERSAND = 0x26;

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Decides by the texts that came before the first file whether files are read at all. */
export type FilePolicy = (texts: FormData) => boolean | Promise<boolean>;

/** Browsers write these three in the names of parts so that they do not end the header (HTML, multipart/form-data). */
const unescapeName = (name: string): string =>
  name.replaceAll(/%0A/gi, '\n').replaceAll(/%0D/gi, '\r').replaceAll('%22', '"');

const notAForm = () => new ProblemError('invalid-request', { detail: 'The body is not a form.' });

/** Counts the pairs of an urlencoded form before a parser spends time on each of them. */
export const hasTooManyPairs = (body: Uint8Array): boolean => {
  let pairs = 1;
  for (let at = body.indexOf(AMPERSAND); at !== -1; at = body.indexOf(AMPERSAND, at + 1)) {
    pairs += 1;
    if (pairs > MAX_PARTS) return true;
  }
  return false;
};

/** Collects the fields of one form; its parser is linear in the bytes and bounded in parts. */
class FormReader {
  readonly #form = new FormData();
  readonly #parser: BusboyInstance;
  readonly #policy: FilePolicy;
  readonly #files: Promise<void>[] = [];
  readonly #failure = Promise.withResolvers<never>();
  #textBytes = 0;
  #takesFiles: Promise<boolean> | undefined;

  constructor(contentType: string, policy: FilePolicy) {
    this.#policy = policy;
    this.#failure.promise.catch(() => undefined);
    this.#parser = new Busboy({
      headers: { 'content-type': contentType },
      preservePath: true,
      isPartAFile: (_name, _type, fileName) => fileName !== undefined,
      limits: {
        fields: MAX_PARTS,
        parts: MAX_PARTS,
        fieldSize: MAX_TEXT_BYTES,
        fieldNameSize: MAX_NAME_BYTES,
        headerSize: MAX_PART_HEADER_BYTES,
        headerPairs: MAX_PART_HEADERS,
      },
    });
    const tooLarge = () => this.#fail(new ProblemError('too-large'));
    const onField: BusboyEvents['field'] = (name, text, isNameCut, isTextCut) => {
      this.#textBytes += Buffer.byteLength(text);
      if (isNameCut || isTextCut || this.#textBytes > MAX_TEXT_BYTES) tooLarge();
      else this.#append(name, text);
    };
    const onFile: BusboyEvents['file'] = (name, stream, fileName, _encoding, type) => {
      this.#files.push(this.#readFile(name, stream, { fileName, type }));
    };
    this.#parser
      .on('field', onField)
      .on('file', onFile)
      .on('partsLimit', tooLarge)
      .on('fieldsLimit', tooLarge)
      .on('error', () => this.#fail(notAForm()));
  }

  #fail(problem: unknown): void {
    this.#failure.reject(problem);
  }

  #append(name: string | undefined, value: string | File): void {
    if (name === undefined) this.#fail(notAForm());
    else if (typeof value === 'string') this.#form.append(unescapeName(name), value);
    else this.#form.append(unescapeName(name), value);
  }

  async #readFile(
    name: string | undefined,
    stream: BusboyFileStream,
    { fileName, type }: { fileName: string; type: string },
  ): Promise<void> {
    stream.on('error', () => this.#fail(notAForm()));
    try {
      this.#takesFiles ??= Promise.resolve(this.#policy(this.#form));
      if (await this.#takesFiles) {
        const chunks = (await stream.toArray()) as Uint8Array<ArrayBuffer>[];
        this.#append(name, new File(chunks, unescapeName(fileName), { type }));
      } else {
        stream.resume();
      }
    } catch (error) {
      stream.resume();
      this.#fail(error);
    }
  }

  /** Reads a body to its end. What is left of one that is refused stays unread. */
  async read(body: Chunks): Promise<FormData> {
    const finished = once(this.#parser, 'finish');
    finished.catch(() => undefined);
    // A failure that is known already comes first.
    const orFailure = (promise: Promise<unknown>) => Promise.race([this.#failure.promise, promise]);
    for await (const chunk of body) {
      await orFailure(this.#parser.write(chunk) ? Promise.resolve() : once(this.#parser, 'drain'));
    }
    this.#parser.end();
    await orFailure(finished);
    await orFailure(Promise.all(this.#files));
    return this.#form;
  }
}

/** Reads a form, urlencoded or multipart. Throws `too-large` and `invalid-request`. */
export const parseForm = async (
  body: Chunks,
  contentType: string,
  policy: FilePolicy = () => true,
): Promise<FormData> => {
  let reader: FormReader;
  try {
    reader = new FormReader(contentType, policy);
  } catch {
    // A media type without a boundary, or with one that is none.
    throw notAForm();
  }
  return reader.read(body);
};
