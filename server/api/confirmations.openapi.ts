import { json, problem } from './openapi-parts.ts';

/** OpenAPI of `/confirmations`. */
export const confirmationsPaths = {
  '/v1/confirmations': {
    post: {
      operationId: 'confirmApplication',
      summary:
        'Confirms an application by the code that was mailed to the applicant. Confirming twice is confirming once.',
      requestBody: { required: true, content: json('ConfirmationRequest') },
      responses: {
        200: {
          description: 'The application counts; `device` spares this device the next code for the address.',
          content: json('ConfirmationReceipt'),
        },
        400: problem('The request does not fit the contract, or the code is wrong (`/code`, `choice`).'),
        403: problem('The posting is for the students of one campus now.'),
        404: problem(
          'The time to confirm is over, the application was deleted, or the posting is no longer shown.',
        ),
        409: problem('The posting was cancelled.'),
        410: problem('The code has ended, after 15 minutes or five wrong ones: ask for another one.'),
        413: problem('The body is too large.'),
        415: problem('The body is not `application/json`.'),
        429: problem('Too many requests; `Retry-After` says when to try again, in seconds.'),
      },
    },
  },
  '/v1/confirmations/codes': {
    post: {
      operationId: 'sendConfirmationCode',
      summary:
        'Sends another code, to a corrected address where one is given; the code before is worth nothing then.',
      requestBody: { required: true, content: json('CodeRequest') },
      responses: {
        200: {
          description: 'Sent, unless the address has had its share of mails; the answer does not tell which.',
          content: json('CodeReceipt'),
        },
        400: problem('The address is none (`/email`, `format`), or not one of the school (`choice`).'),
        404: problem('Nothing waits to be confirmed.'),
        413: problem('The body is too large.'),
        415: problem('The body is not `application/json`.'),
        429: problem('Too many requests; `Retry-After` says when to try again, in seconds.'),
      },
    },
  },
};
