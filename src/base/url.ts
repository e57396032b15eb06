/** URL with query parameters. */
export const withParams = (url: string, params: Iterable<readonly [name: string, value: string]>): string => {
  const query = new URLSearchParams(Array.from(params, ([name, value]) => [name, value])).toString();
  return query === '' ? url : `${url}?${query}`;
};
