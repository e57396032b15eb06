import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STATUSES } from '../../src/contract/primitives.ts';
import { isPublic, statusAt, takesApplications, type Lifecycle } from './lifecycle.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const EARLIER = new Date('2026-03-01T11:59:59.999Z');
const LATER = new Date('2026-03-01T12:00:00.001Z');

const posting = (overrides: Partial<Lifecycle> = {}): Lifecycle => ({
  status: 'open',
  applicationOpens: null,
  applicationDeadline: null,
  openings: 1,
  filled: 0,
  applicationCount: 0,
  applicationLimit: null,
  ...overrides,
});

describe('isPublic', () => {
  it('hides what is not yet published', () => {
    const hidden = STATUSES.filter((status) => !isPublic({ status }));

    assert.deepEqual(hidden, ['draft', 'in-review', 'other']);
  });
});

describe('statusAt', () => {
  it('keeps an open posting open until its deadline', () => {
    assert.equal(statusAt(posting(), NOW), 'open');
    assert.equal(statusAt(posting({ applicationDeadline: LATER }), NOW), 'open');
  });

  it('closes an open posting at its deadline', () => {
    assert.equal(statusAt(posting({ applicationDeadline: NOW }), NOW), 'closed');
    assert.equal(statusAt(posting({ applicationDeadline: EARLIER }), NOW), 'closed');
  });

  it('fills an open posting by its openings, whatever its deadline', () => {
    assert.equal(statusAt(posting({ openings: 2, filled: 1 }), NOW), 'open');
    assert.equal(statusAt(posting({ openings: 2, filled: 2 }), NOW), 'filled');
    assert.equal(statusAt(posting({ filled: 1, applicationDeadline: EARLIER }), NOW), 'filled');
  });

  it('closes an open posting with the last application that the employer wants', () => {
    assert.equal(statusAt(posting({ applicationCount: 24, applicationLimit: 25 }), NOW), 'open');
    assert.equal(statusAt(posting({ applicationCount: 25, applicationLimit: 25 }), NOW), 'closed');
    assert.equal(statusAt(posting({ applicationCount: 10_000 }), NOW), 'open');
  });

  it('leaves every other status as it is', () => {
    for (const status of STATUSES.filter((status) => status !== 'open')) {
      assert.equal(statusAt(posting({ status, filled: 1, applicationDeadline: EARLIER }), NOW), status);
    }
  });
});

describe('takesApplications', () => {
  it('begins at the opening and ends at the deadline', () => {
    const target = posting({ applicationOpens: NOW, applicationDeadline: LATER });

    assert.equal(takesApplications(target, EARLIER), false);
    assert.equal(takesApplications(target, NOW), true);
    assert.equal(takesApplications(target, LATER), false);
  });

  it('needs an open posting with an opening left', () => {
    assert.equal(takesApplications(posting(), NOW), true);
    assert.equal(takesApplications(posting({ filled: 1 }), NOW), false);
    for (const status of STATUSES.filter((status) => status !== 'open')) {
      assert.equal(takesApplications(posting({ status }), NOW), false, status);
    }
  });
});
