import { issueCertificate } from '@mailwright/mailbox/testing/certificates';
import { startDovecot, whyNoDovecot, type Dovecot } from '@mailwright/mailbox/testing/dovecot';
import { skipBecause } from '@mailwright/mailbox/testing/unpacked-server';
import { eventually, freePort } from '@mailwright/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Mailwright } from './support/mailwright-in-process.js';
import { startExim, whyNoExim } from './support/servers/exim.js';
import type { MailServer, MailServerOptions } from './support/servers/mail-server.js';
import { startOpenSmtpd, whyNoOpenSmtpd } from './support/servers/opensmtpd.js';
import { startPostfix, whyNoPostfix } from './support/servers/postfix.js';
import { startSendmail, whyNoSendmail } from './support/servers/sendmail.js';
import type { Visitor } from './support/visitor.js';

/** Nothing of this domain exists beyond the servers that this test starts: they have no DNS and no way out. */
const DOMAIN = 'northlight.coffee';
const HELLO = `hello@${DOMAIN}`;
const LOGIN = { username: 'jonas', password: 'roasted-on-tuesday' };
const KNOWN = 6;
const UNKNOWN = 2;

const programs = {
  postfix: { why: whyNoPostfix, start: startPostfix },
  exim: { why: whyNoExim, start: startExim },
  sendmail: { why: whyNoSendmail, start: startSendmail },
  opensmtpd: { why: whyNoOpenSmtpd, start: startOpenSmtpd },
} as const;
type Program = keyof typeof programs;
type Security = 'none' | 'starttls' | 'implicit_tls';
type Method = 'none' | 'PLAIN' | 'LOGIN' | 'CRAM-MD5';

/** Every server on every kind of port, with every way to sign in. OpenSMTPD as Debian 12 has it can neither TLS nor, therefore, a login. */
const ways: readonly (readonly [Program, Security, Method])[] = [
  ...(['postfix', 'exim', 'sendmail'] as const).flatMap((program) => [
    [program, 'none', 'PLAIN'] as const,
    [program, 'starttls', 'CRAM-MD5'] as const,
    [program, 'implicit_tls', 'LOGIN'] as const,
  ]),
  ['opensmtpd', 'none', 'none'],
];
const keyOf = (program: Program, security: Security) => `${program}-${security.replaceAll('_', '-')}`;
const keys = ways.map(([program, security]) => keyOf(program, security));
const addressOf = (kind: string, key: string) => `${kind}.${key}@${DOMAIN}`;
const knownOf = (key: string) =>
  Array.from({ length: KNOWN }, (_, index) => addressOf(`person${index}`, key));

const impossible =
  whyNoDovecot() ??
  Object.values(programs)
    .map(({ why }) => why())
    .find((reason) => reason !== null) ??
  null;

describe.skipIf(skipBecause(impossible, process.env['CI']))(
  'the same campaign through every mail server',
  () => {
    let dovecot: Dovecot;
    let mailwright: Mailwright;
    let owner: Visitor;
    let at: string;
    let mailboxId: string;
    const servers = new Map<Program, MailServer>();

    beforeAll(async () => {
      const certificate = await issueCertificate();
      const saslPort = await freePort();
      const people = keys.flatMap(knownOf).map((name) => ({ name, password: LOGIN.password }));
      dovecot = await startDovecot({
        users: [
          { name: HELLO, password: LOGIN.password },
          { name: LOGIN.username, password: LOGIN.password },
          ...people,
        ],
        lmtp: true,
        tls: { certificate },
        // Postfix asks Dovecot for passwords.
        extraConfig: `auth_mechanisms = plain login cram-md5\nservice auth {\n  inet_listener sasl {\n    address = 127.0.0.1\n    port = ${saslPort}\n  }\n}\n`,
      });
      const options: MailServerOptions & { saslPort: number } = {
        domains: [DOMAIN],
        lmtpPort: dovecot.lmtpPort ?? 0,
        certificate,
        login: LOGIN,
        refused: keys.map((key) => addressOf('refused', key)),
        deferred: keys.map((key) => addressOf('later', key)),
        saslPort,
      };
      await Promise.all(
        Object.entries(programs).map(async ([name, { start }]) =>
          servers.set(name as Program, await start(options)),
        ),
      );
      mailwright = await Mailwright.start(['api', 'sender', 'inbox', 'jobs']);
      owner = await mailwright.owner();
      await settle();
    });
    afterAll(async () => {
      await mailwright?.stop();
      await Promise.all([...servers.values()].map((server) => server.stop()));
      await dovecot?.stop();
    });

    const ours = { host: '127.0.0.1', allowInvalidCertificate: true, onOwnNetwork: true };

    async function settle(): Promise<void> {
      const { id } = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', {
        name: 'Northlight',
        kind: 'real',
      });
      at = `/api/v1/workspaces/${id}`;
      await owner.must('PATCH', at, {
        version: 1,
        legalName: 'Northlight Coffee GmbH',
        postalAddress: 'Speicherstraße 1, Hamburg',
      });
      const mailbox = await owner.must<{ id: string }>('POST', `${at}/mailboxes`, {
        ...ours,
        name: 'Hello',
        address: HELLO,
        port: dovecot.imapPort,
        security: 'starttls',
        username: HELLO,
        password: LOGIN.password,
      });
      mailboxId = mailbox.id;
    }

    /** A campaign to people who exist, who do not, one who is refused at once and one who is put off. */
    async function launch([program, security, method]: (typeof ways)[number]): Promise<string> {
      const key = keyOf(program, security);
      const server = servers.get(program)!;
      const account = await owner.must<{ id: string }>('POST', `${at}/sending-accounts`, {
        ...ours,
        name: `${server.name} ${security} ${method}`,
        port: security === 'implicit_tls' ? server.tlsPort : server.port,
        security,
        authMethod: method,
        allowPlaintextAuth: security === 'none',
        ...(method === 'none' ? {} : LOGIN),
      });
      const tried = await owner.must<{ ok: boolean; says: string }>(
        'POST',
        `${at}/sending-accounts/${account.id}/test`,
      );
      expect(tried, tried.says).toMatchObject({ ok: true });
      const identity = await owner.must<{ id: string }>('POST', `${at}/identities`, {
        fromName: 'Jonas from Northlight',
        fromAddress: addressOf('jonas', key),
        accountId: account.id,
        mailboxId,
      });
      const list = await owner.must<{ id: string }>('POST', `${at}/lists`, {
        name: key,
        consentSource: 'Shop, double opt-in',
      });
      const unknown = Array.from({ length: UNKNOWN }, (_, index) => addressOf(`nobody${index}`, key));
      for (const email of [...knownOf(key), ...unknown, addressOf('refused', key), addressOf('later', key)])
        await owner.must('POST', `${at}/contacts`, { email, firstName: 'Zoë', listIds: [list.id] });
      const campaign = await owner.must<{ id: string; version: number }>('POST', `${at}/campaigns`, {
        name: key,
      });
      const { version } = await owner.must<{ version: number }>('PATCH', `${at}/campaigns/${campaign.id}`, {
        version: campaign.version,
        audience: { everybody: false, lists: [list.id], excludeLists: [] },
        identityId: identity.id,
        subject: 'The winter roast is here, {{first_name}}',
        contentFormat: 'html',
        contentSource:
          '<html><body><p>Hello {{first_name}}, grüße aus Hamburg.</p><p><a href="{{unsubscribe_url}}">Leave</a></p></body></html>',
        trackOpens: false,
        trackClicks: false,
        undoSeconds: 0,
      });
      await owner.must('POST', `${at}/campaigns/${campaign.id}/schedule`, { version, at: null });
      return campaign.id;
    }

    it.each(ways)('%s, security %s, login %s', async (...way) => {
      const id = await launch(way);
      const path = `${at}/campaigns/${id}`;
      const counts = await eventually(
        async () => {
          const live = await owner.must<{ counts: Record<string, number> }>('GET', `${path}/live`);
          const { accepted = 0, rejected = 0, deferred = 0 } = live.counts;
          return accepted + rejected + deferred === KNOWN + UNKNOWN + 2 ? live.counts : undefined;
        },
        { timeoutMs: 60_000, everyMs: 100 },
      );
      expect(counts).toMatchObject({ accepted: KNOWN + UNKNOWN, rejected: 1, deferred: 1 });

      // The servers' own words are kept, for the one refused at once and the one put off.
      const { items } = await owner.must<{ items: { email: string; state: string; reply: string | null }[] }>(
        'GET',
        `${path}/deliveries?limit=50`,
      );
      const key = keyOf(way[0], way[1]);
      const saidOf = (email: string) => items.find((one) => one.email === email)?.reply;
      expect(saidOf(addressOf('refused', key))).toMatch(/^550 5\.1\.1 .*[Nn]o such user here/);
      expect(saidOf(addressOf('later', key))).toMatch(/^451 4\.7\.1 .*Greylisted, please try again later/);

      // Whom the server took and could not deliver came back as its own kind of DSN.
      const report = await eventually(
        async () => {
          const found = await owner.must<{ states: Record<string, number> }>('GET', `${path}/report`);
          return (found.states['returned'] ?? 0) >= UNKNOWN ? found : undefined;
        },
        { timeoutMs: 60_000, everyMs: 200 },
      );
      expect(report.states).toMatchObject({ accepted: KNOWN, returned: UNKNOWN });
    });

    it('suppresses those that do not exist, nobody else', async () => {
      const { items } = await owner.must<{ items: { reason: string }[] }>(
        'GET',
        `${at}/suppressions?limit=100`,
      );
      expect(items).toHaveLength(ways.length * (UNKNOWN + 1));
      expect(new Set(items.map(({ reason }) => reason))).toEqual(new Set(['dead_address']));
    });
  },
);
