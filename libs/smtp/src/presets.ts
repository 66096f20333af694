/** What a mail service allows one account; null where it publishes nothing or its administrator decides. */
export interface AccountLimits {
  perMinute: number | null;
  /** Per rolling 24 hours. */
  perDay: number | null;
  maxConnections: number;
  messagesPerConnection: number;
}

/** What the form of a new sending account is filled with. */
export interface SmtpPreset {
  key: string;
  name: string;
  /** null: the person's own server. */
  host: string | null;
  port: 25 | 465 | 587 | 2525;
  security: 'implicit_tls' | 'starttls' | 'none';
  /** The other ports that this service listens on. */
  otherPorts: readonly number[];
  login: 'password' | 'app_password' | 'oauth' | 'optional';
  limits: AccountLimits;
  /** Who signs with DKIM, unless the account says otherwise: services do it for the domains they host, own servers rarely. */
  dkim: 'server' | 'ours';
  /** One or two sentences beside the form. */
  help: string;
}

const ownServer: AccountLimits = {
  perMinute: null,
  perDay: null,
  maxConnections: 10,
  messagesPerConnection: 100,
};
const starttls587 = { port: 587, security: 'starttls' } as const;

/** Seed data, checked in November 2026; providers change their limits, so every number can be edited. */
export const smtpPresets: readonly SmtpPreset[] = [
  {
    key: 'gmail',
    name: 'Gmail',
    host: 'smtp.gmail.com',
    port: 465,
    security: 'implicit_tls',
    otherPorts: [587],
    login: 'oauth',
    limits: { perMinute: 20, perDay: 500, maxConnections: 2, messagesPerConnection: 50 },
    dkim: 'server',
    help: 'Sign in with Google, or turn on 2-step verification and use an app password. A personal account may send 500 messages a day.',
  },
  {
    key: 'google_workspace',
    name: 'Google Workspace',
    host: 'smtp.gmail.com',
    port: 465,
    security: 'implicit_tls',
    otherPorts: [587],
    login: 'oauth',
    limits: { perMinute: 60, perDay: 2_000, maxConnections: 2, messagesPerConnection: 50 },
    dkim: 'server',
    help: 'Sign in with Google, or use an app password where the administrator allows one, or the address smtp-relay.gmail.com if your administrator has set up the SMTP relay. An account may send 2,000 messages in 24 hours, 500 during a trial.',
  },
  {
    key: 'microsoft_365',
    name: 'Microsoft 365',
    host: 'smtp.office365.com',
    ...starttls587,
    otherPorts: [25],
    login: 'oauth',
    limits: { perMinute: 30, perDay: 10_000, maxConnections: 3, messagesPerConnection: 100 },
    dkim: 'server',
    help: 'Sign in with Microsoft. SMTP AUTH must be allowed for the mailbox by the administrator; with a password it is switched off by default from the end of December 2026. A mailbox takes 3 connections and 30 messages a minute.',
  },
  {
    key: 'outlook_com',
    name: 'Outlook.com',
    host: 'smtp-mail.outlook.com',
    ...starttls587,
    otherPorts: [],
    login: 'oauth',
    limits: { perMinute: 30, perDay: 300, maxConnections: 2, messagesPerConnection: 50 },
    dkim: 'server',
    help: 'Personal Outlook.com accounts take no password from programs any more, only the sign-in with Microsoft. They are meant for people, not for newsletters.',
  },
  {
    key: 'exchange',
    name: 'Exchange Server',
    host: null,
    ...starttls587,
    otherPorts: [25],
    login: 'password',
    limits: { ...ownServer, maxConnections: 5 },
    dkim: 'ours',
    help: 'Use the client receive connector (port 587) with a domain account, or port 25 with a connector that your administrator allows to relay from this machine’s address.',
  },
  {
    key: 'postfix',
    name: 'Postfix',
    host: null,
    ...starttls587,
    otherPorts: [25, 465, 2525],
    login: 'optional',
    limits: ownServer,
    dkim: 'ours',
    help: 'Use the submission service (587, or 465 with TLS from the start) with a login, or port 25 if this machine is listed in mynetworks.',
  },
  {
    key: 'exim',
    name: 'Exim',
    host: null,
    ...starttls587,
    otherPorts: [25, 465, 2525],
    login: 'optional',
    limits: ownServer,
    dkim: 'ours',
    help: 'Use port 587 with a login, or port 25 if this machine is among the relay_from_hosts. smtp_accept_max_per_connection limits messages per connection.',
  },
  {
    key: 'sendmail',
    name: 'Sendmail',
    host: null,
    ...starttls587,
    otherPorts: [25, 465],
    login: 'optional',
    limits: ownServer,
    dkim: 'ours',
    help: 'Use the MSA port 587 with a login, or port 25 if this machine may relay (access_db).',
  },
  {
    key: 'opensmtpd',
    name: 'OpenSMTPD',
    host: null,
    ...starttls587,
    otherPorts: [25, 465],
    login: 'optional',
    limits: ownServer,
    dkim: 'ours',
    help: 'Use a listener with tls-require auth on port 587 (or smtps on 465). It allows 100 messages per session by default.',
  },
  {
    key: 'hmailserver',
    name: 'hMailServer',
    host: null,
    ...starttls587,
    otherPorts: [25, 465],
    login: 'password',
    limits: { ...ownServer, maxConnections: 5 },
    dkim: 'ours',
    help: 'Log in with the whole address of a mailbox. The certificate must be set up under TCP/IP ports, otherwise STARTTLS is not offered.',
  },
  {
    key: 'mailenable',
    name: 'MailEnable',
    host: null,
    ...starttls587,
    otherPorts: [25, 465],
    login: 'password',
    limits: { ...ownServer, maxConnections: 5 },
    dkim: 'ours',
    help: 'The user name is mailbox@postoffice. Look for the outgoing limits of the postoffice if sending stops early.',
  },
  {
    key: 'icewarp',
    name: 'IceWarp',
    host: null,
    ...starttls587,
    otherPorts: [25, 465],
    login: 'password',
    limits: { ...ownServer, maxConnections: 5 },
    dkim: 'ours',
    help: 'Log in with the whole address. An administrator may have set a number of messages per day for the account.',
  },
  {
    key: 'magicmail',
    name: 'MagicMail',
    host: null,
    ...starttls587,
    otherPorts: [25, 465, 2525],
    login: 'password',
    limits: { ...ownServer, maxConnections: 3 },
    dkim: 'server',
    help: 'Log in with the whole address. Providers with MagicMail often limit messages per hour: ask for the number and enter it here.',
  },
  {
    key: 'generic',
    name: 'Another SMTP server',
    host: null,
    ...starttls587,
    otherPorts: [25, 465, 2525],
    login: 'optional',
    limits: ownServer,
    dkim: 'ours',
    help: 'Port 465 is TLS from the start, 587 and 2525 are STARTTLS; port 25 is for servers among themselves and often blocked by hosting companies.',
  },
];

/** Which kind of encryption a port usually means. */
export function usualSecurity(port: number): SmtpPreset['security'] {
  return port === 465 ? 'implicit_tls' : 'starttls';
}
