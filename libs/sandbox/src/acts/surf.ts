import { OutsideRequestError } from '../outside/loopback.js';
import type { OutsideRequest, OutsideResponse, Requester } from '../outside/requester.js';

/** What came of a request: an answer, a server that was away, or an address that the sandbox does not go to. */
export type Surfed =
  | { result: 'answered'; response: OutsideResponse }
  | { result: 'away'; reason: string }
  | { result: 'outside'; reason: string };

/** Makes one request; network errors, 5xx and 429 count as "away". */
export async function surf(requester: Requester, url: string, request: OutsideRequest): Promise<Surfed> {
  try {
    const response = await requester.request(url, request);
    return response.status >= 500 || response.status === 429
      ? { result: 'away', reason: `HTTP ${response.status}` }
      : { result: 'answered', response };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof OutsideRequestError || error instanceof TypeError)
      return { result: 'outside', reason };
    return { result: 'away', reason };
  }
}

const MAX_REDIRECTS = 5;

/** Follows the redirects of an answer and tells where they end; one that leads outside ends before it. */
export async function followRedirects(
  requester: Requester,
  url: string,
  first: OutsideResponse,
  headers: Record<string, string>,
): Promise<{ landed: string; away: string | null }> {
  let landed = url;
  let response = first;
  for (let hop = 0; hop < MAX_REDIRECTS && response.location !== null; hop += 1) {
    const next = new URL(response.location, landed).href;
    const surfed = await surf(requester, next, { method: 'GET', headers });
    if (surfed.result === 'away') return { landed: next, away: surfed.reason };
    landed = next;
    if (surfed.result === 'outside') break;
    response = surfed.response;
  }
  return { landed, away: null };
}
