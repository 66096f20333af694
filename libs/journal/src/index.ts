export { decodeKey, encodeKey, KEY_BYTES, type DeliveryKey } from './delivery-key.js';
export { Journal, openJournal, type JournalOptions } from './journal.js';
export { type JournalProblem } from './read-segment.js';
export { type JournalRecord, type OutcomeJson, type Phase } from './record.js';
export {
  replayJournals,
  weighEvidence,
  type Evidence,
  type ReplayedJournal,
  type ReplayOptions,
} from './replay.js';
