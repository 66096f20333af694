import http from 'node:http';
import https from 'node:https';
import { pin, type Hosts } from './loopback.js';

export interface OutsideRequest {
  method: 'GET' | 'HEAD' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

export interface OutsideResponse {
  status: number;
  location: string | null;
  /** At most 256 KB of the body. */
  body: string;
}

/** Makes HTTP requests as the people of the world do; every connection goes to a pinned loopback address. */
export interface Requester {
  /** Rejects on network errors, time-outs (10 s) and with `OutsideRequestError`. Redirects are not followed. */
  request(url: string, request: OutsideRequest): Promise<OutsideResponse>;
  close(): void;
}

const TIMEOUT_MS = 10_000;
const BODY_CHARS = 256 * 1024;

/** Makes a requester with at most `maxSockets` connections per host. */
export function createRequester(hosts: () => Hosts, maxSockets: number): Requester {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets }),
    'https:': new https.Agent({ keepAlive: true, maxSockets }),
  };
  return {
    async request(url, { method, headers, body }) {
      const target = pin(new URL(url), hosts());
      const { request } = target.protocol === 'https:' ? https : http;
      return await new Promise<OutsideResponse>((resolve, reject) => {
        const outgoing = request({
          agent: agents[target.protocol],
          host: target.address,
          port: target.port,
          path: target.path,
          method,
          headers: {
            host: target.host,
            ...headers,
            ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
          },
          timeout: TIMEOUT_MS,
        });
        outgoing.on('timeout', () =>
          outgoing.destroy(new Error(`no answer from ${target.host} in ${TIMEOUT_MS} ms`)),
        );
        outgoing.on('error', reject);
        outgoing.on('response', (incoming) => {
          let text = '';
          incoming.setEncoding('utf8');
          incoming.on('data', (chunk: string) => {
            if (text.length < BODY_CHARS) text += chunk;
          });
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              location: incoming.headers.location ?? null,
              body: text,
            }),
          );
        });
        outgoing.end(body);
      });
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}
