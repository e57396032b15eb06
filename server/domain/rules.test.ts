import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ruleViolations, MARKETPLACE_RULES, type RuleInput } from './rules.ts';

const usd = (dollars: number) => ({ amount: dollars * 100, currency: 'USD' });

const posting = (fields: Partial<RuleInput> = {}): RuleInput => ({
  milestones: [],
  hours: { min: 10, max: 20 },
  fee: usd(400),
  kickOff: '2026-03-02',
  due: { date: '2026-03-16' },
  ...fields,
});

const broken = (fields: Partial<RuleInput>) => ruleViolations(posting(fields)).map(({ rule }) => rule);

describe('brokenRules', () => {
  it('finds nothing in a posting that keeps them', () => {
    assert.deepEqual(broken({}), []);
  });

  it('asks nothing of what is not stated', () => {
    assert.deepEqual(ruleViolations({ milestones: [] }), []);
    assert.deepEqual(ruleViolations({ milestones: [], fee: usd(1) }), []);
    assert.deepEqual(ruleViolations({ milestones: [], due: { date: '2026-03-03' } }), []);
    assert.deepEqual(ruleViolations({ milestones: [], hours: { min: 10, max: 20 } }), []);
  });

  it('says which field breaks a rule, what was found and what is allowed', () => {
    assert.deepEqual(ruleViolations(posting({ hours: { min: 4, max: 20 } })), [
      { rule: 'too-few-hours', pointer: '/hours/min', found: 4, limit: 5 },
    ]);
  });

  it('lets the limits themselves pass', () => {
    assert.deepEqual(broken({ hours: { min: 5, max: 40 }, fee: usd(800) }), []);
    for (const daysAfterKickOff of [7, 31]) assert.deepEqual(broken({ due: { daysAfterKickOff } }), []);
    for (const date of ['2026-03-09', '2026-04-02']) assert.deepEqual(broken({ due: { date } }), []);
  });

  it('wants more than 40 hours cut into segments, each of them paid', () => {
    const hours = { min: 40, max: 60 };
    const fee = usd(1200);

    assert.deepEqual(broken({ hours, fee }), ['unpaid-segments']);
    assert.deepEqual(broken({ hours, fee, milestones: [{ title: 'All', pay: fee }] }), ['unpaid-segments']);
    assert.deepEqual(
      broken({ hours, fee, milestones: [{ title: 'One', pay: usd(1200) }, { title: 'Two' }] }),
      ['unpaid-segments'],
    );
    const halves = [
      { title: 'One', pay: usd(600) },
      { title: 'Two', pay: usd(600) },
    ];
    assert.deepEqual(broken({ hours, fee, milestones: halves }), []);
  });

  it('wants the pay of the segments to be the fee', () => {
    const milestones = [
      { title: 'One', pay: usd(200) },
      { title: 'Two', pay: usd(100) },
    ];

    assert.deepEqual(broken({ milestones }), ['segments-and-fee']);
    assert.deepEqual(broken({ milestones: [{ title: 'One', pay: { amount: 40_000, currency: 'CAD' } }] }), [
      'segments-and-fee',
    ]);
  });

  it('wants 20 for each estimated hour, of the currencies it knows', () => {
    assert.deepEqual(ruleViolations(posting({ fee: usd(399) })), [
      { rule: 'low-fee', pointer: '/fee', found: 39_900, limit: 40_000 },
    ]);
    assert.deepEqual(broken({ fee: { amount: 1, currency: 'CAD' } }), ['low-fee']);
    assert.deepEqual(broken({ fee: { amount: 1, currency: 'JPY' } }), []);
  });

  it('wants the work due one week to one month after kick-off', () => {
    assert.deepEqual(broken({ due: { daysAfterKickOff: 6 } }), ['due-too-soon']);
    assert.deepEqual(broken({ due: { daysAfterKickOff: 32 } }), ['due-too-late']);
    assert.deepEqual(broken({ due: { date: '2026-03-08' } }), ['due-too-soon']);
    assert.deepEqual(broken({ due: { date: '2026-04-03' } }), ['due-too-late']);
    assert.deepEqual(broken({ due: { date: '2026-02-01' } }), ['due-too-soon']);
  });

  it('keeps other rules where it is given them', () => {
    const rules = { ...MARKETPLACE_RULES, hours: { min: 1, max: 10 } };

    assert.deepEqual(
      ruleViolations(posting({ hours: { min: 1, max: 12 } }), rules).map(({ pointer }) => pointer),
      ['/hours/max'],
    );
  });
});
