import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { Fact } from '../../ui/facts.ts';
import type { PostingActionsEnv } from './types.ts';

/** Time of payment, as far as the posting says so: a payroll has days of its own. */
const payTime = ({ milestones, fee, takeHome = fee, classification }: MicroInternship) => {
  const paid = milestones.filter(({ pay }) => pay).length;
  if (paid > 0) return paid === milestones.length ? 'milestones' : 'partly';
  return takeHome && classification !== 'employee' && classification !== 'unpaid' ? 'completion' : undefined;
};

/** Facts about pay: its time, and the country in which it is earned. */
export const payFacts = (posting: MicroInternship, { t }: PostingActionsEnv): Fact[] => {
  const { country } = posting;
  const paidWhen = payTime(posting);
  return [
    ...(paidWhen ? [{ label: t.paidWhen, value: t.payTimes[paidWhen] }] : []),
    ...(country === undefined
      ? []
      : [
          {
            label: t.country,
            value: new Intl.DisplayNames(t.locale, { type: 'region' }).of(country),
          },
        ]),
  ];
};
