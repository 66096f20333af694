/**
 * What other modules may use of sending accounts, mailboxes and From addresses. SQL may read the views `mailbox_labels` and
 * `identity_addresses` (workspace_id, identity_id, from_name, from_address, account_id, mailbox_id).
 *
 * This module itself reads `workspace_kinds` (workspace_id, kind, delay_scale), `campaign_identity_uses` (workspace_id,
 * campaign_id, name, state, identity_id: campaigns that are not over), `mailing_account_uses` (workspace_id, mailing_id,
 * kind, state, account_id, identity_id: mailings that are not over) and `mailbox_message_places` (workspace_id, mailbox_id).
 */
export {
  AccountConnections,
  type MailboxConnectionSettings,
  type MailboxState,
  type OpenedSigningKey,
  type SmtpAccount,
} from './account-connections.service.js';
export { AccountsModule } from './accounts.module.js';
export { AccountsService, type CampaignSender } from './accounts.service.js';
export { accountDoctorChecks } from './doctor-checks.js';
export { IdentitiesService } from './identities.service.js';
export { MailboxesService } from './mailboxes.service.js';
export { returnPathOf } from './return-path.js';
export { SendingAccountsService } from './sending-accounts.service.js';
export { SigningKeysService } from './signing/signing-keys.service.js';
