import { expect } from '@open-wc/testing';
import { check } from './check.ts';
import { REPORT_REASONS, ReportRequest } from './report.ts';

const errorsOf = (request: unknown) => {
  const checked = check(ReportRequest, request);
  return checked.ok ? [] : checked.errors.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('a report', () => {
  it('names a posting and a reason, and may say more', () => {
    for (const reason of REPORT_REASONS) {
      expect(errorsOf({ microInternship: 'beer', reason })).to.deep.equal([]);
    }
    const full = { microInternship: 'beer', campus: 'elm', reason: 'other', details: ' Look. ' };

    expect(check(ReportRequest, full)).to.deep.equal({ ok: true, value: { ...full, details: 'Look.' } });
  });

  it('asks nothing of the person', () => {
    expect(errorsOf({ microInternship: 'beer', reason: 'fraud', email: 'ada@x.example' })).to.deep.equal([
      '/email unknown',
    ]);
  });

  it('names what does not fit', () => {
    expect(errorsOf({ microInternship: 'A B', reason: 'boring', details: 'x'.repeat(1001) })).to.deep.equal([
      '/microInternship format',
      '/reason choice',
      '/details too-long',
    ]);
  });
});
