/** An address with these in its query. */
export const withParams = (
  address: string,
  params: Iterable<readonly [name: string, value: string]>,
): string => {
  const query = new URLSearchParams(Array.from(params, ([name, value]) => [name, value])).toString();
  return query === '' ? address : `${address}?${query}`;
};
