import type { MicroInternship } from '../../contract/micro-internship.ts';
import type { Fact } from '../../ui/facts.ts';
import type { PostingActionsEnv } from './posting-view.ts';

/** When the money comes, as far as the posting says so: a payroll has days of its own. */
const payTime = ({ milestones, fee, takeHome = fee, classification }: MicroInternship) => {
  const paid = milestones.filter(({ pay }) => pay).length;
  if (paid > 0) return paid === milestones.length ? 'milestones' : 'partly';
  return takeHome && classification !== 'employee' && classification !== 'unpaid' ? 'completion' : undefined;
};

/** When the money comes, and the country in which it is earned. */
export const termFacts = (posting: MicroInternship, { t }: PostingActionsEnv): Fact[] => {
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
