import { z } from 'zod';
import { endpoint, workspacePath } from './endpoint.js';
import { byId, done, emailAddress, id, inWorkspace } from './primitives.js';
import {
  smtpAuthMethod,
  imapAuthMethod,
  dkimSelector,
  sendingAccount,
  serverFields,
  newSendingAccount,
  sendingAccountChange,
  mailbox,
  mailboxFields,
  newMailbox,
  mailboxChange,
  identity,
  newIdentity,
  identityChange,
  connectionTest,
  accountPresets,
  accountTrouble,
  domainCheck,
  identities,
} from './accounts.js';

const tag = 'accounts';
const accounts = `${workspacePath}/sending-accounts`;
const mailboxes = `${workspacePath}/mailboxes`;
const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

export const listSendingAccounts = endpoint({
  id: 'listSendingAccounts',
  method: 'GET',
  path: accounts,
  access: 'viewer',
  tag,
  summary: 'The sending accounts, with how they do and what they have used.',
  params: inWorkspace,
  response: listOf(sendingAccount),
});
export const createSendingAccount = endpoint({
  id: 'createSendingAccount',
  method: 'POST',
  path: accounts,
  access: 'owner',
  tag,
  summary: 'Add a sending account. The password is sealed and never given out.',
  params: inWorkspace,
  body: newSendingAccount,
  response: sendingAccount,
});
export const getSendingAccount = endpoint({
  id: 'getSendingAccount',
  method: 'GET',
  path: `${accounts}/:id`,
  access: 'viewer',
  tag,
  summary: 'One sending account.',
  params: byId,
  response: sendingAccount,
});
export const changeSendingAccount = endpoint({
  id: 'changeSendingAccount',
  method: 'PATCH',
  path: `${accounts}/:id`,
  access: 'owner',
  tag,
  summary: 'Change a sending account. Another host without a new password forgets the stored one.',
  params: byId,
  body: sendingAccountChange,
  response: sendingAccount,
});
export const deleteSendingAccount = endpoint({
  id: 'deleteSendingAccount',
  method: 'DELETE',
  path: `${accounts}/:id`,
  access: 'owner',
  tag,
  summary: 'Delete a sending account that nothing uses.',
  params: byId,
  response: done,
});
export const pauseSendingAccount = endpoint({
  id: 'pauseSendingAccount',
  method: 'POST',
  path: `${accounts}/:id/pause`,
  access: 'editor',
  tag,
  summary: 'Send nothing more through this account until it is resumed.',
  params: byId,
  response: sendingAccount,
  status: 200,
});
export const resumeSendingAccount = endpoint({
  id: 'resumeSendingAccount',
  method: 'POST',
  path: `${accounts}/:id/resume`,
  access: 'editor',
  tag,
  summary: 'Go on after a pause, or try again at once after a refusal.',
  params: byId,
  response: sendingAccount,
  status: 200,
});
export const testSendingAccount = endpoint({
  id: 'testSendingAccount',
  method: 'POST',
  path: `${accounts}/:id/test`,
  access: 'editor',
  tag,
  summary: 'Walk through the connection of a saved account step by step. Nothing is sent.',
  params: byId,
  body: z.object({ mailFrom: emailAddress.optional() }).optional(),
  response: connectionTest,
  status: 200,
});
export const trySendingAccount = endpoint({
  id: 'trySendingAccount',
  method: 'POST',
  path: `${accounts}/test`,
  access: 'owner',
  tag,
  summary: 'The same with values that are not saved. The stored password is used for its own host only.',
  params: inWorkspace,
  body: z.object({
    ...serverFields,
    allowInvalidCertificate: z.boolean().default(false),
    allowPlaintextAuth: z.boolean().default(false),
    authMethod: smtpAuthMethod.default('auto'),
    username: serverFields.username.default(''),
    password: serverFields.password.optional(),
    onOwnNetwork: z.boolean().default(false),
    accountId: id.optional(),
    mailFrom: emailAddress.optional(),
  }),
  response: connectionTest,
  status: 200,
});

export const listMailboxes = endpoint({
  id: 'listMailboxes',
  method: 'GET',
  path: mailboxes,
  access: 'viewer',
  tag,
  summary: 'The mailboxes that are read for answers and bounces.',
  params: inWorkspace,
  response: listOf(mailbox),
});
export const createMailbox = endpoint({
  id: 'createMailbox',
  method: 'POST',
  path: mailboxes,
  access: 'owner',
  tag,
  summary: 'Add a mailbox. It is read without leaving a trace in it.',
  params: inWorkspace,
  body: newMailbox,
  response: mailbox,
});
export const getMailbox = endpoint({
  id: 'getMailbox',
  method: 'GET',
  path: `${mailboxes}/:id`,
  access: 'viewer',
  tag,
  summary: 'One mailbox.',
  params: byId,
  response: mailbox,
});
export const changeMailbox = endpoint({
  id: 'changeMailbox',
  method: 'PATCH',
  path: `${mailboxes}/:id`,
  access: 'owner',
  tag,
  summary: 'Change a mailbox. Another host without a new password forgets the stored one.',
  params: byId,
  body: mailboxChange,
  response: mailbox,
});
export const deleteMailbox = endpoint({
  id: 'deleteMailbox',
  method: 'DELETE',
  path: `${mailboxes}/:id`,
  access: 'owner',
  tag,
  summary: 'Delete a mailbox that no From uses; with what was read from it only when that is said.',
  params: byId,
  query: z.object({ withMessages: z.enum(['true', 'false']).default('false') }),
  response: done,
});
export const pauseMailbox = endpoint({
  id: 'pauseMailbox',
  method: 'POST',
  path: `${mailboxes}/:id/pause`,
  access: 'editor',
  tag,
  summary: 'Stop reading this mailbox until it is resumed. Nothing is lost: it is caught up afterwards.',
  params: byId,
  response: mailbox,
  status: 200,
});
export const resumeMailbox = endpoint({
  id: 'resumeMailbox',
  method: 'POST',
  path: `${mailboxes}/:id/resume`,
  access: 'editor',
  tag,
  summary: 'Read this mailbox again, after a pause or a refusal.',
  params: byId,
  response: mailbox,
  status: 200,
});
export const testMailbox = endpoint({
  id: 'testMailbox',
  method: 'POST',
  path: `${mailboxes}/:id/test`,
  access: 'editor',
  tag,
  summary: 'Walk through the connection of a saved mailbox step by step. The mailbox stays as it is.',
  params: byId,
  response: connectionTest,
  status: 200,
});
export const tryMailbox = endpoint({
  id: 'tryMailbox',
  method: 'POST',
  path: `${mailboxes}/test`,
  access: 'owner',
  tag,
  summary: 'The same with values that are not saved. The stored password is used for its own host only.',
  params: inWorkspace,
  body: z.object({
    ...serverFields,
    allowInvalidCertificate: z.boolean().default(false),
    authMethod: imapAuthMethod.default('auto'),
    username: mailboxFields.username,
    password: serverFields.password.optional(),
    onOwnNetwork: z.boolean().default(false),
    mailboxId: id.optional(),
  }),
  response: connectionTest,
  status: 200,
});

export const listIdentities = endpoint({
  id: 'listIdentities',
  method: 'GET',
  path: identities,
  access: 'viewer',
  tag,
  summary: 'The From addresses, each with its account, its mailbox and what keeps it from being used.',
  params: inWorkspace,
  response: listOf(identity),
});
export const createIdentity = endpoint({
  id: 'createIdentity',
  method: 'POST',
  path: identities,
  access: 'owner',
  tag,
  summary: 'Add a From address.',
  params: inWorkspace,
  body: newIdentity,
  response: identity,
});
export const getIdentity = endpoint({
  id: 'getIdentity',
  method: 'GET',
  path: `${identities}/:id`,
  access: 'viewer',
  tag,
  summary: 'One From address.',
  params: byId,
  response: identity,
});
export const changeIdentity = endpoint({
  id: 'changeIdentity',
  method: 'PATCH',
  path: `${identities}/:id`,
  access: 'owner',
  tag,
  summary: 'Change a From address, its account or the mailbox that reads its answers.',
  params: byId,
  body: identityChange,
  response: identity,
});
export const deleteIdentity = endpoint({
  id: 'deleteIdentity',
  method: 'DELETE',
  path: `${identities}/:id`,
  access: 'owner',
  tag,
  summary: 'Delete a From address that no open campaign uses.',
  params: byId,
  response: done,
});
export const checkIdentityDomain = endpoint({
  id: 'checkIdentityDomain',
  method: 'GET',
  path: `${identities}/:id/domain-check`,
  access: 'viewer',
  tag,
  summary: 'Look up SPF, DKIM, DMARC and MX of the From’s domain now, with the records to add.',
  params: byId,
  query: z.object({ selector: dkimSelector.optional() }),
  response: domainCheck,
});

export const getAccountPresets = endpoint({
  id: 'getAccountPresets',
  method: 'GET',
  path: `${workspacePath}/accounts/presets`,
  access: 'viewer',
  tag,
  summary: 'Settings of known mail services to start from, with what to know about each.',
  params: inWorkspace,
  response: accountPresets,
});
export const listAccountTroubles = endpoint({
  id: 'listAccountTroubles',
  method: 'GET',
  path: `${workspacePath}/accounts/attention`,
  access: 'viewer',
  tag,
  summary: 'Accounts, mailboxes and From addresses in trouble, each with the one action that fixes it.',
  params: inWorkspace,
  response: listOf(accountTrouble),
});

export const accountEndpoints = [
  listSendingAccounts,
  createSendingAccount,
  getSendingAccount,
  changeSendingAccount,
  deleteSendingAccount,
  pauseSendingAccount,
  resumeSendingAccount,
  testSendingAccount,
  trySendingAccount,
  listMailboxes,
  createMailbox,
  getMailbox,
  changeMailbox,
  deleteMailbox,
  pauseMailbox,
  resumeMailbox,
  testMailbox,
  tryMailbox,
  listIdentities,
  createIdentity,
  getIdentity,
  changeIdentity,
  deleteIdentity,
  checkIdentityDomain,
  getAccountPresets,
  listAccountTroubles,
];
