export type { FolderRole, MailboxFolder } from './folder-role.js';
export type {
  CloseReason,
  FolderBatch,
  MailboxConnection,
  MailboxMessage,
  ReadOptions,
  WaitOptions,
} from './mailbox-connection.js';
export { type Maildrop, openMaildrop, type OpenMaildropOptions } from './pop3/maildrop.js';
export type { FetchLimits, MaildropBatch, MaildropMessage } from './pop3/fetch-messages.js';
export type { MaildropListing } from './pop3/list-maildrop.js';
export {
  type Identified,
  identify,
  type KnownMessage,
  type ListedMessage,
  planPop3Read,
  type Pop3Plan,
} from './pop3/plan-pop3-read.js';
export { pop3Presets } from './pop3/pop3-presets.js';
export { explainFailure } from './explain-failure.js';
export { MailboxError, type MailboxFailure, type MailboxFailureKind } from './mailbox-failure.js';
export {
  defaultMailboxTimeouts,
  type MailboxLogin,
  type MailboxPasswordLogin,
  type MailboxSecurity,
  type MailboxServer,
  type MailboxTimeouts,
  type MailboxTokenLogin,
  type Pop3Server,
  type ReadableServer,
  type TokenAnswer,
  type TokenSource,
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
