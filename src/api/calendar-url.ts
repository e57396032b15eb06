import type { ApiClient } from './client.ts';

/** URL of the iCalendar file of a posting's deadline. */
export const calendarUrl = ({ api }: Pick<ApiClient, 'api'>, slug: string): string =>
  `${api}/v1/micro-internships/${encodeURIComponent(slug)}/deadline.ics`;
