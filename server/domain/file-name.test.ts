import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sanitizeFileName } from './file-name.ts';

const NAMES = new URL('../../../shared/data/filenames.json', import.meta.url);

const CASES: [given: string, shown: string][] = [
  ['resume.pdf', 'resume.pdf'],
  ['résumé.PDF', 'résumé.pdf'],
  ['سيرة ذاتية.pdf', 'سيرة ذاتية.pdf'],
  ['resume\u202Efdp.exe', 'resumefdp.pdf'],
  ['resume.pdf.exe', 'resume.pdf'],
  ['resume.PDF.pdf.pdf', 'resume.pdf'],
  ['resume.docx', 'resume.pdf'],
  ['..\\..\\windows\\win.ini', 'win.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['resume.pdf\0.png', 'resume.pdf'],
  ['a\r\nX-Injected: 1.pdf', 'a X-Injected: 1.pdf'],
  ['file.', 'file.pdf'],
  [' trailing.pdf ', 'trailing.pdf'],
  ['no-extension', 'no-extension.pdf'],
  ['CV of J.Smith', 'CV of J.Smith.pdf'],
  ['CV 1.2', 'CV 1.2.pdf'],
  ['.htaccess', 'htaccess.pdf'],
  ['.pdf', 'file.pdf'],
  ['', 'file.pdf'],
  ['///', 'file.pdf'],
  ['\u200B\u202E', 'file.pdf'],
  ['emoji 👩‍💻🏳️‍🌈.pdf', 'emoji 👩‍💻🏳️‍🌈.pdf'],
  ['e\u0301.pdf', 'é.pdf'],
  ['zero\u200Bwidth.pdf', 'zerowidth.pdf'],
  ['tab\tname.pdf', 'tab name.pdf'],
  ['half \uD83D.pdf', 'half \uFFFD.pdf'],
  ['a\t\0\tb.pdf', 'a b.pdf'],
  ['e\u200B\u0301.pdf', 'é.pdf'],
  ['resume.pdf .c', 'resume.pdf'],
  ['resume.pdf. .pdf.doc', 'resume.pdf'],
];

/** Every code point, and what makes a name hard more often than chance would. */
const UNITS = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.constantFrom('.', ' ', '\t', '\0', '\u200B', '\u0301', '\uFEFF', '/', 'e', '.pdf', '.PDF', '.doc'),
);

/** Characters that no file name may hold: it is shown, saved and put into a header. */
const assertShowable = (name: string): void => {
  assert.match(name, /^[^\s.].*\.pdf$/su);
  assert.doesNotMatch(name, /[/\\\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
  assert.ok(Array.from(name).length <= 120, name);
  assert.doesNotMatch(name, /\s\.pdf$|\.\.pdf$/);
};

describe('the name of a file', () => {
  for (const [given, shown] of CASES)
    it(`is ${JSON.stringify(shown)} for ${JSON.stringify(given)}`, () => {
      assert.equal(sanitizeFileName(given, 'pdf'), shown);
    });

  it('ends by what the file is', () => {
    assert.deepEqual(
      [
        sanitizeFileName('cv.pdf', 'docx'),
        sanitizeFileName('cv.docx', 'doc'),
        sanitizeFileName('cv.doc', 'docx'),
      ],
      ['cv.docx', 'cv.doc', 'cv.docx'],
    );
  });

  it('has 120 characters at the most, its ending among them', () => {
    assert.equal(sanitizeFileName(`${'😀'.repeat(200)}.pdf`, 'pdf'), `${'😀'.repeat(116)}.pdf`);
  });

  it('is read at once, however long it is', () => {
    assert.equal(sanitizeFileName(`${'.pdf'.repeat(400_000)}x`, 'pdf'), 'pdf.pdf');
  });

  it('can be shown and saved, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: UNITS, maxLength: 300 }), (given) => {
        const name = sanitizeFileName(given, 'pdf');
        assertShowable(name);
        assert.equal(sanitizeFileName(name, 'pdf'), name);
      }),
      { numRuns: 2000, examples: [[`${'x'.repeat(112)}.pdfs.pdf`]] },
    );
  });

  it(
    'can be shown and saved, of each hard one',
    { skip: !existsSync(NAMES) && 'the names are not here' },
    () => {
      const { names } = JSON.parse(readFileSync(NAMES, 'utf8')) as { names: string[] };

      assert.ok(names.length > 30);
      for (const name of names) assertShowable(sanitizeFileName(name, 'pdf'));
    },
  );
});
