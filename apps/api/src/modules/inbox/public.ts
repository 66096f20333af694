/** What other modules may use of the inbox. SQL may read the view `conversation_deals` (the ledger's migration publishes it). */
export { InboxModule } from './inbox.module.js';
export { InboxReader } from './reader/inbox-reader.js';
