import {
  applyDecorators,
  createParamDecorator,
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import { isRaw, type Endpoint } from '@mailwright/contracts';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { ZodType } from 'zod';
import { DomainError } from './domain-error.js';
import { nulIn, refusedNul } from './nul.js';

/** Where the endpoint of a handler is kept; the guard, the input and the output read it from there. */
export const ENDPOINT = Symbol('endpoint');

const routeOf = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };

/** Binds a controller's method to its endpoint: path, status, access rule and schemas all come from the contract. */
export function Handles(endpoint: Endpoint): MethodDecorator {
  return applyDecorators(
    routeOf[endpoint.method](endpoint.path),
    HttpCode(endpoint.status),
    SetMetadata(ENDPOINT, endpoint),
  );
}

export function endpointOf(context: ExecutionContext): Endpoint {
  const endpoint: unknown = Reflect.getMetadata(ENDPOINT, context.getHandler());
  if (!endpoint)
    throw new Error(`${context.getClass().name}.${context.getHandler().name} has no endpoint: use @Handles.`);
  return endpoint as Endpoint;
}

/** The one way for a handler to get input: path, query and body, checked against the endpoint's schemas. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const endpoint = endpointOf(context);
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    params: checked(endpoint.params, request.params, 'path'),
    query: checked(endpoint.query, request.query, 'query'),
    body: isRaw(endpoint.body) ? request.body : checked(endpoint.body, jsonOf(request), 'body'),
  };
});

/** What is no JSON comes as an unread stream: taking it for an empty object would do something that nobody asked for. */
function jsonOf({ body }: FastifyRequest): unknown {
  if (body instanceof Readable)
    throw new DomainError(
      'input.not_json',
      'invalid',
      'The body is not JSON.',
      'Send it as application/json.',
    );
  return body ?? undefined;
}

function checked(schema: ZodType, value: unknown, place: string): unknown {
  const nul = nulIn(value);
  if (nul !== null) throw refusedNul(nul.join('.') || place);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }));
  const first = fields[0];
  throw new DomainError(
    'input.invalid',
    'invalid',
    first ? `${first.path || place}: ${first.message}` : `The ${place} is not as expected.`,
    'Correct the named fields and send it again.',
    fields,
  );
}
