import { z } from 'zod';
import { workspacePath } from './endpoint.js';
import { oauthProvider } from './oauth.js';
import { emailAddress, id, instant, money, name, version } from './primitives.js';

/** TLS from the first byte, TLS after STARTTLS (refused where the server does not offer it), or none. */
export const connectionSecurity = z.enum(['implicit_tls', 'starttls', 'none']);
export type ConnectionSecurity = z.infer<typeof connectionSecurity>;
/** XOAUTH2: a person signs in with Google or Microsoft, and no password is stored. */
export const smtpAuthMethod = z.enum(['none', 'auto', 'PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2']);
export const imapAuthMethod = z.enum(['auto', 'PLAIN', 'LOGIN', 'XOAUTH2']);
/** Whose DKIM signature a mail gets: its server's, or ours where the From's domain has a key that is on. */
export const dkimBy = z.enum(['server', 'ours']);
/** IMAP sees all folders and waits for news; POP3 sees the inbox alone and looks now and then. */
export const mailboxProtocol = z.enum(['imap', 'pop3']);
export type MailboxProtocol = z.infer<typeof mailboxProtocol>;
export const sendingAccountState = z.enum(['working', 'paused', 'refused', 'unreachable']);
export const mailboxState = z.enum(['working', 'catching_up', 'refused', 'unreachable', 'paused']);

export const host = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Give the name of the server.')
  .max(253)
  .regex(
    /^(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9])?|[0-9a-f:]*:[0-9a-f:.]*)$/,
    'Write the name of the server alone, for example smtp.example.com.',
  );
const port = z.number().int().min(1).max(65_535);
export const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/,
    'Write the domain alone, for example bounce.example.com.',
  );
export const dkimSelector = z
  .string()
  .trim()
  .toLowerCase()
  .max(63)
  .regex(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/, 'A selector is a short word such as “mail” or “s1”.');
/** One line without control characters: it is said to a server or stands in a header. */
const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'Line breaks are not possible here.');
const positive = z.number().int().min(1).max(10_000_000);

/** Somebody who leans on this thing, for people: a From address or a campaign. */
export const accountUser = z
  .object({ kind: z.enum(['identity', 'campaign', 'mailing']), id, name: z.string() })
  .meta({ id: 'AccountUser' });

/** An SMTP server with a login: where mail leaves. The password goes in and never comes out. */
export const sendingAccount = z
  .object({
    id,
    name: z.string(),
    preset: z.string(),
    host: z.string(),
    port: z.number().int(),
    security: connectionSecurity,
    allowInvalidCertificate: z.boolean(),
    onOwnNetwork: z.boolean(),
    allowPlaintextAuth: z.boolean(),
    authMethod: smtpAuthMethod,
    username: z.string(),
    /** With XOAUTH2: somebody has signed in. */
    hasPassword: z.boolean(),
    /** Whose sign-in this server takes in place of a password. */
    signInWith: oauthProvider.nullable(),
    maxConnections: z.number().int(),
    messagesPerConnection: z.number().int(),
    perMinuteLimit: z.number().int().nullable(),
    perDayLimit: z.number().int().nullable(),
    costPerMessage: money,
    dkim: dkimBy,
    state: sendingAccountState,
    /** Why it is not working, a sentence with the server's words; empty while it works. */
    stateSays: z.string(),
    stateSince: instant,
    /** The sender tries again by itself at this time. */
    pausedUntil: instant.nullable(),
    usedLastMinute: z.number().int(),
    /** In the last 24 hours: the window that `perDayLimit` counts. */
    usedLastDay: z.number().int(),
    /** What the owner allowed and should know about, sentences. */
    warnings: z.array(z.string()),
    identities: z.array(z.object({ id, fromName: z.string(), fromAddress: z.string() })),
    createdAt: instant,
    version,
  })
  .meta({ id: 'SendingAccount' });
export type SendingAccount = z.infer<typeof sendingAccount>;

/** How to reach the server; the same words for a saved account, a change of it and a trial. */
export const serverFields = {
  host,
  port,
  security: connectionSecurity,
  /** The certificate is not checked: whoever sits in between can read everything. Only by a deliberate choice. */
  allowInvalidCertificate: z.boolean(),
  username: line(320),
  /** Sealed at once, never given out again. Left out: the stored one stays, unless the host changes. */
  password: line(1_000),
  /** A server on this machine or in the own network is meant. Without it only public addresses are connected to. */
  onOwnNetwork: z.boolean(),
};
const accountFields = {
  ...serverFields,
  name,
  preset: z.string().max(40),
  /** The password may go over a connection without TLS. */
  allowPlaintextAuth: z.boolean(),
  authMethod: smtpAuthMethod,
  maxConnections: z.number().int().min(1).max(100),
  messagesPerConnection: z.number().int().min(1).max(100_000),
  perMinuteLimit: positive.nullable(),
  perDayLimit: positive.nullable(),
  costPerMessage: money.refine((cost) => !cost.startsWith('-'), 'Costs are not negative.'),
  dkim: dkimBy,
};
export const newSendingAccount = z.object({
  ...accountFields,
  preset: accountFields.preset.default('generic'),
  allowInvalidCertificate: z.boolean().default(false),
  allowPlaintextAuth: z.boolean().default(false),
  authMethod: smtpAuthMethod.default('auto'),
  username: accountFields.username.default(''),
  password: accountFields.password.optional(),
  onOwnNetwork: z.boolean().default(false),
  maxConnections: accountFields.maxConnections.default(5),
  messagesPerConnection: accountFields.messagesPerConnection.default(100),
  perMinuteLimit: accountFields.perMinuteLimit.default(null),
  perDayLimit: accountFields.perDayLimit.default(null),
  costPerMessage: accountFields.costPerMessage.default('0'),
  /** Left out: what is usual for the service. */
  dkim: dkimBy.optional(),
});
export type NewSendingAccount = z.output<typeof newSendingAccount>;
export const sendingAccountChange = z.object(accountFields).partial().extend({ version });

export const mailbox = z
  .object({
    id,
    name: z.string(),
    address: z.string(),
    preset: z.string(),
    protocol: mailboxProtocol,
    host: z.string(),
    port: z.number().int(),
    security: connectionSecurity,
    allowInvalidCertificate: z.boolean(),
    onOwnNetwork: z.boolean(),
    authMethod: imapAuthMethod,
    /** POP3: so many days after a mail was stored here it is deleted on the server; null: it stays there. */
    deleteAfterDays: z.number().int().nullable(),
    username: z.string(),
    /** With XOAUTH2: somebody has signed in. */
    hasPassword: z.boolean(),
    /** Whose sign-in this server takes in place of a password. */
    signInWith: oauthProvider.nullable(),
    state: mailboxState,
    stateSays: z.string(),
    stateSince: instant,
    lastReadAt: instant.nullable(),
    warnings: z.array(z.string()),
    identities: z.array(z.object({ id, fromName: z.string(), fromAddress: z.string() })),
    createdAt: instant,
    version,
  })
  .meta({ id: 'Mailbox' });
export type Mailbox = z.infer<typeof mailbox>;

export const mailboxFields = {
  ...serverFields,
  protocol: mailboxProtocol,
  deleteAfterDays: z.number().int().min(1).max(3_650).nullable(),
  name,
  address: emailAddress,
  preset: z.string().max(40),
  authMethod: imapAuthMethod,
  username: line(320).min(1, 'Most servers want the whole address here.'),
};
export const newMailbox = z.object({
  ...mailboxFields,
  preset: mailboxFields.preset.default('imap_993'),
  protocol: mailboxProtocol.default('imap'),
  deleteAfterDays: mailboxFields.deleteAfterDays.default(null),
  allowInvalidCertificate: z.boolean().default(false),
  authMethod: imapAuthMethod.default('auto'),
  password: mailboxFields.password.optional(),
  onOwnNetwork: z.boolean().default(false),
});
export type NewMailbox = z.output<typeof newMailbox>;
export const mailboxChange = z.object(mailboxFields).partial().extend({ version });

/** A From that people see: through which account it leaves and which mailbox reads its answers. */
export const identity = z
  .object({
    id,
    fromName: z.string(),
    fromAddress: z.string(),
    account: z.object({ id, name: z.string(), state: sendingAccountState }),
    mailbox: z.object({ id, name: z.string(), address: z.string(), state: mailboxState }).nullable(),
    /** The owner said that nobody reads answers to this From. */
    readsNoReplies: z.boolean(),
    /** Bounces go to an own domain (VERP); otherwise to the mailbox behind a plus sign. */
    returnPathDomain: z.string().nullable(),
    /** The name under which the mail server's DKIM key stands in the DNS. */
    dkimSelector: z.string().nullable(),
    /** What keeps this From from being used, sentences; empty when it is ready. */
    problems: z.array(z.string()),
    createdAt: instant,
    version,
  })
  .meta({ id: 'Identity' });
export type Identity = z.infer<typeof identity>;

const identityFields = {
  fromName: line(200).trim().min(1, 'Give the name that people see.'),
  fromAddress: emailAddress,
  accountId: id,
  mailboxId: id.nullable(),
  readsNoReplies: z.boolean(),
  returnPathDomain: domain.nullable(),
  dkimSelector: dkimSelector.nullable(),
};
export const newIdentity = z.object({
  ...identityFields,
  mailboxId: identityFields.mailboxId.default(null),
  readsNoReplies: z.boolean().default(false),
  returnPathDomain: identityFields.returnPathDomain.default(null),
  dkimSelector: identityFields.dkimSelector.default(null),
});
export type NewIdentity = z.output<typeof newIdentity>;
export const identityChange = z.object(identityFields).partial().extend({ version });

/** One step of trying a server: what it said, what that means, what to do. */
export const connectionTestStep = z.object({
  step: z.string(),
  title: z.string(),
  state: z.enum(['ok', 'warning', 'failed', 'skipped']),
  /** What was seen, a sentence of ours or the server's line. */
  said: z.string().nullable(),
  serverWords: z.string().nullable(),
  meaning: z.string().nullable(),
  advice: z.string().nullable(),
});
export const connectionTest = z
  .object({
    ok: z.boolean(),
    /** One sentence: it works, or the first thing that is in the way. */
    says: z.string(),
    steps: z.array(connectionTestStep),
    durationMs: z.number(),
    testedAt: instant,
  })
  .meta({ id: 'ConnectionTest' });
export type ConnectionTest = z.infer<typeof connectionTest>;

const limits = z.object({
  perMinute: z.number().int().nullable(),
  perDay: z.number().int().nullable(),
  maxConnections: z.number().int(),
  messagesPerConnection: z.number().int(),
});
const presetFields = {
  key: z.string(),
  name: z.string(),
  host: z.string().nullable(),
  port: z.number().int(),
  security: connectionSecurity,
  hint: z.string(),
  /** Whose sign-in this service takes in place of a password. */
  signInWith: oauthProvider.nullable(),
};
export const accountPresets = z
  .object({
    smtp: z.array(
      z.object({
        ...presetFields,
        otherPorts: z.array(z.number().int()),
        login: z.enum(['password', 'app_password', 'oauth', 'optional']),
        limits,
        dkim: dkimBy,
        /** The mailbox preset of the same service, if there is one. */
        imap: z.string().nullable(),
      }),
    ),
    imap: z.array(z.object(presetFields)),
    /** A service that can be read both ways has the same key in both lists. */
    pop3: z.array(z.object(presetFields)),
  })
  .meta({ id: 'AccountPresets' });
export type AccountPresets = z.infer<typeof accountPresets>;

/** One thing that keeps mail from leaving or answers from being read, with the one action that fixes it. */
export const accountTrouble = z
  .object({
    about: z.enum(['sending_account', 'mailbox', 'identity']),
    id,
    title: z.string(),
    says: z.string(),
    since: instant.nullable(),
    severity: z.enum(['bad', 'look']),
    action: z.object({
      kind: z.enum(['enter_password', 'check_settings', 'resume', 'pair_mailbox']),
      label: z.string(),
    }),
  })
  .meta({ id: 'AccountTrouble' });
export type AccountTrouble = z.infer<typeof accountTrouble>;

/** `unknown`: the DNS gave no answer, which says nothing about the record. */
export const domainCheckState = z.enum(['right', 'improve', 'missing', 'wrong', 'unknown', 'not_asked']);
export const domainCheckItem = z.object({
  record: z.enum(['spf', 'dkim', 'dmarc', 'mx', 'return_path']),
  title: z.string(),
  state: domainCheckState,
  /** Where in the DNS it stands. */
  name: z.string(),
  type: z.enum(['TXT', 'MX']),
  found: z.array(z.string()),
  says: z.string(),
  /** What to put there, ready to copy; null where nothing is to be done or only the mail server knows the value. */
  copy: z.object({ name: z.string(), type: z.enum(['TXT', 'MX']), value: z.string() }).nullable(),
});
export const domainCheck = z
  .object({
    domain: z.string(),
    /** Under which name the DKIM key was looked for, and whose it is; null: no name is known. */
    selector: z.object({ name: z.string(), whose: dkimBy }).nullable(),
    /** A sandbox: the answer is made up, because .test domains have no DNS. */
    madeUp: z.boolean(),
    says: z.string(),
    checkedAt: instant,
    checks: z.array(domainCheckItem),
  })
  .meta({ id: 'DomainCheck' });
export type DomainCheck = z.infer<typeof domainCheck>;

export const identities = `${workspacePath}/identities`;
