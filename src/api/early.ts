/** A request that left before the code was there that reads its answer. */
export interface EarlyRequest {
  url: string;
  answer: Promise<Response>;
}

let early: EarlyRequest | undefined;

/** Keeps what was asked early for whoever asks the same next. */
export const keepEarlyRequest = (request: EarlyRequest | undefined): void => {
  early = request;
};

/** What was asked early, where it was asked at this address; it is given once. */
export const takeEarlyRequest = (url: string): Promise<Response> | undefined => {
  const request = early;
  early = undefined;
  return request?.url === url ? request.answer : undefined;
};
