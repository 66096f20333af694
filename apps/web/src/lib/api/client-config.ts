import { apiFetch } from './fetch';

/**
 * Base of the generated client, which calls this once when it is made. Paths in the OpenAPI document begin
 * with `/api/v1`, so the base is the page's own origin.
 */
export function createClientConfig<T extends object>(generated: T) {
  return { ...generated, baseUrl: '', fetch: apiFetch, throwOnError: true as const };
}
