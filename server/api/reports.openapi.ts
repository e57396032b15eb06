import { idempotencyKey, json, problem } from './openapi-parts.ts';

/** OpenAPI of `/reports`. */
export const reportsPaths = {
  '/v1/reports': {
    post: {
      operationId: 'createReport',
      summary:
        'Tells the operator what is wrong with a posting. The same key and body again make no second report.',
      parameters: [idempotencyKey('report')],
      requestBody: { required: true, content: json('ReportRequest') },
      responses: {
        201: { description: 'Stored.', content: json('ReportReceipt') },
        400: problem('The request does not fit the contract.'),
        404: problem('No such posting or campus.'),
        413: problem('The body is too large.'),
        415: problem('The body is not `application/json`.'),
        422: problem('The key was used with another body.'),
        429: problem('Too many requests; `Retry-After` says when to try again, in seconds.'),
      },
    },
  },
};
