import type { RuleViolation } from '../domain/rules.ts';
import type { RowError } from './mapping.ts';

const reasonOf = ({ rule, found, limit }: RuleViolation): string => {
  const units = (amount: number) => (amount / 100).toFixed(2);
  switch (rule) {
    case 'too-few-hours':
      return `found ${found}, accepted: at least ${limit} hours`;
    case 'unpaid-segments':
      return `found ${found}, accepted: at most ${limit} hours, or milestones that are each paid`;
    case 'segments-and-fee':
      return `pay ${units(found)} in all, accepted: the fee, ${units(limit)}`;
    case 'low-fee':
      return `found ${units(found)}, accepted: at least ${units(limit)} for the estimated hours`;
    case 'due-too-soon':
      return `is due ${found} days after kick-off, accepted: at least ${limit}`;
    case 'due-too-late':
      return `is due ${found} days after kick-off, accepted: at most ${limit}`;
  }
};

/** A broken rule of the marketplace in words, and that it can be waived. */
export const ruleError = (broken: RuleViolation): RowError => ({
  pointer: broken.pointer,
  reason: `${reasonOf(broken)} (--waive-rules takes it)`,
});
