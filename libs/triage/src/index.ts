export { triage } from './triage.js';
export type { TriageOptions } from './triage.js';
export { toAnswer } from './answer.js';
export type { Answer } from './answer.js';
export { explain } from './explain.js';
export { replyTextOf } from './reply/reply-text.js';
export { classifyRefusal } from './rules/classify.js';
export type { Classified } from './rules/classify.js';
export { defaultLimits } from './limits.js';
export type { Limits } from './limits.js';
export { categoryWords } from './verdict.js';
export type {
  Action,
  AttachmentFacts,
  Category,
  Evidence,
  Kind,
  MessageFacts,
  OriginalFacts,
  Person,
  RecipientVerdict,
  Verdict,
} from './verdict.js';
