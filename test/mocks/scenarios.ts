import { delay, http, HttpResponse, type HttpHandler } from 'msw';
import { createHandlers, problem } from './handlers.ts';

const EVERYTHING = '*/v1/*';
const SLOW = 3000;

/** Scenarios of a marketplace by name; tests, stories and the demo pick one. */
export const scenarios = {
  default: () => createHandlers(),
  empty: () => createHandlers({ postings: [] }),
  confirming: () => createHandlers({ isConfirming: true }),
  slow: () => [http.all(EVERYTHING, () => delay(SLOW)), ...createHandlers()],
  offline: () => [http.all(EVERYTHING, () => HttpResponse.error())],
  serverError: () => [http.all(EVERYTHING, () => problem(500, 'internal'))],
  brokenContract: () => [http.all(EVERYTHING, () => HttpResponse.json({ items: 'many' }))],
} as const satisfies Record<string, () => HttpHandler[]>;

export type ScenarioName = keyof typeof scenarios;
