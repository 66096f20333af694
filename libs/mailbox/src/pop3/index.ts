export { type Maildrop, openMaildrop, type OpenMaildropOptions } from './maildrop.js';
export type { FetchLimits, MaildropBatch, MaildropMessage } from './fetch-messages.js';
export type { MaildropListing } from './list-maildrop.js';
export {
  type Identified,
  identify,
  type KnownMessage,
  type ListedMessage,
  planPop3Read,
  type Pop3Plan,
} from './plan-pop3-read.js';
