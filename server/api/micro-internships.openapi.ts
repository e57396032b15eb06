import * as z from 'zod/mini';
import { FeedQuery } from '../../src/contract/feed.ts';
import { LIST_KEYS } from '../../src/contract/filters.ts';
import { json, problem, override, type JsonSchema } from './openapi-parts.ts';

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

/** The slug of a posting, and the campus on whose page it is shown. */
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

/** OpenAPI of `/micro-internships`. */
export const microInternshipsPaths = {
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
};
