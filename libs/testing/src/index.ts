export { captureProcess, type CapturedProcess, type ProcessEnd } from './capture-process.js';
export { createClone, createTemplate, dropTemplate, withDatabase } from './database.js';
export type { TemplateAddress, TestDatabase } from './database.js';
export { eventually } from './eventually.js';
export { freePort } from './free-port.js';
export { watchResources } from './leaks.js';
export { startTestCluster, type TestCluster } from './test-cluster.js';
export { cloneDatabase, providePostgres } from './vitest.js';
