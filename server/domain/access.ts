/** Actions of the access log of mailed links. */
export const ACCESS_ACTIONS = [
  'review-opened',
  'csv-downloaded',
  'xlsx-downloaded',
  'file-downloaded',
  'data-downloaded',
  'link-renewed',
  'links-ended',
] as const;
export type AccessAction = (typeof ACCESS_ACTIONS)[number];
