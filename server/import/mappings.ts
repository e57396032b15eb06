import { contract } from './contract.ts';
import { jobAnnouncements } from './job-announcements.ts';
import { jobDescriptions } from './job-descriptions.ts';
import type { Mapping } from './mapping.ts';
import { microPurchase } from './micro-purchase.ts';

/** Every source format that can be imported, by the name it is asked for. */
export const mappings: Record<string, Mapping> = {
  contract,
  'job-announcements': jobAnnouncements,
  'job-descriptions': jobDescriptions,
  'micro-purchase': microPurchase,
};
