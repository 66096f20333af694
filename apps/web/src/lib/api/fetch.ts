import { ApiProblem } from './problem';

/**
 * `fetch` as the whole page uses it: same-origin cookies, JSON wanted, and every refusal or broken line
 * thrown as an ApiProblem. An aborted request stays an AbortError: nobody failed.
 */
export const apiFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, { credentials: 'same-origin', ...init });
  if (!request.headers.has('accept')) {
    request.headers.set('accept', 'application/json, application/problem+json');
  }
  const response = await answerTo(request);
  if (!response.ok) throw await ApiProblem.from(response);
  return response;
};

async function answerTo(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw ApiProblem.unreachable(cause);
  }
}

/** A JSON request by hand, for the few routes that are not in the OpenAPI document. */
export async function apiJson<T>(path: string, init: RequestInit & { json?: unknown } = {}): Promise<T> {
  const { json, ...rest } = init;
  const headers = new Headers(rest.headers);
  if (json !== undefined) headers.set('content-type', 'application/json');
  const response = await apiFetch(path, {
    ...rest,
    headers,
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  return (response.status === 204 ? undefined : await response.json()) as T;
}
