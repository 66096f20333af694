import { z } from 'zod';

/** Who may call: nobody signed in is needed, anybody signed in, or a member of the workspace with at least this role. */
export type Access = 'public' | 'signed_in' | 'viewer' | 'editor' | 'owner';

/** A body or a response that is not JSON. */
export interface RawContent {
  readonly raw: 'upload' | 'form' | 'file' | 'page' | 'event_stream';
  readonly contentTypes: readonly string[];
  readonly maxBytes?: number;
}

/** A body that is streamed to the handler as it comes, up to `maxBytes`. */
export const upload = (contentTypes: readonly string[], maxBytes: number): RawContent => ({
  raw: 'upload',
  contentTypes,
  maxBytes,
});
/** A small form post (urlencoded or multipart): the handler gets the stream and may ignore it. */
export const form = (maxBytes = 64 * 1024): RawContent => ({
  raw: 'form',
  contentTypes: ['application/x-www-form-urlencoded', 'multipart/form-data'],
  maxBytes,
});
/** A response that the handler writes itself: a download, a picture, a page or server-sent events. */
export const file = (...contentTypes: string[]): RawContent => ({ raw: 'file', contentTypes });
export const page = (): RawContent => ({ raw: 'page', contentTypes: ['text/html'] });
export const eventStream = (): RawContent => ({ raw: 'event_stream', contentTypes: ['text/event-stream'] });

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType | RawContent = z.ZodType | RawContent,
  R extends z.ZodType | RawContent = z.ZodType | RawContent,
> {
  /** The operation's name in the OpenAPI document and in the generated client: `listContacts`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify's path with `:parameters`, from the root: `/api/v1/workspaces/:workspaceId/contacts`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly tag: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly response: R;
  readonly status: number;
  /** Not part of the public API's document: tracking links and pages that mails point to. */
  readonly internal: boolean;
}

const nothing = z.object({});
const noBody = z.undefined();
type Nothing = typeof nothing;
type NoBody = typeof noBody;

/** What a workspace's endpoints begin with. */
export const workspacePath = '/api/v1/workspaces/:workspaceId';

interface EndpointOptions<P, Q, B, R> {
  id: string;
  method: Endpoint['method'];
  path: string;
  access: Access;
  summary: string;
  tag: string;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  status?: number;
  internal?: boolean;
}

/**
 * One endpoint, said once: the API checks what comes in and what goes out against it, the OpenAPI document and the
 * page's client are made of it, and there is no way to write one without an access rule or without schemas.
 */
export function endpoint<
  R extends z.ZodType | RawContent,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType | RawContent = NoBody,
>(options: EndpointOptions<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    ...options,
    params: options.params ?? (nothing as unknown as P),
    query: options.query ?? (nothing as unknown as Q),
    body: options.body ?? (noBody as unknown as B),
    status: options.status ?? (options.method === 'POST' ? 201 : 200),
    internal: options.internal ?? false,
  };
}

export const isRaw = (content: z.ZodType | RawContent): content is RawContent => 'raw' in content;

/** Node's Readable, named without Node so that the page can read this file. */
export interface ReadableBody extends AsyncIterable<Uint8Array> {
  pipe<T>(destination: T): T;
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : T extends RawContent ? ReadableBody : never;

/** What a handler gets: everything checked. A raw body comes as a stream. */
export type InputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType | RawContent>
    ? { params: Parsed<P>; query: Parsed<Q>; body: Parsed<B> }
    : never;
/** What a handler gives back (before the response schema strips what it does not name). */
export type OutputOf<E> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType | RawContent, infer R>
    ? R extends z.ZodType
      ? z.input<R>
      : unknown
    : never;
