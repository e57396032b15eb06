import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { MAX_FILE_BYTES } from '../../../src/contract/upload.ts';
import { aCompoundFile, aDocx, aPdf, aZip } from '../../../test/kit/files.ts';
import { detectFileType } from './detect-type.ts';

const FOLDER = new URL('../../../../shared/data/files/', import.meta.url);

/** Type of each real file, or the reason why it is refused. */
const REAL: Record<string, string> = {
  'derived_empty.pdf': 'too-short',
  'derived_header_only.pdf': 'format',
  'derived_no_eof_bad_xref.pdf': 'format',
  'derived_png_named.pdf': 'type',
  'derived_svg_with_script.svg': 'type',
  'derived_truncated.docx': 'format',
  'dfe_blank_image.png': 'type',
  'dfe_blank_job_spec.pdf': 'pdf',
  'dfe_invalid_plain_text_file.txt': 'type',
  'dfe_valid_legacy_word_document.doc': 'doc',
  'dfe_valid_word_document.docx': 'docx',
  'dfe_zip_file_pretending_to_be_a_pdf.pdf': 'type',
  'eicar_split.json': 'type',
  'gsa_10x-product-manager-fy24-performance-profile.pdf': 'pdf',
  'gsa_digital.gov-business-outreach-analyst-performance-profile-gs-13.pdf': 'pdf',
};

const judge = async (bytes: Uint8Array): Promise<string> => {
  const judgement = await detectFileType(bytes);
  return 'type' in judgement ? judgement.type : judgement.code;
};

const read = (name: string) => readFileSync(new URL(name, FOLDER));

describe('a real file', { skip: !existsSync(FOLDER) && 'the files are not here' }, () => {
  it('is taken or refused for what is in it', async () => {
    const found = await Promise.all(
      readdirSync(FOLDER).map(async (name) => [name, await judge(read(name))] as const),
    );

    assert.deepEqual(Object.fromEntries(found), REAL);
  });

  it('with a virus is not a document by its name', async () => {
    const { parts } = JSON.parse(read('eicar_split.json').toString()) as { parts: string[] };

    assert.equal(await judge(Buffer.from(parts.join(''))), 'type');
  });

  for (const [name, what] of Object.entries(REAL).filter(([, what]) => what.length <= 4 && what !== 'type'))
    it(`is damaged once it is cut off anywhere: ${name}, a ${what}`, async () => {
      const bytes = read(name);
      // An end that says nothing may be missing.
      for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        const judged = await judge(bytes.subarray(0, Math.floor(bytes.length * share)));
        assert.equal(judged, 'format', `${share}`);
      }
    });
});

describe('a file', () => {
  const text = (content: string) => Buffer.from(content, 'latin1');

  const CASES: [what: string, bytes: Buffer, judged: string][] = [
    ['a PDF', aPdf(), 'pdf'],
    ['a PDF after a blank line', Buffer.concat([text('\r\n'), aPdf()]), 'pdf'],
    ['a PDF after a byte order mark', Buffer.concat([text('\xEF\xBB\xBF'), aPdf()]), 'pdf'],
    ['a page that is a PDF as well', Buffer.concat([text('<script>1</script>'), aPdf()]), 'type'],
    ['a picture that is a PDF as well', Buffer.concat([text('GIF89a'), aPdf()]), 'type'],
    [
      'a PDF that is an archive as well',
      Buffer.concat([aPdf(), aZip([{ name: 'a', content: crypto.getRandomValues(new Uint8Array(2000)) }])]),
      'format',
    ],
    ['a DOCX', aDocx(), 'docx'],
    [
      'a DOCX whose entries come in another order',
      aZip([{ name: 'word/document.xml' }, { name: '[Content_Types].xml' }]),
      'docx',
    ],
    ['a DOCX without its text', aZip([{ name: '[Content_Types].xml' }]), 'type'],
    ['a document with a macro', aDocx([], 'application/vnd.ms-word.document.macroEnabled.main+xml'), 'type'],
    ['a document with a macro that says it has none', aDocx([{ name: 'word/vbaProject.bin' }]), 'type'],
    [
      'a template',
      aDocx([], 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'),
      'type',
    ],
    [
      'a DOCX in that order that is cut off',
      aZip([{ name: 'word/document.xml' }, { name: '[Content_Types].xml' }]).subarray(0, -30),
      'format',
    ],
    ['an archive', aZip([{ name: 'resume.pdf', content: aPdf() }]), 'type'],
    ['a DOC', aCompoundFile(), 'doc'],
    ['a spreadsheet', aCompoundFile('Workbook'), 'type'],
    ['a stream with a longer name', aCompoundFile('WordDocuments'), 'type'],
    ['a DOC that is cut off', aCompoundFile().subarray(0, -512), 'format'],
    ['rich text', text('{\\rtf1 Hello}'), 'type'],
    ['nothing', Buffer.alloc(0), 'too-short'],
    ['a byte larger', Buffer.alloc(MAX_FILE_BYTES + 1), 'too-long'],
  ];
  for (const [what, bytes, judged] of CASES)
    it(`that is ${what} is ${judged}`, async () => {
      assert.equal(await judge(bytes), judged);
    });
});

it('a file of 5 MiB is the largest', async () => {
  const largest = aPdf('x'.repeat(MAX_FILE_BYTES - aPdf().length - 4));

  assert.deepEqual([largest.length, await judge(largest)], [MAX_FILE_BYTES, 'pdf']);
});

describe('a document that unpacks to a lot', () => {
  const zeros = Buffer.alloc(30_000_000);

  it('is taken up to 50 MB', async () => {
    assert.equal(await judge(aDocx([{ name: 'word/media/plan.bmp', content: zeros }])), 'docx');
  });

  it('is damaged beyond that, however its entries share it', async () => {
    const bomb = aDocx([
      { name: 'word/media/one.bmp', content: zeros },
      { name: 'word/media/two.bmp', content: zeros },
    ]);

    assert.ok(bomb.length < 200_000);
    assert.equal(await judge(bomb), 'format');
  });

  it('is damaged where its directory states less', async () => {
    const liar = aDocx([{ name: 'word/media/plan.bmp', content: zeros, declared: 1000 }]);

    assert.equal(await judge(liar), 'format');
  });

  it('is damaged with more than 2,000 entries', async () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `word/${index}` }));

    assert.equal(await judge(aDocx(entries(1998))), 'docx');
    assert.equal(await judge(aDocx(entries(1999))), 'format');
  });
});

describe('whatever comes', () => {
  const JUDGED = ['pdf', 'doc', 'docx', 'type', 'format', 'too-short'];
  const mutated = fc
    .tuple(
      fc.constantFrom(aPdf(), aDocx(), aCompoundFile(), aZip([{ name: 'a', content: 'b' }])),
      fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 20 }),
      fc.option(fc.nat(2000)),
    )
    .map(([bytes, changes, end]) => {
      const changed = Buffer.from(bytes.subarray(0, end ?? bytes.length));
      for (const [at, value] of changes) if (at < changed.length) changed[at] = value;
      return changed;
    });

  it('is judged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 3000 }), mutated), async (bytes) => {
        assert.ok(JUDGED.includes(await judge(bytes)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('several documents that unpack to a lot', () => {
  const bomb = aDocx([{ name: 'word/media/plan.bmp', content: Buffer.alloc(49_000_000) }]);

  it('let the server answer meanwhile', async () => {
    const { promise: judged, resolve } = Promise.withResolvers<undefined>();
    const waits: number[] = [];
    const listen = (async () => {
      for (let last = performance.now(); (await Promise.race([judged, setTimeout(5, 'on')])) === 'on';) {
        waits.push(performance.now() - last);
        last = performance.now();
      }
    })();

    const judgements = await Promise.all(Array.from({ length: 10 }, () => judge(bomb)));

    resolve(undefined);
    await listen;
    assert.deepEqual(new Set(judgements), new Set(['docx']));
    assert.ok(waits.length > 20, `heard ${waits.length} times`);
    assert.ok(Math.max(...waits) < 1000, `waited ${Math.max(...waits)} ms`);
  });
});
