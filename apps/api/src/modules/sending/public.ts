/**
 * What others may use of the ledger. SQL may read the views `ledger_mailings`, `ledger_deliveries`, `ledger_attempts`,
 * `ledger_links`, `ledger_doubts`, `account_lanes`, `mailing_numbers`, `mailing_words`, `mailing_files` and `delivery_reasons` (columns: see the migrations that
 * publish them).
 */
export { type DoubtEvidence, UncertainDeliveries } from './confirm-uncertain.js';
export { deadAddresses, failingAddresses, mailingFinished, mailingStopped } from './events.js';
export { type DeliveryState, type StateCounts } from './ledger/count-states.js';
export {
  type MailingFile,
  type MailingKind,
  type MailingMessage,
  type MailingState,
  type ReturnPath,
  type UncertainPolicy,
} from './mailing.js';
export { type Audience, type NewMailing } from './mailings.repository.js';
export { MailingsService } from './mailings.service.js';
export { providerName } from './provider-table.js';
export { ResendService } from './resend.service.js';
export { SendingModule } from './sending.module.js';
export type { Mailing } from './mailing.js';
export { createComposer, fieldsOf, messageSize } from './sender/composer.js';
export { Sender } from './sender/sender.js';
export { OTHER_PROVIDER, providersOf } from './provider-table.js';
