import { DAY } from './durations.ts';
import type { Posting } from './posting.ts';

/** Marketplace rules that every posting has to meet. */
export interface Rules {
  hours: { min: number; max: number };
  /** Minimum fee per estimated hour, in minor units by currency; none in other currencies. */
  feePerHour: Partial<Record<string, number>>;
  /** Days from kick-off to the due day. */
  dueDays: { min: number; max: number };
}

export const MARKETPLACE_RULES: Rules = {
  hours: { min: 5, max: 40 },
  feePerHour: { USD: 2000, CAD: 2000 },
  dueDays: { min: 7, max: 31 },
};

/** Violation of a marketplace rule, with the field, the value and the limit. */
export interface RuleViolation {
  rule:
    'too-few-hours' | 'unpaid-segments' | 'segments-and-fee' | 'low-fee' | 'due-too-soon' | 'due-too-late';
  /** JSON Pointer into the posting. */
  pointer: string;
  found: number;
  limit: number;
}

/** Fields of a posting that the rules check. */
export type RuleInput = Pick<Posting, 'hours' | 'fee' | 'milestones' | 'kickOff' | 'due'>;

const dueDays = ({ kickOff, due }: RuleInput): number | undefined => {
  if (!due) return undefined;
  if ('daysAfterKickOff' in due) return due.daysAfterKickOff;
  return kickOff === undefined ? undefined : (Date.parse(due.date) - Date.parse(kickOff)) / DAY;
};

const hoursBroken = ({ hours, milestones }: RuleInput, { hours: limits }: Rules): RuleViolation[] => {
  if (!hours) return [];
  const isInSegments = milestones.length > 1 && milestones.every(({ pay }) => pay !== undefined);
  return [
    ...(hours.min < limits.min
      ? [{ rule: 'too-few-hours', pointer: '/hours/min', found: hours.min, limit: limits.min } as const]
      : []),
    ...(hours.max > limits.max && !isInSegments
      ? [{ rule: 'unpaid-segments', pointer: '/hours/max', found: hours.max, limit: limits.max } as const]
      : []),
  ];
};

const segmentsBroken = ({ fee, milestones }: RuleInput): RuleViolation[] => {
  const paid = milestones.flatMap(({ pay }) => pay ?? []);
  if (!fee || paid.length === 0) return [];
  const found = paid.reduce((sum, { amount }) => sum + amount, 0);
  return found === fee.amount && paid.every(({ currency }) => currency === fee.currency)
    ? []
    : [{ rule: 'segments-and-fee', pointer: '/milestones', found, limit: fee.amount }];
};

const feeBroken = ({ fee, hours }: RuleInput, { feePerHour }: Rules): RuleViolation[] => {
  const least = fee && hours ? (feePerHour[fee.currency] ?? 0) * hours.max : 0;
  return fee && fee.amount < least
    ? [{ rule: 'low-fee', pointer: '/fee', found: fee.amount, limit: least }]
    : [];
};

const dueBroken = (posting: RuleInput, { dueDays: limits }: Rules): RuleViolation[] => {
  const found = dueDays(posting);
  if (found === undefined) return [];
  if (found < limits.min) return [{ rule: 'due-too-soon', pointer: '/due', found, limit: limits.min }];
  if (found > limits.max) return [{ rule: 'due-too-late', pointer: '/due', found, limit: limits.max }];
  return [];
};

/** Rule violations of a posting. A rule applies only to present fields; staff may waive them all. */
export const ruleViolations = (posting: RuleInput, rules: Rules = MARKETPLACE_RULES): RuleViolation[] => [
  ...hoursBroken(posting, rules),
  ...feeBroken(posting, rules),
  ...segmentsBroken(posting),
  ...dueBroken(posting, rules),
];
