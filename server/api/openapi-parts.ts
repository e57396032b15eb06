import type * as z from 'zod/mini';
import { Instant, LocalDate, whole } from '../../src/contract/primitives.ts';

/** JSON Schema as zod writes it. */
export interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  required?: string[];
  [keyword: string]: unknown;
}

/** The JSON Pointer of a schema of the document by its name. */
export const reference = (id: string) => `#/components/schemas/${id}`;

/** A body of JSON by the name of its schema. */
export const json = (id: string) => ({ 'application/json': { schema: { $ref: reference(id) } } });

/** A refusal as problem details, RFC 9457. */
export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: reference('Problem') } } },
});

/** The header Idempotency-Key of a request that creates something. */
export const idempotencyKey = (what: string) => ({
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: `Made by the client for each ${what}, a UUID for example.`,
  schema: { type: 'string', minLength: 8, maxLength: 200 },
});

/** Formats of JSON Schema for what the contract checks by itself. */
const FORMATS = new Map<unknown, string>([
  [Instant, 'date-time'],
  [LocalDate, 'date'],
]);

/** Adds formats and integers to what zod writes of the contract. */
export const override = ({
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
