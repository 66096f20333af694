export type { Refusal, RefusalCode } from './refusal.js';
export type { Durability } from './settings.js';
export type { StopOutcome } from './postmaster.js';
export { isAlive } from './postmaster.js';
export {
  attachPostgres,
  startPostgres,
  stopPostgres,
  type RunningPostgres,
  type StartOptions,
} from './start.js';
