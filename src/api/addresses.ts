import type { Client } from './client.ts';

/** What tells the API for which campus a posting is asked. */
export const inContext = (campus: string | undefined): [name: string, value: string][] =>
  campus === undefined ? [] : [['campus', campus]];

/** Where the file is that brings a posting's deadline into a calendar. */
export const calendarAddress = ({ api }: Pick<Client, 'api'>, slug: string): string =>
  `${api}/v1/micro-internships/${encodeURIComponent(slug)}/deadline.ics`;
