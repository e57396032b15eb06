import { createClient, type ApiClient } from '../api/client.ts';

let scriptOrigin: string | undefined;

/** Remembers where the script came from: the API that widgets use unless told otherwise. */
export const setScriptOrigin = (origin: string): void => {
  scriptOrigin ??= origin;
};

/** The client of the API given, else of the one that the script came from. */
export const clientFor = (api: string | undefined): ApiClient => createClient(api ?? scriptOrigin ?? '');
