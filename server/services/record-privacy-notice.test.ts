import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { openTestDatabase } from '../../test/kit/database.ts';
import { PRIVACY_NOTICE_VERSION } from '../domain/privacy.ts';
import { privacyNotices } from '../store/schema/index.ts';
import { noticeWording, PrivacyNoticeError, recordPrivacyNotice } from './record-privacy-notice.ts';

/** SHA-256 of the words of every version that was released. A change of words is a new line here, never another hash. */
const RELEASED: Record<string, string> = {
  '2026-11-29': 'db045c42ce6cbbb4bc5f2ba1b82b7aa2e017da0394a8a26c00acf689bbb06ec5',
};

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the privacy notice', () => {
  let open: Awaited<ReturnType<typeof openTestDatabase>>;
  before(async () => {
    open = await openTestDatabase();
  });
  after(() => open.close());

  it('has a new version where its words have changed', () => {
    assert.equal(
      hashOf(noticeWording()),
      RELEASED[PRIVACY_NOTICE_VERSION],
      'give PRIVACY_NOTICE_VERSION a new value and list its hash here',
    );
  });

  it('is stored once with the words of every locale', async () => {
    for (let start = 0; start < 2; start += 1) await recordPrivacyNotice(open.database);

    const rows = await open.database.select().from(privacyNotices);

    assert.deepEqual(
      rows.map(({ version }) => version),
      [PRIVACY_NOTICE_VERSION],
    );
    assert.deepEqual(Object.keys(rows[0]?.wording ?? {}).toSorted(), ['ar', 'en', 'es']);
    for (const { title, notice, consent } of Object.values(rows[0]?.wording ?? {})) {
      for (const words of [title, notice, consent]) assert.ok(words.length > 5);
      for (const words of [notice, consent]) assert.match(words, /\{employer\}/);
      assert.match(notice, /180|١٨٠/);
    }
  });

  for (const part of ['title', 'notice', 'consent'] as const)
    for (const locale of ['en', 'es', 'ar'])
      it(`is refused where its version has another ${part} in ${locale} already`, async () => {
        const wording = noticeWording();
        const version = `test ${part} ${locale}`;
        await recordPrivacyNotice(open.database, wording, version);
        const words = wording[locale] ?? assert.fail(locale);
        const changed = { ...wording, [locale]: { ...words, [part]: `${words[part]}!` } };

        await assert.rejects(recordPrivacyNotice(open.database, changed, version), PrivacyNoticeError);
      });
});
