import * as z from 'zod/mini';
import { ApplicationRequest, Receipt } from '../../src/contract/application.ts';
import {
  CodeReceipt,
  CodeRequest,
  ConfirmationReceipt,
  ConfirmationRequest,
} from '../../src/contract/confirmation.ts';
import { FeedAnswer } from '../../src/contract/feed.ts';
import { MicroInternship } from '../../src/contract/micro-internship.ts';
import { ReportReceipt, ReportRequest } from '../../src/contract/report.ts';
import { SimilarAnswer } from '../../src/contract/similar.ts';
import { MicroInternshipSummary } from '../../src/contract/summary.ts';
import { Problem } from '../../src/contract/problem.ts';
import { Upload } from '../../src/contract/upload.ts';
import { applicationsPaths } from './applications.openapi.ts';
import { confirmationsPaths } from './confirmations.openapi.ts';
import { microInternshipsPaths } from './micro-internships.openapi.ts';
import { override, reference, type JsonSchema } from './openapi-parts.ts';
import { reportsPaths } from './reports.openapi.ts';
import { uploadsPaths } from './uploads.openapi.ts';

/** Schemas of the document by their names. */
const SCHEMAS = {
  FeedAnswer,
  MicroInternshipSummary,
  MicroInternship,
  ApplicationRequest,
  Receipt,
  ConfirmationRequest,
  ConfirmationReceipt,
  CodeRequest,
  CodeReceipt,
  SimilarAnswer,
  ReportRequest,
  ReportReceipt,
  Upload,
  Problem,
};

const named = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(SCHEMAS)) named.add(schema, { id });

const withoutIdentifiers = (schemas: Record<string, JsonSchema>) =>
  Object.fromEntries(Object.entries(schemas).map(([id, { $id, $schema, ...schema }]) => [id, schema]));

/** Name under which zod puts what schemas share: it refers to it with a second `#`, which is no JSON Pointer. */
const SHARED = '__shared';
const resolvable = (schemas: unknown): Record<string, JsonSchema> =>
  JSON.parse(JSON.stringify(schemas).replaceAll(`/${SHARED}#/`, `/${SHARED}/`)) as Record<string, JsonSchema>;

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
    paths: {
      ...microInternshipsPaths,
      ...applicationsPaths,
      ...confirmationsPaths,
      ...uploadsPaths,
      ...reportsPaths,
    },
    components: { schemas: withoutIdentifiers(resolvable(schemas)) },
  };
};
