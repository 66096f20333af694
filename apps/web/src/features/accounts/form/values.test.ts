import { expect, test } from 'vitest';
import {
  accountBody,
  emptyAccount,
  emptyIdentity,
  emptyMailbox,
  identityBody,
  looksLocal,
  mailboxBody,
  NOBODY,
  readAccount,
  readMailbox,
  withProtocol,
  withSmtpPreset,
} from './values';

const gmail = {
  key: 'gmail',
  name: 'Gmail',
  host: 'smtp.gmail.com',
  port: 465,
  security: 'implicit_tls' as const,
  signInWith: null,
  hint: '',
  otherPorts: [],
  login: 'app_password' as const,
  imap: 'gmail',
  dkim: 'server' as const,
  limits: { perMinute: 20, perDay: 500, maxConnections: 2, messagesPerConnection: 50 },
};
const own = {
  ...gmail,
  key: 'postfix',
  name: 'Postfix',
  host: null,
  port: 587,
  security: 'starttls' as const,
  login: 'optional' as const,
  dkim: 'ours' as const,
};

test('choosing a service fills what it knows and keeps what the person wrote', () => {
  const first = withSmtpPreset(emptyAccount, gmail, undefined);
  expect(first).toMatchObject({
    name: 'Gmail',
    host: 'smtp.gmail.com',
    port: 465,
    perDayLimit: 500,
    maxConnections: 2,
    dkim: 'server',
  });
  expect(withSmtpPreset(first, own, gmail)).toMatchObject({
    name: 'Postfix',
    host: '',
    port: 587,
    dkim: 'ours',
  });
  const named = { ...first, name: 'News', host: 'mx.shop.coffee' };
  expect(withSmtpPreset(named, own, gmail)).toMatchObject({ name: 'News', host: 'mx.shop.coffee' });
});

test('an empty password is not sent, so that the stored one stays', () => {
  expect('password' in accountBody(emptyAccount)).toBe(false);
  expect(accountBody({ ...emptyAccount, password: 'x' })).toMatchObject({ password: 'x' });
});

test('what was allowed for one kind of encryption does not live on in another', () => {
  const risky = { ...emptyAccount, allowInvalidCertificate: true, allowPlaintextAuth: true };
  expect(accountBody({ ...risky, security: 'none' })).toMatchObject({
    allowInvalidCertificate: false,
    allowPlaintextAuth: true,
  });
  expect(accountBody({ ...risky, security: 'starttls' })).toMatchObject({
    allowInvalidCertificate: true,
    allowPlaintextAuth: false,
  });
});

test('a field that was emptied is said to be wrong, not taken for 0', () => {
  const result = readAccount({ ...emptyAccount, name: 'A', host: 'smtp.a.com', maxConnections: '' });
  expect(result.success).toBe(false);
  expect(
    readAccount({ ...emptyAccount, name: 'A', host: 'smtp.a.com', costPerMessage: '0,002' }).data,
  ).toMatchObject({ costPerMessage: '0.002', perDayLimit: null });
});

const service = { hint: '', signInWith: null, security: 'implicit_tls' as const };
const mailboxPresets = {
  imap: [
    { ...service, key: 'gmail', name: 'Gmail', host: 'imap.gmail.com', port: 993 },
    { ...service, key: 'imap_993', name: 'IMAP', host: null, port: 993 },
  ],
  pop3: [
    { ...service, key: 'gmail', name: 'Gmail', host: 'pop.gmail.com', port: 995 },
    { ...service, key: 'pop3_995', name: 'POP3', host: null, port: 995 },
  ],
};

test('the same service is read the other way by its other server and port', () => {
  const imap = { ...emptyMailbox, preset: 'gmail', host: 'imap.gmail.com', address: 'a@gmail.com' };
  const pop3 = withProtocol(imap, 'pop3', mailboxPresets);
  expect(pop3).toMatchObject({ protocol: 'pop3', host: 'pop.gmail.com', port: 995, address: 'a@gmail.com' });
  expect(withProtocol(pop3, 'imap', mailboxPresets)).toMatchObject({ host: 'imap.gmail.com', port: 993 });
  const own = withProtocol({ ...emptyMailbox, host: 'mail.shop.coffee' }, 'pop3', mailboxPresets);
  expect(own).toMatchObject({ preset: 'pop3_995', host: 'mail.shop.coffee', port: 995, name: '' });
});

test('mails are deleted on a server only where that is said, and never over IMAP', () => {
  const pop3 = { ...emptyMailbox, protocol: 'pop3' as const };
  expect(mailboxBody(pop3).deleteAfterDays).toBeNull();
  expect(mailboxBody({ ...pop3, deleteAfterDays: 30 }).deleteAfterDays).toBe(30);
  expect(mailboxBody({ ...emptyMailbox, deleteAfterDays: 30 }).deleteAfterDays).toBeNull();
  const whole = { name: 'A', address: 'a@shop.coffee', host: 'mail.shop.coffee', username: 'a' };
  expect(readMailbox({ ...pop3, ...whole, deleteAfterDays: 0 }).success).toBe(false);
});

test('nobody reads answers only when that is said', () => {
  expect(identityBody(emptyIdentity)).toMatchObject({ mailboxId: null, readsNoReplies: false });
  expect(identityBody({ ...emptyIdentity, answers: NOBODY })).toMatchObject({
    mailboxId: null,
    readsNoReplies: true,
  });
});

test.each([
  ['127.0.0.1', true],
  ['postfix', true],
  ['192.168.1.4', true],
  ['mail.office.lan', true],
  ['smtp.gmail.com', false],
  ['172.32.0.1', false],
])('%s is near: %s', (host, near) => {
  expect(looksLocal(host)).toBe(near);
});
