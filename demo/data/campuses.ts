import { CampusRecord } from '../../server/domain/campus.ts';

/** Pages on this machine may frame the demo campuses. */
const frameAncestors = ['http://127.0.0.1:*', 'http://localhost:*'];

export const campuses = [
  {
    slug: 'lakeshore',
    name: 'Lakeshore State University',
    currency: 'USD',
    timeZone: 'America/Chicago',
    frameAncestors,
    // The green of its page, see demo/campus/campus.css.
    accent: '#14593a',
  },
  {
    slug: 'bergen-hills',
    name: 'Bergen Hills College',
    currency: 'USD',
    timeZone: 'America/New_York',
    frameAncestors,
  },
  {
    slug: 'northgate',
    name: 'Northgate University / Université Northgate',
    currency: 'CAD',
    timeZone: 'America/Toronto',
    frameAncestors,
  },
].map((campus) => CampusRecord.parse(campus));
