import { withParams } from '../../base/url.ts';
import type { MicroInternship } from '../../contract/micro-internship.ts';

/** URL at which students of the same campus find the posting. */
export const canonicalUrl = ({ url }: MicroInternship, campus: string | undefined): string | undefined =>
  url && withParams(url, campus === undefined ? [] : [['campus', campus]]);
