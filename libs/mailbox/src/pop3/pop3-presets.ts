import type { MailboxPreset } from '../presets.js';

const ownServer = { host: null, port: 995, security: 'implicit_tls' } as const;

/** Settings to start from for POP3; a service that can be read both ways has the same id as in `mailboxPresets`. */
export const pop3Presets: readonly MailboxPreset[] = [
  {
    id: 'gmail',
    label: 'Gmail',
    host: 'pop.gmail.com',
    port: 995,
    security: 'implicit_tls',
    hint: 'Needs an app password, and POP switched on in Gmail’s settings under “Forwarding and POP/IMAP”. Write recent: before the address as user name (recent:you@gmail.com), or every mail goes to only one of the programs that read by POP. What happens to a mail that is deleted here Gmail’s settings decide. IMAP is the better choice.',
  },
  {
    id: 'google_workspace',
    label: 'Google Workspace',
    host: 'pop.gmail.com',
    port: 995,
    security: 'implicit_tls',
    hint: 'As Gmail: an app password, POP switched on, and recent: before the address as user name. POP may take 1,250 MB a day.',
  },
  {
    id: 'microsoft_365',
    label: 'Microsoft 365',
    host: 'outlook.office365.com',
    port: 995,
    security: 'implicit_tls',
    hint: 'Sign in with Microsoft: it takes no passwords over POP since January 2023.',
  },
  { id: 'dovecot', label: 'Dovecot', ...ownServer, hint: 'POP3 sees the inbox alone.' },
  { id: 'cyrus', label: 'Cyrus', ...ownServer, hint: 'POP3 sees the inbox alone.' },
  {
    id: 'courier',
    label: 'Courier',
    ...ownServer,
    hint: 'POP3 sees the inbox alone. Four connections per address by default.',
  },
  {
    id: 'hmailserver',
    label: 'hMailServer',
    host: null,
    port: 110,
    security: 'starttls',
    hint: 'The user name is the whole address. STARTTLS has to be switched on for the POP3 port.',
  },
  {
    id: 'mailenable',
    label: 'MailEnable',
    host: null,
    port: 110,
    security: 'starttls',
    hint: 'The user name is the mailbox with its post office, as in anna@example.com.',
  },
  { id: 'icewarp', label: 'IceWarp', ...ownServer, hint: 'The user name is the whole address.' },
  { id: 'magicmail', label: 'MagicMail', ...ownServer, hint: 'The user name is the whole address.' },
  {
    id: 'pop3_995',
    label: 'POP3 with TLS (995)',
    ...ownServer,
    hint: 'What most servers offer and RFC 8314 recommends.',
  },
  {
    id: 'pop3_110',
    label: 'POP3 with STARTTLS (110)',
    host: null,
    port: 110,
    security: 'starttls',
    hint: 'Starts in the clear and is encrypted before the password is sent, or not used at all.',
  },
];
