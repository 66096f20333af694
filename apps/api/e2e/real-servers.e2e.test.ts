import { startDovecot, whyNoDovecot, type Dovecot } from '@mailwright/mailbox/testing/dovecot';
import { issueCertificate } from '@mailwright/mailbox/testing/certificates';
import { eventually } from '@mailwright/testing';
import { createTransport } from 'nodemailer';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Mailwright } from './support/mailwright-in-process.js';
import type { MailServer } from './support/servers/mail-server.js';
import { startPostfix, whyNoPostfix } from './support/servers/postfix.js';
import type { Visitor } from './support/visitor.js';

/** Nothing of these domains exists beyond the two servers that this test starts: Postfix here has no DNS and no way out. */
const OURS = 'northlight.coffee';
const THEIRS = 'people.northlight.coffee';
const HELLO = `hello@${OURS}`;
const PASSWORD = 'roasted-on-tuesday';
const KNOWN = 200;
const UNKNOWN = 10;

const impossible = whyNoPostfix() ?? whyNoDovecot();
if (impossible !== null) {
  if (process.env['CI'] === 'true') throw new Error(impossible);
  process.stderr.write(`skipped: ${impossible}\n`);
}

describe.skipIf(impossible !== null)('a campaign through Postfix into Dovecot', () => {
  let dovecot: Dovecot;
  let postfix: MailServer;
  let mailwright: Mailwright;
  let owner: Visitor;
  let at: string;
  let campaignId: string;

  beforeAll(async () => {
    const certificate = await issueCertificate();
    const people = Array.from({ length: KNOWN }, (_, index) => ({
      name: `person${index}@${THEIRS}`,
      password: PASSWORD,
    }));
    dovecot = await startDovecot({
      users: [{ name: HELLO, password: PASSWORD }, ...people],
      lmtp: true,
      tls: { certificate },
    });
    postfix = await startPostfix({ domains: [OURS, THEIRS], lmtpPort: dovecot.lmtpPort ?? 0, certificate });
    mailwright = await Mailwright.start(['api', 'sender', 'inbox', 'jobs']);
    owner = await mailwright.owner();
    at = await makeWorkspace();
    campaignId = await writeCampaign();
  });
  afterAll(async () => {
    await mailwright?.stop();
    await postfix?.stop();
    await dovecot?.stop();
  });

  async function makeWorkspace(): Promise<string> {
    const { id } = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', {
      name: 'Northlight',
      kind: 'real',
      timeZone: 'Europe/Berlin',
    });
    const path = `/api/v1/workspaces/${id}`;
    await owner.must('PATCH', path, {
      version: 1,
      legalName: 'Northlight Coffee GmbH',
      postalAddress: 'Speicherstraße 1, Hamburg',
    });
    return path;
  }

  async function writeCampaign(): Promise<string> {
    const list = await owner.must<{ id: string }>('POST', `${at}/lists`, {
      name: 'Everybody',
      consentSource: 'Shop, double opt-in',
    });
    const numbers = Array.from({ length: KNOWN + UNKNOWN }, (_, index) => index);
    await Promise.all(
      numbers.map((n) => {
        const email = n < KNOWN ? `person${n}@${THEIRS}` : `nobody${n}@${THEIRS}`;
        return owner.must('POST', `${at}/contacts`, { email, firstName: `Zoë ${n}`, listIds: [list.id] });
      }),
    );
    const server = {
      host: '127.0.0.1',
      security: 'starttls',
      allowInvalidCertificate: true,
      onOwnNetwork: true,
    };
    const account = await owner.must<{ id: string }>('POST', `${at}/sending-accounts`, {
      ...server,
      name: 'Postfix',
      port: postfix.port,
      authMethod: 'none',
    });
    const mailbox = await owner.must<{ id: string }>('POST', `${at}/mailboxes`, {
      ...server,
      name: 'Hello',
      address: HELLO,
      port: dovecot.imapPort,
      username: HELLO,
      password: PASSWORD,
    });
    const identity = await owner.must<{ id: string }>('POST', `${at}/identities`, {
      fromName: 'Jonas from Northlight',
      fromAddress: HELLO,
      accountId: account.id,
      mailboxId: mailbox.id,
    });
    const campaign = await owner.must<{ id: string; version: number }>('POST', `${at}/campaigns`, {
      name: 'Winter roast',
    });
    await owner.must('PATCH', `${at}/campaigns/${campaign.id}`, {
      version: campaign.version,
      audience: { everybody: false, lists: [list.id], excludeLists: [] },
      identityId: identity.id,
      subject: 'The winter roast is here, {{first_name}}',
      preheader: 'Huila beans',
      contentFormat: 'html',
      contentSource:
        '<html><body><p>Hello {{first_name}}, <a href="https://shop.northlight.coffee/winter">have a look</a>.</p><p><a href="{{unsubscribe_url}}">Leave</a></p></body></html>',
      trackOpens: false,
      trackClicks: false,
      undoSeconds: 0,
    });
    return campaign.id;
  }

  it('says in its checklist that people unsubscribe by mail, and lets it go', async () => {
    const checklist = await owner.must<{ ready: boolean; items: { key: string; state: string }[] }>(
      'GET',
      `${at}/campaigns/${campaignId}/checklist`,
    );
    expect(checklist.items.filter((item) => item.state === 'blocker')).toEqual([]);
    expect(checklist.items.find((item) => item.key === 'public_url')?.state).toBe('warning');
  });

  it('reaches all 210 at Postfix', async () => {
    const { version } = await owner.must<{ version: number }>('GET', `${at}/campaigns/${campaignId}`);
    await owner.must('POST', `${at}/campaigns/${campaignId}/schedule`, { version, at: null });
    const counts = await eventually(
      async () => {
        const live = await owner.must<{ campaign: { state: string }; counts: Record<string, number> }>(
          'GET',
          `${at}/campaigns/${campaignId}/live`,
        );
        return live.campaign.state === 'finished' ? live.counts : undefined;
      },
      { timeoutMs: 60_000, everyMs: 200 },
    );
    expect(counts).toMatchObject({ accepted: KNOWN + UNKNOWN, total: KNOWN + UNKNOWN });
  });

  it('turns the ten DSNs of real unknown users into hard bounces, read over IMAP', async () => {
    const report = await eventually(
      async () => {
        const found = await owner.must<{ states: Record<string, number>; funnel: Record<string, number> }>(
          'GET',
          `${at}/campaigns/${campaignId}/report`,
        );
        return (found.funnel['bouncedHard'] ?? 0) >= UNKNOWN ? found : undefined;
      },
      { timeoutMs: 60_000, everyMs: 300 },
    );
    expect(report.states).toMatchObject({ accepted: KNOWN, returned: UNKNOWN, total: KNOWN + UNKNOWN });
    const suppressed = await owner.must<{ items: { reason: string }[] }>(
      'GET',
      `${at}/suppressions?limit=50`,
    );
    expect(suppressed.items.filter((one) => one.reason === 'dead_address')).toHaveLength(UNKNOWN);
  });

  it('puts the mail into the mailboxes as it was meant', async () => {
    const mail = await PostalMime.parse(await deliveredTo(7));
    expect(mail.subject).toBe('The winter roast is here, Zoë 7');
    expect(mail.html).toContain('Hello Zoë 7, <a href="https://shop.northlight.coffee/winter"');
    // The author's own way out is kept, and what the law wants beside it is added.
    expect(mail.html).toContain('Northlight Coffee GmbH<br>Speicherstraße 1, Hamburg');
    expect(mail.html?.match(/mailto:hello\+/g)).toHaveLength(1);
    const header = (name: string): string | undefined => mail.headers.find((one) => one.key === name)?.value;
    expect(header('list-unsubscribe')).toMatch(
      /^<mailto:hello\+[a-z2-7]{31}@northlight\.coffee\?subject=unsubscribe>$/,
    );
  });

  it('makes a conversation of an answer, beside its campaign', async () => {
    const original = await PostalMime.parse(await deliveredTo(7));
    const transport = createTransport({
      host: '127.0.0.1',
      port: postfix.port,
      secure: false,
      tls: { rejectUnauthorized: false },
    });
    await transport.sendMail({
      from: `Zoë 7 <person7@${THEIRS}>`,
      to: HELLO,
      subject: `Re: ${original.subject}`,
      inReplyTo: original.messageId ?? '',
      references: original.messageId ?? '',
      text: 'Yes, 40 kg a month would work for us. Can you send a price?\n\nOn Sat, 21 Nov 2026, Jonas from Northlight wrote:\n> Hello Zoë 7',
    });
    transport.close();
    const conversation = await eventually(
      async () => {
        const { items } = await owner.must<{
          items: { person: { address: string }; campaign: { id: string } | null; snippet: string }[];
        }>('GET', `${at}/inbox/conversations`);
        return items.find((one) => one.person.address === `person7@${THEIRS}`);
      },
      { timeoutMs: 30_000, everyMs: 200 },
    );
    expect(conversation).toMatchObject({
      campaign: { id: campaignId },
      snippet: expect.stringContaining('40 kg a month') as string,
    });
    const report = await owner.must<{ funnel: Record<string, number> }>(
      'GET',
      `${at}/campaigns/${campaignId}/report`,
    );
    expect(report.funnel['replied']).toBe(1);
  });

  async function deliveredTo(n: number): Promise<Buffer> {
    const maildir = dovecot.maildir(`person${n}@${THEIRS}`);
    const [name] = await readdir(join(maildir, 'new'));
    return readFile(join(maildir, 'new', name ?? 'nothing arrived'));
  }
});
