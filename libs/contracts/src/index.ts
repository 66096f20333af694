export * from './endpoint.js';
export * from './endpoints.js';
export * from './openapi.js';
export * from './primitives.js';
export * from './session.js';
export * from './workspaces.js';
