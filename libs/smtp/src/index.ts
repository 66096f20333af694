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
export {
  defaultTimeouts,
  type SmtpAuth,
  type SmtpPasswordAuth,
  type SmtpServer,
  type SmtpTimeouts,
  type SmtpTokenAuth,
  type TokenAnswer,
  type TokenSource,
} from './server.js';
export { type MessageWithSharedEnd, shareEnd, type SharedEnd } from './wire.js';
export { SmtpPool } from './pool/smtp-pool.js';
export { defaultBreaker, type Block, type BreakerOptions } from './pool/breaker.js';
export {
  type ConnectionEvent,
  type PoolStats,
  type SendResult,
  type SmtpPoolOptions,
} from './pool/pool-types.js';
export { allReplyRules, reactTo, reactToLine, type Reaction, type ReplyToJudge } from './react.js';
export {
  type ReactionAction,
  type ReactionScope,
  type ReplyCategory,
  type ReplyRule,
  type RuleReaction,
} from './rules/rule.js';
export { maxAttempts, retryDelayMs, RETRY_WINDOW_MS } from './retry-delay.js';
export { knownProviders, providerOf, recogniseProvider, type MailboxProvider } from './providers.js';
export { smtpPresets, usualSecurity, type AccountLimits, type SmtpPreset } from './presets.js';
export {
  testSmtpServer,
  type SmtpTestOptions,
  type SmtpTestReport,
  type SmtpTestStep,
} from './diagnose/test-smtp-server.js';
export { type CertificateFacts } from './diagnose/certificate.js';
export { type TestStepName } from './diagnose/words.js';
export { reactToFailure } from './react-to-failure.js';
