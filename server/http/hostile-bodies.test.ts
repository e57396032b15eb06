import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { ApplicationRequest, applicationTo, Receipt } from '../../src/contract/application.ts';
import { check } from '../../src/contract/check.ts';
import { Problem } from '../../src/contract/problem.ts';
import type { Question } from '../../src/contract/questions.ts';
import { Upload } from '../../src/contract/upload.ts';
import { aPdf } from '../../test/kit/files.ts';
import { startTestMarketplace } from '../../test/kit/marketplace.ts';
import { aCampus, anApplication, aPosting, savePostings } from '../../test/kit/postings.ts';
import { uploadTokenOf } from '../../test/kit/uploads.ts';
import { withoutControls } from '../domain/plain-text.ts';
import { applications, attachments, mails, microInternships, uploads } from '../store/schema/index.ts';

const BODIES = process.env.TEST_FULL === '1' ? 10_000 : 300;

/** A posting takes 600 an hour, and a network address a thousand: every so many bodies come to a marketplace of their own. */
const BODIES_EACH = 600;

const MAX_BODY_BYTES = 256 * 1024;

const options = ['sheets', 'sql', 'r'].map((value) => ({ value, label: value }));

/** One question of every kind. */
const QUESTIONS: Record<Exclude<Question['kind'], 'other'>, Question> = {
  'short-text': { id: 'portfolio', kind: 'short-text', label: 'Your work?', required: false },
  'long-text': { id: 'approach', kind: 'long-text', label: 'How?', required: true, maxLength: 500 },
  'single-choice': {
    id: 'tool',
    kind: 'single-choice',
    label: 'Which tool?',
    required: true,
    options,
    other: true,
  },
  'multiple-choice': {
    id: 'tools',
    kind: 'multiple-choice',
    label: 'Which others?',
    required: false,
    options,
    maxChoices: 2,
    other: true,
  },
  'yes-no': { id: 'on-site', kind: 'yes-no', label: 'Can you come by?', required: false },
  number: { id: 'hours', kind: 'number', label: 'How many hours?', required: false, min: 0, max: 40 },
  date: { id: 'since', kind: 'date', label: 'When?', required: false, earliest: '2026-01-01' },
  link: { id: 'page', kind: 'link', label: 'Where?', required: false },
  file: { id: 'resume', kind: 'file', label: 'Your résumé', required: false },
};

const posting = aPosting({ questions: Object.values(QUESTIONS), statements: ['adult', 'work-authorised'] });

/** Stand in a body for what is known only once it is sent: an address of its own, and the id of a file. */
const ADDRESS = 'somebody@elmwood.example';
const FILE = '00000000-0000-4000-8000-000000000000';

/** With a space at both ends, where people leave one. */
const line = fc
  .string({ unit: 'binary', maxLength: 30 })
  .map((text) => ` x${text.replaceAll(/\p{Cc}/gu, '')} `);

const answers = fc.record(
  {
    portfolio: line,
    approach: line.map((text) => `${text}\nand so on`),
    tool: fc.oneof(fc.constantFrom('sheets', 'sql', 'r'), line),
    tools: fc.uniqueArray(fc.constantFrom('sheets', 'sql', 'r'), { minLength: 1, maxLength: 2 }),
    'on-site': fc.boolean(),
    hours: fc.double({ min: 0, max: 40, noNaN: true }),
    since: fc.constantFrom('2026-01-01', '2028-02-29', '9999-12-31'),
    page: fc.webUrl({ withQueryParameters: true, withFragments: true }),
    resume: fc.constant(FILE),
  },
  { requiredKeys: ['approach', 'tool'] },
);

const rightPerson = fc.record(
  { name: line, email: fc.constant(ADDRESS), school: line, graduationTerm: fc.constant('Spring 2027') },
  { requiredKeys: ['name', 'email', 'school'] },
);

/** Answers that the posting accepts. */
const right: fc.Arbitrary<ApplicationRequest> = fc
  .tuple(answers, rightPerson, fc.boolean())
  .map(([answers, person, isFromCampus]) => ({
    ...anApplication({ microInternship: posting.slug, answers, person }),
    statements: { adult: true, 'work-authorised': true },
    ...(isFromCampus && { campus: aCampus().slug }),
  }));

const deep = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;

const STRINGS = new URL('../../../shared/data/naughty-strings.json', import.meta.url);
const STRANGE = existsSync(STRINGS) ? (JSON.parse(readFileSync(STRINGS, 'utf8')) as string[]) : ['undefined'];

/** Inputs that have broken other parsers. */
const NAUGHTY = [
  null,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00x',
  'a\u202eb',
  '\ufeff',
  '\u2028',
  'a\r\nBcc: victim@other.example\r\n\r\nHello',
  'Ada <ada@elmwood.example>',
  'ada@elmwood.example, eve@other.example',
  '"a\\"b"@elmwood.example',
  `${'a'.repeat(64)}@${'b'.repeat(250)}.example`,
  "'; drop table applications; --",
  '<script>alert(1)</script>',
  '{{7*7}}${7*7}',
  '=cmd|"/c calc"!A1',
  '../../etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://',
  'http://[::1',
  '2026-02-30',
  '+275760-09-13',
  '0000-00-00',
  'NaN',
  '1e1000',
  'true',
  'hasOwnProperty',
  'x'.repeat(5000),
  '😀'.repeat(300),
  `e${'\u0301'.repeat(2000)}`,
  -0,
  0.1,
  -1,
  1e308,
  5e-324,
  2 ** 53,
  [],
  {},
  [[]],
  [null],
  { length: 1 },
  { toString: 'x' },
  Array.from({ length: 20_000 }, (_, index) => index),
  Array.from({ length: 3 }, () => 'sql'),
  Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`key-${index}`, index])),
  deep(500),
];

const naughty: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...NAUGHTY) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...STRANGE) },
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'binary-ascii' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('sheets', 'elmwood', ADDRESS, FILE, randomUUID(), '2026-03-02', 'https://ada.example'),
);

const OBJECTS = [[], ['person'], ['answers'], ['statements'], ['consent']];
const PLACES: string[][] = [
  ...['microInternship', 'campus', 'questionsVersion', 'person', 'answers', 'statements', 'consent'].map(
    (key) => [key],
  ),
  ...['name', 'email', 'school', 'graduationTerm'].map((key) => ['person', key]),
  ...Object.values(QUESTIONS).map(({ id }) => ['answers', id]),
  ...['adult', 'work-authorised'].map((key) => ['statements', key]),
  ...['version', 'given'].map((key) => ['consent', key]),
];
const foreign = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'a/b~c', '', 'id', 'receipt', 'Name'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const place = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PLACES) },
  fc.tuple(fc.constantFrom(...OBJECTS), foreign).map(([path, key]) => [...path, key]),
);

type Tree = Record<string, unknown>;
type Change = (request: Tree) => void;

const parentOf = (request: Tree, path: string[]): Tree | undefined => {
  const parent = path.length === 1 ? request : request[path[0] ?? ''];
  return typeof parent === 'object' && parent !== null ? (parent as Tree) : undefined;
};

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(place, naughty).map(([path, value]): Change => (request) => {
      const parent = parentOf(request, path);
      // An assignment to __proto__ would make no key of it; and what is there may be changed next.
      if (parent)
        Object.defineProperty(parent, path.at(-1) ?? '', {
          value: structuredClone(value),
          enumerable: true,
          configurable: true,
          writable: true,
        });
    }),
  },
  place.map((path): Change => (request) => {
    const parent = parentOf(request, path);
    if (parent) Reflect.deleteProperty(parent, path.at(-1) ?? '');
  }),
);

/** A request that was right, and what became of it. */
interface Spoilt<Body> {
  good: ApplicationRequest;
  body: Body;
}

const spoil =
  <Before, After>(step: (body: Before) => After) =>
  ({ good, body }: Spoilt<Before>): Spoilt<After> => ({ good, body: step(body) });

/** A request that is wrong in up to three places, as text. */
const mutated: fc.Arbitrary<Spoilt<string>> = fc
  .tuple(right, fc.array(change, { maxLength: 3 }))
  .map(([good, changes]) => {
    const copy = structuredClone(good) as Tree;
    for (const apply of changes) apply(copy);
    return { good, body: JSON.stringify(copy) };
  });

/** JSON texts that no value serializes to. */
const REWRITES: ((text: string) => string)[] = [
  (text) => text.replace('{', '{"person":{"name":"Eve"},'),
  (text) => text.replace(/\}$/, ',"answers":{}}'),
  (text) => text.replace('"consent":{', '"consent":{"given":false,'),
  (text) => text.replace('"answers":{', '"answers":{"__proto__":{"approach":"x"},'),
  (text) => text.replace('"approach":"', String.raw`"approach":"\u0000`),
  (text) => text.replace('"approach":"', '"approach":"\u0001'),
  (text) => text.replace('"questionsVersion":1', '"questionsVersion":1.0'),
  (text) => text.replace('"questionsVersion":1', '"questionsVersion":1e400'),
  (text) => text.replace('"questionsVersion":1', '"questionsVersion":NaN'),
  (text) => text.replace('"approach"', `"deep":${'['.repeat(50_000)}${']'.repeat(50_000)},"approach"`),
  (text) => text.replace('"name":', `"name":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)},"b":`),
  (text) => text.replace('"name":"', `"name":"${'x'.repeat(MAX_BODY_BYTES)}`),
  (text) => `${' '.repeat(100_000)}${text}\n`,
  (text) => `[${text}]`,
  (text) => `${text}${text}`,
  (text) => `${text}//`,
  (text) => JSON.stringify(text),
  (text) => text.replaceAll('"', "'"),
];
const text = fc.oneof(
  { weight: 2, arbitrary: mutated },
  fc.tuple(mutated, fc.constantFrom(...REWRITES)).map(([spoilt, rewrite]) => spoil(rewrite)(spoilt)),
);

const encode = (body: string) => new TextEncoder().encode(body);

/** Ways from text to bytes, most of them wrong. */
const bytes: fc.Arbitrary<Spoilt<Uint8Array<ArrayBuffer>>> = fc.oneof(
  { weight: 12, arbitrary: text.map(spoil(encode)) },
  text.map(spoil((body) => encode(`\ufeff${body}`))),
  text.map(spoil((body) => new Uint8Array(Buffer.from(body, 'utf16le')))),
  text.map(spoil((body) => new Uint8Array(Buffer.from(body.replace('"name":"', '"name":"Zoë '), 'latin1')))),
  fc
    .tuple(text, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([spoilt, share]) => spoil((body: string) => encode(body).slice(0, share * body.length))(spoilt)),
  fc.tuple(text, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 })).map(([spoilt, at, bad]) =>
    spoil((body: string) => {
      const encoded = encode(body);
      encoded.set(bad, at % (encoded.length - bad.length));
      return encoded;
    })(spoilt),
  ),
  fc
    .oneof(fc.uint8Array({ maxLength: 400 }), fc.json().map(encode))
    .map((body) => ({ good: anApplication(), body: new Uint8Array(body) })),
);

const JSON_TYPES = [
  'application/json',
  'Application/JSON ; charset=utf-8',
  'application/json;charset=utf-16',
];
const OTHER_TYPES = [
  'application/problem+json',
  'text/json',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/json,text/plain',
  '',
];
const contentType = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom(...JSON_TYPES) },
  fc.constantFrom(...OTHER_TYPES),
);

const parse = (body: Uint8Array): { json: unknown } | undefined => {
  try {
    return { json: JSON.parse(new TextDecoder().decode(body)) as unknown };
  } catch {
    return undefined;
  }
};

const asked = {
  questions: { version: 1, items: posting.questions },
  statements: posting.statements,
};

/** Of what was pasted into a long answer, control characters are left out. */
const asStored = ({ answers, ...request }: ApplicationRequest) => ({
  ...request,
  answers:
    typeof answers.approach === 'string'
      ? { ...answers, approach: withoutControls(answers.approach) }
      : answers,
});

/** Parsed body, if the contract accepts it for this posting. */
const taken = (json: unknown, file: string) => {
  const loose = check(ApplicationRequest, json);
  // Of what is read so far, `__proto__` is no key any more.
  const checked = loose.ok ? check(applicationTo(asked), asStored(loose.value)) : loose;
  if (!checked.ok) return undefined;
  const { microInternship, campus, questionsVersion, consent, answers } = checked.value;
  const isOfNow = questionsVersion === 1 && consent.version === anApplication().consent.version;
  const isHere = microInternship === posting.slug && [undefined, aCampus().slug].includes(campus);
  return isOfNow && isHere && [undefined, file].includes(answers.resume as string | undefined)
    ? checked.value
    : undefined;
};

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Differences of a body from a complete, valid one. */
const differences = (sent: unknown, good: unknown, pointer = ''): string[] => {
  if (!isTree(sent) || !isTree(good)) return isDeepStrictEqual(sent, good) ? [] : [pointer];
  return [...new Set([...Object.keys(sent), ...Object.keys(good)])].flatMap((key) => {
    const of = (tree: Tree) => (Object.hasOwn(tree, key) ? tree[key] : undefined);
    return differences(of(sent), of(good), `${pointer}/${escaped(key)}`);
  });
};

/** A pointer and all that lead to it. */
const upwards = (pointer: string): string[] =>
  pointer.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));

/** Those pointers that are at, above or below none of some places. */
const farFrom = (places: string[], pointers: string[]): string[] => {
  const at = new Set(places);
  const above = new Set(places.flatMap(upwards));
  return pointers.filter((pointer) => !above.has(pointer) && !upwards(pointer).some((part) => at.has(part)));
};

/** A marketplace with the posting, a file that was handed in for it, and what its applications should hold. */
const start = async () => {
  const marketplace = await startTestMarketplace();
  await savePostings(marketplace.database, posting);
  const form = new FormData();
  form.append('file', new File([new Uint8Array(aPdf())], 'resume.pdf'));
  const uploaded = await fetch(new URL('/v1/uploads', marketplace.url), {
    method: 'POST',
    body: form,
    headers: {
      'Idempotency-Key': randomUUID(),
      'Upload-Token': await uploadTokenOf(marketplace.url, posting.slug),
    },
  });
  const { id } = Upload.parse(await uploaded.json());
  const [file] = await marketplace.database.select().from(uploads).where(eq(uploads.id, id));
  assert.ok(file);
  return { marketplace, file, expected: new Map<string, unknown>() };
};

type Started = Awaited<ReturnType<typeof start>>;

/** Hands in the file once more, since it belongs to the first application that names it. */
const handIn = async ({ marketplace: { database }, file }: Started): Promise<string> => {
  const id = randomUUID();
  await database.insert(uploads).values({ ...file, id, idempotencyKey: randomUUID(), key: randomUUID() });
  return id;
};

/** Puts what is known now in the place of what stood for it, byte by byte, so that nothing else moves. */
const fillIn = (body: Uint8Array, known: Record<string, string>): Buffer<ArrayBuffer> => {
  const filled = Buffer.from(body);
  for (const [placeholder, value] of Object.entries(known))
    for (let at = filled.indexOf(placeholder); at !== -1; at = filled.indexOf(placeholder, at + 1))
      filled.write(value, at);
  return filled;
};

const send = async (started: Started, { good, body }: Spoilt<Uint8Array>, type: string): Promise<void> => {
  const { marketplace, expected } = started;
  const file = await handIn(started);
  const known = { [ADDRESS]: ADDRESS.replace('somebody', randomUUID().slice(0, 8)), [FILE]: file };
  const sent = fillIn(body, known);
  const read = sent.length > MAX_BODY_BYTES || OTHER_TYPES.includes(type) ? undefined : parse(sent);
  const accepted = read && taken(read.json, file);

  const response = await fetch(new URL('/v1/applications', marketplace.url), {
    method: 'POST',
    body: sent,
    headers: { 'Content-Type': type, 'Idempotency-Key': randomUUID() },
  });
  const answer: unknown = await response.json();
  // Only while a failure is made smaller are so many sent; in a run none is left out.
  fc.pre(response.status !== 429);

  if (accepted) {
    assert.equal(response.status, 201);
    const { device: _, ...stored } = accepted;
    expected.set(Receipt.parse(answer).id, stored);
    return;
  }
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  const problem = Problem.parse(answer);
  assert.equal(problem.status, response.status);
  assert.ok([400, 403, 404, 409, 413, 415].includes(problem.status), `${problem.status}`);
  if (!read) return;
  if (problem.status === 400) assert.notDeepEqual(problem.errors ?? [], []);
  const changed = differences(read.json, parse(fillIn(encode(JSON.stringify(good)), known))?.json);
  const named = (problem.errors ?? []).map(({ pointer }) => pointer);
  assert.deepEqual(farFrom(changed, named), [], 'nothing is named that is as it should be');
};

/** Stored application in the form of a request. */
const asSent = ({ person, answers, statements, ...row }: typeof applications.$inferSelect) => ({
  microInternship: posting.slug,
  ...(row.campus !== null && { campus: row.campus }),
  questionsVersion: row.questionsVersion,
  person,
  answers,
  statements: Object.fromEntries(statements.map((statement) => [statement, true])),
  consent: { version: row.consentVersion, given: true },
});

const rowsAreRight = async ({ marketplace: { database }, expected }: Started): Promise<void> => {
  const rows = await database.select().from(applications);
  const letters = await database.select().from(mails);
  const [{ applicationCount } = {}] = await database.select().from(microInternships);

  assert.deepEqual(new Map(rows.map((row) => [row.id, asSent(row)])), expected);
  for (const row of rows) {
    assert.deepEqual(check(applicationTo(asked), asSent(row)), { ok: true, value: asSent(row) });
    assert.deepEqual(Receipt.parse(row.receipt), row.receipt);
    const own = letters.filter(({ application }) => application === row.id);
    assert.equal(own.length, 1);
    assert.ok(own.some(({ to }) => to === row.person.email));
    assert.ok(own.every(({ to, replyTo, subject }) => !/\p{Cc}/u.test(`${to}${replyTo ?? ''}${subject}`)));
  }
  assert.equal(letters.length, rows.length);
  assert.equal(applicationCount, 0);
  assert.deepEqual(
    new Map((await database.select().from(attachments)).map((row) => [row.application, row.upload])),
    new Map(rows.flatMap(({ id, answers }) => (answers.resume === undefined ? [] : [[id, answers.resume]]))),
  );
};

describe('a hostile body', () => {
  for (let first = 0; first < BODIES; first += BODIES_EACH) {
    const numRuns = Math.min(BODIES_EACH, BODIES - first);

    it(`is refused where it is wrong or stored as it was read: ${first + 1} to ${first + numRuns}`, async () => {
      const started = await start();
      try {
        await fc.assert(
          fc.asyncProperty(bytes, contentType, (spoilt, type) => send(started, spoilt, type)),
          { numRuns, maxSkipsPerRun: 0 },
        );

        await rowsAreRight(started);
        assert.ok(started.expected.size > numRuns / 10, `${started.expected.size} were right`);
        assert.deepEqual(Object.keys(Object.prototype), []);
      } finally {
        await started.marketplace.close();
      }
    });
  }
});
