import { z } from 'zod';
import { isRaw, type Endpoint, type RawContent } from './endpoint.js';
import { problem } from './primitives.js';

type Json = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of the endpoints that are not internal. Schemas with an `id` in their meta become
 * components; everything else is written in place.
 */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  about: { title: string; version: string; description: string },
): Json {
  const components: Json = {};
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json =>
    hoist(z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json, components);
  schemaOf(problem, 'output');
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    if (endpoint.internal) continue;
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint, schemaOf);
  }
  return {
    openapi: '3.1.0',
    info: about,
    servers: [{ url: '/' }],
    security: [{ session: [] }, { apiKey: [] }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
        apiKey: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation(endpoint: Endpoint, schemaOf: (schema: z.ZodType, io: 'input' | 'output') => Json): Json {
  const parameters = [
    ...parametersOf(schemaOf(endpoint.params, 'input'), 'path'),
    ...parametersOf(schemaOf(endpoint.query, 'input'), 'query'),
  ];
  const result: Json = {
    operationId: endpoint.id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    'x-access': endpoint.access,
    ...(endpoint.access === 'public' ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: {
      [endpoint.status]: {
        description: endpoint.summary,
        content: contentOf(endpoint.response, 'output', schemaOf),
      },
      default: {
        description: 'What went wrong and what to do.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
  if (isRaw(endpoint.body) || !(endpoint.body instanceof z.ZodUndefined))
    result['requestBody'] = { required: true, content: contentOf(endpoint.body, 'input', schemaOf) };
  return result;
}

function contentOf(
  content: z.ZodType | RawContent,
  io: 'input' | 'output',
  schemaOf: (schema: z.ZodType, io: 'input' | 'output') => Json,
): Json {
  if (!isRaw(content)) return { 'application/json': { schema: schemaOf(content, io) } };
  const schema =
    content.raw === 'upload' || content.raw === 'file'
      ? { type: 'string', format: 'binary' }
      : { type: 'string' };
  return Object.fromEntries(content.contentTypes.map((type) => [type, { schema }]));
}

function parametersOf(schema: Json, place: 'path' | 'query'): Json[] {
  const required = new Set((schema['required'] as string[] | undefined) ?? []);
  return Object.entries((schema['properties'] as Record<string, Json> | undefined) ?? {}).map(
    ([name, value]) => ({
      name,
      in: place,
      required: place === 'path' || required.has(name),
      schema: value,
    }),
  );
}

/** Moves `$defs` into the document's components and points the references there. */
function hoist(schema: Json, components: Json): Json {
  const { $defs, $schema: _dialect, ...rest } = schema as Json & { $defs?: Record<string, Json> };
  for (const [name, definition] of Object.entries($defs ?? {}))
    components[name] = repoint(withoutId(definition));
  const id = rest['id'];
  if (typeof id === 'string') {
    components[id] = repoint(withoutId(rest));
    return { $ref: `#/components/schemas/${id}` };
  }
  return repoint(rest) as Json;
}

const withoutId = ({ id: _id, $id: _$id, ...rest }: Json): Json => rest;

function repoint(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(repoint);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === '$ref' && typeof inner === 'string'
        ? [key, inner.replace('#/$defs/', '#/components/schemas/')]
        : [key, repoint(inner)],
    ),
  );
}
