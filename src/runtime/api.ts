import { createClient, type ApiClient } from '../api/client.ts';

let scriptOrigin: string | undefined;

/** Sets the origin of the script, the default API origin. */
export const setScriptOrigin = (origin: string): void => {
  scriptOrigin ??= origin;
};

/** API client of an origin. Defaults to the origin of the script. */
export const clientFor = (api: string | undefined): ApiClient => createClient(api ?? scriptOrigin ?? '');
