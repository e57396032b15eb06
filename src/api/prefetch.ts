/** A request that left before the code was there that reads its answer. */
export interface PrefetchedRequest {
  url: string;
  answer: Promise<Response>;
}

let prefetched: PrefetchedRequest | undefined;

/** Keeps what was asked early for whoever asks the same next. */
export const setPrefetchedRequest = (request: PrefetchedRequest | undefined): void => {
  prefetched = request;
};

/** What was asked early, where it was asked at this address; it is given once. */
export const takePrefetchedResponse = (url: string): Promise<Response> | undefined => {
  const request = prefetched;
  prefetched = undefined;
  return request?.url === url ? request.answer : undefined;
};
