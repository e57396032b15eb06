/** Request sent by the entry file, before the code that parses its response has loaded. */
export interface PrefetchedRequest {
  url: string;
  answer: Promise<Response>;
}

let prefetched: PrefetchedRequest | undefined;

/** Sets the prefetched request for the next fetch of the same URL. */
export const setPrefetchedRequest = (request: PrefetchedRequest | undefined): void => {
  prefetched = request;
};

/** Prefetched response of a URL; consumed once. */
export const takePrefetchedResponse = (url: string): Promise<Response> | undefined => {
  const request = prefetched;
  prefetched = undefined;
  return request?.url === url ? request.answer : undefined;
};
