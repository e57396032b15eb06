import type { ApiClient } from './client.ts';

/** Where the file is that brings a posting's deadline into a calendar. */
export const calendarUrl = ({ api }: Pick<ApiClient, 'api'>, slug: string): string =>
  `${api}/v1/micro-internships/${encodeURIComponent(slug)}/deadline.ics`;
