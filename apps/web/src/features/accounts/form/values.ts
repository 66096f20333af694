import type { Identity, Mailbox, SendingAccount } from '@mailwright/contracts';
import {
  newIdentity,
  newMailbox,
  newSendingAccount,
  type AccountPresets,
  type ConnectionSecurity,
  type MailboxProtocol,
} from '@mailwright/contracts';

/** What a NumberInput holds: a number, or the text that is none yet (nothing typed is an empty one). */
type Typed = number | string;

/** How to reach a server, as the form holds it; the same for sending and reading. */
export type ServerValues = {
  preset: string;
  name: string;
  host: string;
  port: Typed;
  security: ConnectionSecurity;
  authMethod: string;
  username: string;
  password: string;
  allowInvalidCertificate: boolean;
  onOwnNetwork: boolean;
};
export type AccountValues = ServerValues & {
  dkim: SendingAccount['dkim'];
  allowPlaintextAuth: boolean;
  maxConnections: Typed;
  messagesPerConnection: Typed;
  perMinuteLimit: Typed;
  perDayLimit: Typed;
  costPerMessage: string;
};
export type MailboxValues = ServerValues & {
  address: string;
  protocol: MailboxProtocol;
  /** POP3; empty: mails stay on the server */
  deleteAfterDays: Typed;
};
export type IdentityValues = {
  fromName: string;
  fromAddress: string;
  accountId: string;
  /** a mailbox, `nobody` on purpose, or not chosen yet */
  answers: string;
  returnPathDomain: string;
};
export const NOBODY = 'nobody';

const numberOr = (typed: Typed): number | null => (typed === '' ? null : Number(typed));
/** Left empty on an existing account: the stored password stays. */
const passwordOf = (typed: string) => (typed === '' ? {} : { password: typed });

export const emptyAccount: AccountValues = {
  preset: 'generic',
  name: '',
  host: '',
  port: 587,
  security: 'starttls',
  authMethod: 'auto',
  username: '',
  password: '',
  allowInvalidCertificate: false,
  onOwnNetwork: false,
  allowPlaintextAuth: false,
  dkim: 'ours',
  maxConnections: 5,
  messagesPerConnection: 100,
  perMinuteLimit: '',
  perDayLimit: '',
  costPerMessage: '0',
};

export const emptyMailbox: MailboxValues = {
  preset: 'imap_993',
  protocol: 'imap',
  deleteAfterDays: '',
  name: '',
  address: '',
  host: '',
  port: 993,
  security: 'implicit_tls',
  authMethod: 'auto',
  username: '',
  password: '',
  allowInvalidCertificate: false,
  onOwnNetwork: false,
};

export const emptyIdentity: IdentityValues = {
  fromName: '',
  fromAddress: '',
  accountId: '',
  answers: '',
  returnPathDomain: '',
};

export const accountValuesOf = (account: SendingAccount): AccountValues => ({
  ...account,
  password: '',
  perMinuteLimit: account.perMinuteLimit ?? '',
  perDayLimit: account.perDayLimit ?? '',
});
export const mailboxValuesOf = (mailbox: Mailbox): MailboxValues => ({
  ...mailbox,
  deleteAfterDays: mailbox.deleteAfterDays ?? '',
  password: '',
});
export const identityValuesOf = (identity: Identity): IdentityValues => ({
  fromName: identity.fromName,
  fromAddress: identity.fromAddress,
  accountId: identity.account.id,
  answers: identity.mailbox?.id ?? (identity.readsNoReplies ? NOBODY : ''),
  returnPathDomain: identity.returnPathDomain ?? '',
});

const serverBody = (values: ServerValues) => ({
  preset: values.preset,
  name: values.name,
  host: values.host,
  port: Number(values.port),
  security: values.security,
  username: values.authMethod === 'none' ? '' : values.username,
  allowInvalidCertificate: values.security !== 'none' && values.allowInvalidCertificate,
  onOwnNetwork: values.onOwnNetwork,
  ...passwordOf(values.password),
});
/** As the API takes it; what is wrong with it the contract's schema says. */
export const accountBody = (values: AccountValues) => ({
  ...serverBody(values),
  authMethod: values.authMethod,
  dkim: values.dkim,
  allowPlaintextAuth: values.security === 'none' && values.allowPlaintextAuth,
  maxConnections: numberOr(values.maxConnections),
  messagesPerConnection: numberOr(values.messagesPerConnection),
  perMinuteLimit: numberOr(values.perMinuteLimit),
  perDayLimit: numberOr(values.perDayLimit),
  costPerMessage: values.costPerMessage.trim().replace(',', '.') || '0',
});
export const mailboxBody = (values: MailboxValues) => ({
  ...serverBody(values),
  authMethod: values.authMethod,
  address: values.address,
  protocol: values.protocol,
  // IMAP never deletes anything.
  deleteAfterDays: values.protocol === 'pop3' ? numberOr(values.deleteAfterDays) : null,
});
export const identityBody = (values: IdentityValues) => ({
  fromName: values.fromName,
  fromAddress: values.fromAddress,
  accountId: values.accountId,
  mailboxId: values.answers === '' || values.answers === NOBODY ? null : values.answers,
  readsNoReplies: values.answers === NOBODY,
  returnPathDomain: values.returnPathDomain.trim() || null,
});

export const readAccount = (values: AccountValues) => newSendingAccount.safeParse(accountBody(values));
export const readMailbox = (values: MailboxValues) => newMailbox.safeParse(mailboxBody(values));
export const readIdentity = (values: IdentityValues) => newIdentity.safeParse(identityBody(values));

type SmtpPreset = AccountPresets['smtp'][number];
/** Of either protocol: they have the same shape. */
export type MailboxPreset = AccountPresets['imap'][number];

/** What choosing a service fills in. A name that the person wrote stays; one that came with the last choice does not. */
export function withSmtpPreset(
  values: AccountValues,
  preset: SmtpPreset,
  last: SmtpPreset | undefined,
): AccountValues {
  const { limits, dkim } = preset;
  const { authMethod, ...base } = filled(values, preset, last);
  return {
    ...base,
    dkim,
    authMethod: authMethod === 'none' && preset.login !== 'optional' ? 'auto' : authMethod,
    maxConnections: limits.maxConnections,
    messagesPerConnection: limits.messagesPerConnection,
    perMinuteLimit: limits.perMinute ?? '',
    perDayLimit: limits.perDay ?? '',
  };
}

export const withMailboxPreset = (
  values: MailboxValues,
  preset: MailboxPreset,
  last: MailboxPreset | undefined,
): MailboxValues => filled(values, preset, last);

/** The same service read the other way; where there is none, what nearly every server of that protocol offers. */
export function withProtocol(
  values: MailboxValues,
  protocol: MailboxProtocol,
  presets: Pick<AccountPresets, MailboxProtocol>,
): MailboxValues {
  const last = presets[values.protocol].find(({ key }) => key === values.preset);
  const usual = protocol === 'pop3' ? 'pop3_995' : 'imap_993';
  const preset =
    presets[protocol].find(({ key }) => key === values.preset) ??
    presets[protocol].find(({ key }) => key === usual);
  if (!preset) return { ...values, protocol };
  // A name that only said the protocol says the wrong one now.
  const name = values.name === last?.name && preset.name !== last.name ? '' : values.name;
  return { ...filled(values, preset, last), name, protocol };
}

function filled<V extends ServerValues>(
  values: V,
  preset: SmtpPreset | MailboxPreset,
  last: SmtpPreset | MailboxPreset | undefined,
): V {
  const hostWasPreset = last?.host !== null && last?.host === values.host;
  return {
    ...values,
    preset: preset.key,
    host: preset.host ?? (hostWasPreset ? '' : values.host),
    port: preset.port,
    security: preset.security,
    // Where one can sign in with Google or Microsoft, that is what lasts.
    authMethod: preset.signInWith ? 'XOAUTH2' : values.authMethod === 'XOAUTH2' ? 'auto' : values.authMethod,
    name: values.name === '' || values.name === last?.name ? preset.name : values.name,
  };
}

/** Which kind of encryption a port means to nearly every server. */
export const usualSecurity: Record<number, ConnectionSecurity> = {
  465: 'implicit_tls',
  587: 'starttls',
  2525: 'starttls',
  25: 'starttls',
  993: 'implicit_tls',
  143: 'starttls',
  995: 'implicit_tls',
  110: 'starttls',
};

/** Hosts on this machine or in the own network need to be meant: the page asks before the server has to. */
export const looksLocal = (host: string): boolean =>
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cd][0-9a-f]{2}:)|^[^.:]+$|\.(local|lan|internal|intranet|home\.arpa)$/i.test(
    host.trim(),
  );
