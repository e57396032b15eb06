import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Receipt, type ApplicationRequest } from '../../src/contract/application.ts';
import type { Question } from '../../src/contract/questions.ts';
import { anApplication, QUESTIONS } from '../../test/kit/postings.ts';
import { acceptApplication, applicationProblem, type ApplicationTarget } from './application.ts';
import { referenceOf } from './reference.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

const target = (
  posting: Partial<ApplicationTarget['posting']> = {},
  questions: Question[] = QUESTIONS,
): ApplicationTarget => ({
  posting: {
    id: '6f1d2c1e-0000-4000-8000-000000000001',
    slug: 'project',
    title: 'Catalogue the collection',
    status: 'open',
    applicationOpens: null,
    applicationDeadline: null,
    openings: 1,
    filled: 0,
    applicationCount: 0,
    applicationLimit: null,
    exclusiveTo: null,
    decisionBy: null,
    decisionByZone: null,
    questionsVersion: 1,
    retentionDays: 180,
    statements: ['adult'],
    ...posting,
  },
  employer: { name: 'Gristmill Press' },
  questions,
  emailDomains: [],
});

const codeFor = (posting: ApplicationTarget | undefined, request: ApplicationRequest = anApplication()) =>
  applicationProblem(posting, request, NOW)?.code;

const errorsFor = (request: Partial<ApplicationRequest>, posting = target()) =>
  applicationProblem(posting, anApplication(request), NOW)?.errors;

describe('applicationProblem', () => {
  it('has none with an application that answers what is asked', () => {
    assert.equal(applicationProblem(target(), anApplication(), NOW), undefined);
  });

  it('does not find a posting that is absent or not public', () => {
    const problem = { code: 'not-found', errors: [{ pointer: '/microInternship', code: 'choice' }] };

    assert.deepEqual(applicationProblem(undefined, anApplication(), NOW), problem);
    assert.deepEqual(applicationProblem(target({ status: 'draft' }), anApplication(), NOW), problem);
  });

  it('is that the posting takes no applications now', () => {
    assert.equal(codeFor(target({ status: 'paused' })), 'not-open');
    assert.equal(codeFor(target({ filled: 1 })), 'not-open');
    assert.equal(codeFor(target({ applicationDeadline: NOW })), 'not-open');
    assert.equal(codeFor(target({ applicationOpens: new Date(NOW.getTime() + 1) })), 'not-open');
  });

  it('is that the posting is for another campus', () => {
    const exclusive = target({ exclusiveTo: 'elmwood' });

    assert.equal(codeFor(exclusive), 'exclusive');
    assert.equal(codeFor(exclusive, anApplication({ campus: 'other' })), 'exclusive');
    assert.equal(codeFor(exclusive, anApplication({ campus: 'elmwood' })), undefined);
  });

  it('is that the questions are not those that were answered', () => {
    assert.equal(codeFor(target({ questionsVersion: 2 })), 'questions-changed');
    assert.equal(codeFor(target(), anApplication({ questionsVersion: 2 })), 'questions-changed');
  });

  it('names each answer that does not fit its question', () => {
    const answers = {
      approach: ' ',
      portfolio: 'x'.repeat(201),
      tool: 'abacus',
      'on-site': 'yes',
      age: '20',
    };

    assert.deepEqual(
      errorsFor({ answers })?.toSorted((a, b) => a.pointer.localeCompare(b.pointer)),
      [
        { pointer: '/answers/age', code: 'unknown' },
        { pointer: '/answers/approach', code: 'required' },
        { pointer: '/answers/on-site', code: 'type' },
        { pointer: '/answers/portfolio', code: 'too-long' },
        { pointer: '/answers/tool', code: 'choice' },
      ],
    );
  });

  it('names each statement that is missing, not made or not asked for', () => {
    const statements = { adult: false, 'likes-cats': true };

    assert.deepEqual(errorsFor({ statements }, target({ statements: ['adult', 'work-authorised'] })), [
      { pointer: '/statements/adult', code: 'required' },
      { pointer: '/statements/work-authorised', code: 'required' },
      { pointer: '/statements/likes-cats', code: 'unknown' },
    ]);
  });
});

describe('acceptApplication', () => {
  it('keeps what was sent, trimmed, and no more', () => {
    const request = anApplication({
      campus: 'elmwood',
      answers: { approach: ' Slowly. ', 'on-site': false },
    });

    const { id, receipt, ...application } = acceptApplication(target(), request, NOW);

    assert.deepEqual(application, {
      microInternship: target().posting.id,
      campus: 'elmwood',
      person: request.person,
      statements: ['adult'],
      questionsVersion: 1,
      answers: { approach: 'Slowly.', 'on-site': false },
      consentVersion: request.consent.version,
      receivedAt: NOW,
      confirmedAt: NOW,
      confirmBy: new Date('2026-03-08T12:00:00Z'),
      retainUntil: new Date('2026-08-28T12:00:00Z'),
    });
    assert.equal(receipt.id, id);
  });

  it('gives a receipt that fits the contract', () => {
    const decision = { decisionBy: new Date('2026-03-20T17:00:00Z'), decisionByZone: 'America/Chicago' };

    const { id, receipt } = acceptApplication(target(decision), anApplication(), NOW);

    assert.deepEqual(Receipt.parse(receipt), {
      id,
      reference: referenceOf(id),
      microInternship: { slug: 'project', title: 'Catalogue the collection' },
      employer: { name: 'Gristmill Press' },
      receivedAt: '2026-03-01T12:00:00.000Z',
      decisionBy: { at: '2026-03-20T17:00:00.000Z', timeZone: 'America/Chicago' },
    });
  });

  it('gives a receipt without a date where none was stated', () => {
    assert.equal('decisionBy' in acceptApplication(target(), anApplication(), NOW).receipt, false);
  });
});
