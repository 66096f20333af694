export { parseReply, type Reply } from './reply.js';
export {
  type Accepted,
  type Deferred,
  type Envelope,
  type FailureStage,
  type NotSent,
  type Rejected,
  type ReplyStage,
  type SendEvidence,
  type SendOutcome,
  type SmtpErrorCode,
  type Uncertain,
} from './outcome.js';
export { type Capabilities } from './envelope.js';
export { defaultTimeouts, type SmtpAuth, type SmtpServer, type SmtpTimeouts } from './server.js';
export { SmtpPool } from './pool/smtp-pool.js';
export { defaultBreaker, type Block, type BreakerOptions } from './pool/breaker.js';
export {
  type ConnectionEvent,
  type PoolStats,
  type SendResult,
  type SmtpPoolOptions,
} from './pool/pool-types.js';
export { isLoopback } from './session/dial.js';
