import type { Endpoint } from './endpoint.js';
import { sessionEndpoints } from './session.js';
import { workspaceEndpoints } from './workspaces.js';

/** Every endpoint of the API, in the order of the document. A noun's file adds its own list here. */
export const endpoints: readonly Endpoint[] = [...sessionEndpoints, ...workspaceEndpoints];
