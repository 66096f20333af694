export { AccountConnections, type AccountState, type MailboxConnectionSettings, type MailboxState, type SmtpAccount } from './account-connections.service.js';
export { AccountsModule } from './accounts.module.js';
