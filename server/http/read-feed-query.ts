import { check } from '../../src/contract/check.ts';
import { FeedQuery } from '../../src/contract/feed.ts';
import { fromSearchParams } from '../../src/contract/read-params.ts';
import { ProblemError } from './problems.ts';

/** The feed query of a URL's parameters. Throws `invalid-request`. */
export const readFeedQuery = (params: URLSearchParams): FeedQuery => {
  const checked = check(FeedQuery, fromSearchParams(params));
  if (!checked.ok) throw new ProblemError('invalid-request', { errors: checked.errors });
  return checked.value;
};
