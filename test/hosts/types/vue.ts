import type { GlobalComponents } from 'vue';
import '../../../docs/types/vue.js';

type Props = InstanceType<GlobalComponents['micro-internship-feed']>['$props'];

export const right: Props = {
  campus: 'lakeshore',
  'default-sort': 'fee',
  onMiSelect: ({ slug }) => console.log(slug.length),
};

// @ts-expect-error -- A slug is text.
export const wrong: Props = { campus: 5 };
