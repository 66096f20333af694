import { checkedLookup, assertWithin, OutOfReach } from '@mailwright/network';
import http from 'node:http';
import https from 'node:https';
import { z } from 'zod';
import { ruleFor, type RefusalRule } from './refusal-rules.js';

/** What came of asking for tokens. */
export type TokenResult =
  | { status: 'tokens'; tokens: Tokens }
  | { status: 'refused'; kind: RefusalRule['kind']; says: string }
  /** Away, busy or unwell: asked again later. */
  | { status: 'later'; says: string };

export interface Tokens {
  accessToken: string;
  /** Null where the one that was used stays in force. */
  refreshToken: string | null;
  expiresInSeconds: number;
  /** Separated by spaces; null: those that were asked for. */
  scopes: string | null;
  /** Who signed in, as the authority says. Null where it says nothing. */
  email: string | null;
}

export interface AskOptions {
  url: string;
  /** The authority's name, for sentences. */
  name: string;
  form: Readonly<Record<string, string>>;
  /** A stand-in on this machine: nothing else is connected to. */
  onlyLoopback: boolean;
  timeoutMs?: number;
}

/** A person may be waiting, and connections to mail servers are. */
const TIMEOUT_MS = 15_000;
/** Tokens of both authorities have some kilobytes. */
const MAX_BYTES = 256 * 1024;
const WORDS_SHOWN = 300;

const answered = z.object({
  access_token: z
    .string()
    .min(1)
    .max(64_000)
    .regex(/^[\x21-\x7e]+$/),
  refresh_token: z.string().min(1).max(64_000).optional(),
  // Some say it as a string.
  expires_in: z.coerce.number().min(0).max(31_536_000).default(3_600),
  scope: z.string().max(8_000).optional(),
  id_token: z.string().max(64_000).optional(),
});
const refused = z.object({ error: z.string().max(200), error_description: z.string().optional() });

/** Asks the token endpoint (RFC 6749, section 3.2). Never throws for what an authority or a network can do; secrets stay out of what is said. */
export async function askForTokens(options: AskOptions): Promise<TokenResult> {
  const { name } = options;
  try {
    const { status, body } = await post(options);
    const json = parsed(body);
    const tokens = status === 200 ? answered.safeParse(json) : null;
    if (tokens?.success) return { status: 'tokens', tokens: tokensOf(tokens.data) };
    const refusal = refused.safeParse(json);
    const { error, error_description: description = '' } = refusal.success ? refusal.data : { error: '' };
    // 429 and 5xx are never the person's to put right, whatever stands beside them.
    const rule = status < 429 && status >= 400 ? ruleFor(error, description) : null;
    const words = [error, description.split(/[\r\n]/)[0]].filter(Boolean).join(': ').slice(0, WORDS_SHOWN);
    const said = words ? ` It said: “${words}”.` : '';
    if (rule)
      return { status: 'refused', kind: rule.kind, says: rule.says.replaceAll('{name}', name) + said };
    return { status: 'later', says: `${name} gives no sign-in just now (HTTP ${status}).${said}` };
  } catch (error) {
    const why = error instanceof OutOfReach ? error.message : codeOf(error);
    return { status: 'later', says: `${name} could not be asked for a sign-in: ${why}.` };
  }
}

function post(options: AskOptions): Promise<{ status: number; body: string }> {
  const url = new URL(options.url);
  const reach = options.onlyLoopback ? 'this_machine' : 'internet';
  assertWithin(reach, url.hostname.replace(/^\[|\]$/g, ''));
  const form = new URLSearchParams(options.form).toString();
  return new Promise((resolve, reject) => {
    const ask = url.protocol === 'https:' ? https : http;
    const request = ask.request(url, {
      method: 'POST',
      agent: false,
      lookup: checkedLookup(reach),
      // The whole of it, however it trickles.
      signal: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(form),
        accept: 'application/json',
      },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      response.on('error', reject);
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > MAX_BYTES)
          request.destroy(Object.assign(new Error('too long'), { code: 'an answer that is too long' }));
        else parts.push(part);
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
      );
    });
    request.end(form);
  });
}

function tokensOf(read: z.output<typeof answered>): Tokens {
  return {
    accessToken: read.access_token,
    refreshToken: read.refresh_token ?? null,
    expiresInSeconds: read.expires_in,
    scopes: read.scope ?? null,
    email: read.id_token === undefined ? null : emailIn(read.id_token),
  };
}

const claims = z.object({
  email: z.string().max(320).optional(),
  preferred_username: z.string().max(320).optional(),
});

/** Straight from the token endpoint over TLS, so its signature need not be checked (OpenID Connect Core, section 3.1.3.7). */
function emailIn(idToken: string): string | null {
  const payload = parsed(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
  const read = claims.safeParse(payload);
  if (!read.success) return null;
  return (read.data.email ?? read.data.preferred_username)?.toLowerCase() ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))
    return 'no answer in time';
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
