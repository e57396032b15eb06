import { idempotencyKey, json, problem } from './openapi-parts.ts';

/** OpenAPI of `/applications`. */
export const applicationsPaths = {
  '/v1/applications': {
    post: {
      operationId: 'createApplication',
      summary:
        'Hands in an application. The same key and body again give the same answer and no second application. Where the receipt has a `confirmation`, it counts once the code that was mailed is entered.',
      parameters: [idempotencyKey('application')],
      requestBody: { required: true, content: json('ApplicationRequest') },
      responses: {
        201: { description: 'Stored; the receipt.', content: json('Receipt') },
        400: problem('The request does not fit the contract, the questions or the statements.'),
        403: problem('The posting is for the students of one campus.'),
        404: problem('No such posting or campus, or the policy of the campus hides the posting.'),
        409: problem('The posting takes no applications now, or its questions have changed.'),
        413: problem('The body is too large.'),
        415: problem('The body is not `application/json`.'),
        422: problem('The key was used with another body.'),
        429: problem('Too many requests; `Retry-After` says when to try again, in seconds.'),
      },
    },
  },
};
