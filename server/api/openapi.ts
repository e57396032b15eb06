import * as z from 'zod/mini';
import { ApplicationRequest, Receipt } from '../../src/contract/application.ts';
import {
  CodeReceipt,
  CodeRequest,
  ConfirmationReceipt,
  ConfirmationRequest,
} from '../../src/contract/confirmation.ts';
import { FeedAnswer, FeedQuery } from '../../src/contract/feed.ts';
import { LIST_KEYS } from '../../src/contract/filters.ts';
import { MicroInternship } from '../../src/contract/micro-internship.ts';
import { ReportReceipt, ReportRequest } from '../../src/contract/report.ts';
import { SimilarAnswer } from '../../src/contract/similar.ts';
import { MicroInternshipSummary } from '../../src/contract/summary.ts';
import { Instant, LocalDate, whole } from '../../src/contract/primitives.ts';
import { Problem } from '../../src/contract/problem.ts';
import { Upload } from '../../src/contract/upload.ts';

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  required?: string[];
  [keyword: string]: unknown;
}

const named = z.registry<{ id: string }>();
named.add(FeedAnswer, { id: 'FeedAnswer' });
named.add(MicroInternshipSummary, { id: 'MicroInternshipSummary' });
named.add(MicroInternship, { id: 'MicroInternship' });
named.add(ApplicationRequest, { id: 'ApplicationRequest' });
named.add(Receipt, { id: 'Receipt' });
named.add(ConfirmationRequest, { id: 'ConfirmationRequest' });
named.add(ConfirmationReceipt, { id: 'ConfirmationReceipt' });
named.add(CodeRequest, { id: 'CodeRequest' });
named.add(CodeReceipt, { id: 'CodeReceipt' });
named.add(SimilarAnswer, { id: 'SimilarAnswer' });
named.add(ReportRequest, { id: 'ReportRequest' });
named.add(ReportReceipt, { id: 'ReportReceipt' });
named.add(Upload, { id: 'Upload' });
named.add(Problem, { id: 'Problem' });

const reference = (id: string) => `#/components/schemas/${id}`;
const json = (id: string) => ({ 'application/json': { schema: { $ref: reference(id) } } });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: reference('Problem') } } },
});

/** What the contract checks by itself, JSON Schema has a name for. */
const FORMATS = new Map<unknown, string>([
  [Instant, 'date-time'],
  [LocalDate, 'date'],
]);
const override = ({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: { type?: unknown; format?: string };
}) => {
  const format = FORMATS.get(zodSchema);
  if (format !== undefined) jsonSchema.format = format;
  if (zodSchema._zod.def.checks?.includes(whole)) jsonSchema.type = 'integer';
};

const queryParameters = () => {
  const { properties = {}, required = [] } = z.toJSONSchema(FeedQuery, {
    io: 'input',
    override,
  }) as JsonSchema;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: name === 'page-size' ? { type: 'integer', minimum: 1, maximum: 100 } : schema,
    ...((LIST_KEYS as readonly string[]).includes(name) && { style: 'form', explode: true }),
  }));
};

const withoutIdentifiers = (schemas: Record<string, JsonSchema>) =>
  Object.fromEntries(Object.entries(schemas).map(([id, { $id, $schema, ...schema }]) => [id, schema]));

/** What schemas share: zod refers to it with a second `#`, which is no JSON Pointer. */
const SHARED = '__shared';
const resolvable = (schemas: unknown): Record<string, JsonSchema> =>
  JSON.parse(JSON.stringify(schemas).replaceAll(`/${SHARED}#/`, `/${SHARED}/`)) as Record<string, JsonSchema>;

/** Where one posting is asked for: which, and by whom. */
const postingParameters = [
  { name: 'slug', in: 'path', required: true, schema: { type: 'string' } },
  {
    name: 'campus',
    in: 'query',
    required: false,
    description: 'The campus on whose page it is asked for; what its policy hides is not there.',
    schema: { type: 'string' },
  },
];

const idempotencyKey = (what: string) => ({
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: `Made by the client for each ${what}, a UUID for example.`,
  schema: { type: 'string', minLength: 8, maxLength: 200 },
});

const paths = () => ({
  '/v1/micro-internships': {
    get: {
      operationId: 'listMicroInternships',
      summary: 'One page of live micro-internships with facet counts, total and campus settings.',
      parameters: queryParameters(),
      responses: {
        200: {
          description: 'The page. `Link: rel="next"` leads to the next one.',
          content: json('FeedAnswer'),
        },
        304: { description: 'Nothing has changed since the `If-None-Match` given.' },
        400: problem('A parameter does not fit; `errors` names each.'),
        404: problem('No campus has this slug.'),
      },
    },
  },
  '/v1/micro-internships/{slug}': {
    get: {
      operationId: 'getMicroInternship',
      summary: 'Everything a visitor may know of one posting.',
      parameters: postingParameters,
      responses: {
        200: { description: 'The posting, whatever its status.', content: json('MicroInternship') },
        304: { description: 'Nothing has changed since the `If-None-Match` given.' },
        404: problem('No posting has this slug, or none that the policy of the campus lets through.'),
      },
    },
  },
  '/v1/micro-internships/{slug}/similar': {
    get: {
      operationId: 'listSimilarMicroInternships',
      summary:
        'At most three live postings like another one: by the skills they share, its department, the newest.',
      parameters: postingParameters,
      responses: {
        200: { description: 'The postings, the most alike first.', content: json('SimilarAnswer') },
        304: { description: 'Nothing has changed since the `If-None-Match` given.' },
        404: problem('No posting has this slug, or none that the policy of the campus lets through.'),
      },
    },
  },
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
});

/** The contract as OpenAPI 3.1, made from its schemas. */
export const openApiDocument = () => {
  const { schemas } = z.toJSONSchema(named, { override, io: 'input', uri: reference });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Micro-Internships',
      version: '1.0.0',
      description:
        'Live micro-internships and applications to them. Answers may gain keys; ignore the unknown.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: paths(),
    components: { schemas: withoutIdentifiers(resolvable(schemas)) },
  };
};
