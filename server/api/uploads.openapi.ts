import { idempotencyKey, json, problem } from './openapi-parts.ts';

/** OpenAPI of `/uploads`. */
export const uploadsPaths = {
  '/v1/uploads': {
    post: {
      operationId: 'createUpload',
      summary:
        'Hands in a file for an application, which names it by its id. The same key and file again give the same answer.',
      parameters: [
        idempotencyKey('file'),
        {
          name: 'Upload-Token',
          in: 'header',
          required: true,
          description:
            'The `uploadToken` of the posting; the file can be named in an application for it alone.',
          schema: { type: 'string' },
        },
      ],
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: {
                file: {
                  description: 'A PDF, DOC or DOCX by its content, of 5 MiB at the most.',
                  type: 'string',
                  format: 'binary',
                },
              },
              required: ['file'],
              additionalProperties: false,
            },
          },
        },
      },
      responses: {
        201: {
          description: 'Kept for an hour, and longer where an application names it.',
          content: json('Upload'),
        },
        400: problem(
          'The token is missing or has ended (`/token`: ask for the posting anew), or the file is missing (`required`), empty (`too-short`), too large (`too-long`), of no such kind (`type`), damaged (`format`) or malware (`characters`).',
        ),
        413: problem('The body is too large.'),
        415: problem('The body is not `multipart/form-data`.'),
        422: problem('The key was used with another file.'),
        429: problem('Too many requests; `Retry-After` says when to try again, in seconds.'),
        503: problem('There is no room for files now; `Retry-After` says when to try again, in seconds.'),
      },
    },
  },
};
