import { STATUS_CODES } from 'node:http';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { Problem } from './contract/common.ts';
import type { Operation } from './operation.ts';

/** The OpenAPI 3.1 description of these operations, generated from the contract's schemas. */
export function describeApi(operations: readonly Operation[]): object {
  const paths = Object.fromEntries(
    Array.from(
      Map.groupBy(operations, ({ path }) => path),
      ([path, some]) => [path, Object.fromEntries(some.map((of) => [of.method, describe(of)]))],
    ),
  );
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Mesure d’un collectif solidaire · Measuring a solidarity collective',
      version: '1.0.0',
      description:
        'A figure is a value, or bounds, or neither with the reason: never a silent zero. Problems are RFC 9457, in French or in English as Accept-Language says.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'i4emploi',
          description: 'Set by a sign-in link. Over https the cookie is named __Host-i4emploi.',
        },
        sharedLink: {
          type: 'apiKey',
          in: 'cookie',
          name: 'i4emploi-partage',
          description:
            'Set by opening a shared link: it reads what was published of the link’s figures, and its editions. Over https it is named __Host-i4emploi-partage.',
        },
      },
    },
  });
}

function describe(of: Operation): ZodOpenApiOperationObject {
  return {
    operationId: of.id,
    summary: of.summary,
    ...(of.access === 'open' && { security: [] }),
    ...(of.shared && { security: [{ session: [] }, { sharedLink: [] }] }),
    ...((of.params || of.query) && {
      requestParams: { ...(of.params && { path: of.params }), ...(of.query && { query: of.query }) },
    }),
    ...(of.body && { requestBody: { required: true, content: { 'application/json': { schema: of.body } } } }),
    responses: responsesOf(of),
  };
}

function responsesOf(of: Operation): ZodOpenApiResponsesObject {
  const schema = of.answer ?? { type: 'object' as const };
  const responses: ZodOpenApiResponsesObject = {
    '200': {
      description: of.live ? 'The answer; as events, one each time it changes' : 'The answer',
      content: {
        [of.media]: { schema },
        ...(of.live && { 'text/event-stream': { schema: { type: 'string' as const } } }),
      },
    },
  };
  if (of.fresh === 'store') responses['304'] = { description: 'Nothing has changed since the ETag sent' };
  const refusals = [...of.refusals, ...(of.access === 'session' ? [401, 403] : [])];
  for (const status of refusals) {
    responses[`${status as 400}`] = {
      description: STATUS_CODES[status] ?? 'Refused',
      content: { 'application/problem+json': { schema: Problem } },
    };
  }
  responses.default = {
    description: 'Any other problem',
    content: { 'application/problem+json': { schema: Problem } },
  };
  return responses;
}
