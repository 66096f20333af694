import type { MailboxSecurity } from './mailbox-server.js';

/** Settings that a person can start from; `host` is null where everyone has a server of their own. */
export interface MailboxPreset {
  id: string;
  label: string;
  host: string | null;
  port: number;
  security: MailboxSecurity;
  /** What usually has to be known, in one or two sentences. */
  hint: string;
  /** Where the provider publishes it, if it does. */
  connectionsPerMailbox?: number;
}

const ownServer = { host: null, port: 993, security: 'implicit_tls' } as const;

export const mailboxPresets: readonly MailboxPreset[] = [
  {
    id: 'gmail',
    label: 'Gmail',
    host: 'imap.gmail.com',
    port: 993,
    security: 'implicit_tls',
    hint: 'Sign in with Google, or use an app password with two-factor login; the user name is the whole address.',
    connectionsPerMailbox: 3,
  },
  {
    id: 'google_workspace',
    label: 'Google Workspace',
    host: 'imap.gmail.com',
    port: 993,
    security: 'implicit_tls',
    hint: 'Sign in with Google, or use an app password if the administrator allows one. IMAP may take 2,500 MB a day.',
    connectionsPerMailbox: 3,
  },
  {
    id: 'microsoft_365',
    label: 'Microsoft 365',
    host: 'outlook.office365.com',
    port: 993,
    security: 'implicit_tls',
    hint: 'Sign in with Microsoft: it takes no passwords over IMAP since January 2023. For a shared mailbox give its address as user name and sign in as somebody who may open it.',
  },
  {
    id: 'dovecot',
    label: 'Dovecot',
    ...ownServer,
    hint: 'Ten connections per user and address by default.',
    connectionsPerMailbox: 10,
  },
  { id: 'cyrus', label: 'Cyrus IMAP', ...ownServer, hint: 'Folders may lie below INBOX.' },
  {
    id: 'courier',
    label: 'Courier IMAP',
    ...ownServer,
    hint: 'Four connections per address by default; folders lie below INBOX.',
    connectionsPerMailbox: 4,
  },
  {
    id: 'hmailserver',
    label: 'hMailServer',
    host: null,
    port: 143,
    security: 'starttls',
    hint: 'The user name is the whole address. STARTTLS has to be switched on for the IMAP port.',
  },
  {
    id: 'mailenable',
    label: 'MailEnable',
    host: null,
    port: 143,
    security: 'starttls',
    hint: 'The user name is the mailbox with its post office, as in anna@example.com.',
  },
  { id: 'icewarp', label: 'IceWarp', ...ownServer, hint: 'The user name is the whole address.' },
  { id: 'magicmail', label: 'MagicMail', ...ownServer, hint: 'The user name is the whole address.' },
  {
    id: 'imap_993',
    label: 'IMAP with TLS (993)',
    ...ownServer,
    hint: 'What most servers offer and RFC 8314 recommends.',
  },
  {
    id: 'imap_143',
    label: 'IMAP with STARTTLS (143)',
    host: null,
    port: 143,
    security: 'starttls',
    hint: 'Starts in the clear and is encrypted before the password is sent, or not used at all.',
  },
];
