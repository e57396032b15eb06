import type { CampusRecord } from '../../server/domain/posting.ts';

export const campuses: CampusRecord[] = [
  { slug: 'lakeshore', name: 'Lakeshore State University', currency: 'USD', timeZone: 'America/Chicago' },
  { slug: 'bergen-hills', name: 'Bergen Hills College', currency: 'USD', timeZone: 'America/New_York' },
  {
    slug: 'northgate',
    name: 'Northgate University / Université Northgate',
    currency: 'CAD',
    timeZone: 'America/Toronto',
  },
];
