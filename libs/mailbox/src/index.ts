export type { FolderRole, MailboxFolder } from './folder-role.js';
export type {
  CloseReason,
  FolderBatch,
  MailboxConnection,
  MailboxMessage,
  ReadOptions,
  WaitOptions,
} from './mailbox-connection.js';
export * from './pop3/index.js';
export { pop3Presets } from './pop3/pop3-presets.js';
export { explainFailure } from './explain-failure.js';
export { isLoopback } from './loopback-only.js';
export { MailboxError, type MailboxFailure, type MailboxFailureKind } from './mailbox-failure.js';
export {
  defaultMailboxTimeouts,
  type MailboxLogin,
  type MailboxSecurity,
  type MailboxServer,
  type MailboxTimeouts,
  type Pop3Server,
  type ReadableServer,
} from './mailbox-server.js';
export { openMailbox, type OpenOptions } from './open-mailbox.js';
export {
  type FolderCursor,
  type FolderStatus,
  planFolderSync,
  type RescanReason,
  type SyncPlan,
} from './plan-folder-sync.js';
export { type MailboxPreset, mailboxPresets } from './presets.js';
export { planReconnect, type Reconnect } from './reconnect.js';
export {
  type MailboxTestReport,
  type MailboxTestStep,
  type MailboxTestStepName,
  testMailboxServer,
} from './test-mailbox-server.js';
