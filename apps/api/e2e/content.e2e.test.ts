import type { Attachment, Template } from '@mailwright/contracts';
import { eventually } from '@mailwright/testing';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { SmtpPool } from '@mailwright/smtp';
import { issueCertificate } from '@mailwright/mailbox/testing/certificates';
import { startListener } from '../src/modules/sending/testing/smtp-listener.js';
import { Mailwright } from './support/mailwright-in-process.js';
import { startPostfix, whyNoPostfix } from './support/servers/postfix.js';
import { SandboxUnderTest } from './support/sandbox.js';
import type { Visitor } from './support/visitor.js';

/** What is written arrives as it was written: through the API, the sender and a real SMTP server. */
const PEOPLE = 4;
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1_500_000, 'price list\n')]);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

interface CampaignView {
  id: string;
  version: number;
  attachments: Attachment[];
}
interface PreviewView {
  html: string;
  subject: string;
  bytes: number;
}
type DeliveryLine = Record<'contactId' | 'email' | 'state', string>;

let mailwright: Mailwright;
let owner: Visitor;
let sandbox: SandboxUnderTest;
let server: Awaited<ReturnType<typeof startListener>>;

beforeAll(async () => {
  mailwright = await Mailwright.start(['api', 'sender', 'jobs', 'sandbox']);
  owner = await mailwright.owner();
  sandbox = await SandboxUnderTest.make(owner, PEOPLE);
  // No SMTPUTF8 and no 8BITMIME: the plainest server there is.
  server = await startListener({ plain: true });
  await mailwright.query(
    `update sending_accounts set host = '127.0.0.1', port = $2, security = 'none', auth_method = 'none', version = version + 1
      where workspace_id = $1`,
    [sandbox.id, server.port],
  );
});
afterAll(async () => {
  await mailwright?.stop();
  await server?.stop();
});

const uploadTo = async <T>(path: string, bytes: Buffer, contentType: string): Promise<T> => {
  const { status, body } = await owner.send<T>('POST', `${sandbox.at}/${path}`, bytes, {
    'content-type': contentType,
  });
  if (status !== 201) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
  return body;
};
const attach = (name: string, bytes: Buffer) =>
  uploadTo<Attachment>(`files?fileName=${encodeURIComponent(name)}`, bytes, 'application/octet-stream');

async function write(name: string, change: object): Promise<CampaignView> {
  const made = await owner.must<CampaignView>(
    'POST',
    `${sandbox.at}/campaigns/${sandbox.campaignId}/duplicate`,
  );
  return owner.must('PATCH', `${sandbox.at}/campaigns/${made.id}`, {
    version: made.version,
    name,
    undoSeconds: 0,
    ...change,
  });
}

async function send({ id, version }: CampaignView): Promise<void> {
  await owner.must('POST', `${sandbox.at}/campaigns/${id}/schedule`, { version, at: null });
  await eventually(
    async () => {
      const { campaign, counts } = await owner.must<{
        campaign: { state: string; stateSays: string };
        counts: object;
      }>('GET', `${sandbox.at}/campaigns/${id}/live`);
      if (campaign.state !== 'finished')
        throw new Error(`${campaign.state}: ${campaign.stateSays} ${JSON.stringify(counts)}`);
      return true;
    },
    { timeoutMs: 30_000, everyMs: 100 },
  );
}

async function mailTo(address: string, about: string): Promise<Email> {
  return eventually(
    async () => {
      for (const message of server.messages) {
        const mail = await PostalMime.parse(message);
        if (mail.to?.[0]?.address === address && mail.subject?.includes(about)) return mail;
      }
      return undefined;
    },
    { timeoutMs: 20_000, everyMs: 100 },
  );
}

const bytesOf = (mail: Email, name: string): Buffer => {
  const found = mail.attachments.find(({ filename }) => filename === name);
  if (!found)
    throw new Error(`No ${name} among ${mail.attachments.map(({ filename }) => filename).join(', ')}`);
  return Buffer.from(found.content as ArrayBuffer);
};
const someone = async (): Promise<{ id: string; email: string }> => {
  const { items } = await owner.must<{ items: { id: string; email: string }[] }>(
    'GET',
    `${sandbox.at}/contacts?limit=1`,
  );
  return items[0]!;
};

describe('files of a campaign', () => {
  let campaign: CampaignView;
  let image: { id: string; url: string; embedUrl: string };

  beforeAll(async () => {
    image = await uploadTo('images?fileName=cup.png', PNG, 'image/png');
    const pdf = await attach('Preisliste für Zoë – 見積.pdf', PDF);
    const csv = await attach('../people.csv', Buffer.from('name;city\nZoë;Köln\n'));
    campaign = await write('With files', {
      subject: 'With files',
      contentFormat: 'html',
      contentText: null,
      contentSource: `<body><p>Hello {{first_name}}</p><img src="${image.embedUrl}" alt="A cup"><a href="{{view_url}}">View</a><a href="{{unsubscribe_url}}">Leave</a></body>`,
      attachments: [pdf, csv],
    });
  });

  test('are listed with the type and size that the server found, and come back as they were', async () => {
    expect(campaign.attachments).toMatchObject([
      { fileName: 'Preisliste für Zoë – 見積.pdf', contentType: 'application/pdf', bytes: PDF.length },
      { fileName: 'people.csv', contentType: 'text/csv' },
    ]);
    const [, csv] = campaign.attachments;
    const answer = await owner.send('GET', `${sandbox.at}/files/${csv!.fileId}?fileName=people.csv`);
    expect(answer).toMatchObject({ status: 200, body: 'name;city\nZoë;Köln\n' });
    const stranger = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', {
      name: 'Else',
      kind: 'real',
    });
    expect((await owner.send('GET', `/api/v1/workspaces/${stranger.id}/files/${csv!.fileId}`)).status).toBe(
      404,
    );
    expect((await mailwright.visitor().send('GET', `${sandbox.at}/files/${csv!.fileId}`)).status).toBe(401);
  });

  test('are counted in the checklist, in everybody’s copies, and in the size of the message', async () => {
    const { items } = await owner.must<{ items: { key: string; state: string; says: string }[] }>(
      'GET',
      `${sandbox.at}/campaigns/${campaign.id}/checklist`,
    );
    expect(items.find(({ key }) => key === 'files')).toMatchObject({
      state: 'ok',
      says: '2 files and 1 embedded picture, 1.5 MB. For 4 people 8.2 MB leave, as mails carry files.',
    });
    const preview = await owner.must<PreviewView>(
      'POST',
      `${sandbox.at}/campaigns/${campaign.id}/preview`,
      {},
    );
    expect(preview.bytes).toBeGreaterThan(PDF.length * 1.36);
    expect(preview.html).toContain(`src="${image.embedUrl}"`);
  });

  test('go with a test and with the campaign, to the byte, and the picture is where the HTML shows it', async () => {
    await owner.must('POST', `${sandbox.at}/campaigns/${campaign.id}/test`, {
      addresses: ['me@northlight.test'],
    });
    const tried = await mailTo('me@northlight.test', 'With files');
    await send(campaign);
    // The library may lose the picture after the launch: the mailing has its own.
    const { email } = await someone();
    for (const mail of [tried, await mailTo(email, 'With files')]) {
      expect(
        mail.attachments.map(({ filename, mimeType, disposition }) => [filename, mimeType, disposition]),
      ).toEqual([
        ['cup.png', 'image/png', 'inline'],
        ['Preisliste für Zoë – 見積.pdf', 'application/pdf', 'attachment'],
        ['people.csv', 'text/csv', 'attachment'],
      ]);
      expect(bytesOf(mail, 'Preisliste für Zoë – 見積.pdf').equals(PDF)).toBe(true);
      expect(bytesOf(mail, 'cup.png').equals(PNG)).toBe(true);
      expect(mail.html).toContain(`<img src="${image.embedUrl}"`);
      expect(mail.attachments[0]?.contentId).toBe(`<${image.embedUrl.slice('cid:'.length)}>`);
    }
    expect(server.accepted).toHaveLength(PEOPLE + 1);
    for (const message of server.messages)
      for (const line of message.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
  });

  test('are seen in a browser, too: there the picture comes from the library', async () => {
    const { email } = await someone();
    const { html = '' } = await mailTo(email, 'With files');
    const page = await fetch(/href="(http:[^"]+\/v\/[^"]+)"/.exec(html)![1]!);
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining(`<img src="${image.url}"`),
    ]);
    const picture = await fetch(image.url);
    expect(Buffer.from(await picture.arrayBuffer()).equals(PNG)).toBe(true);
    expect(picture.headers.get('cache-control')).toContain('immutable');
    expect(picture.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('go along to a copy of the campaign, and a picture that was deleted keeps the copy back', async () => {
    const copy = await owner.must<CampaignView>('POST', `${sandbox.at}/campaigns/${campaign.id}/duplicate`);
    expect(copy.attachments).toEqual(campaign.attachments);
    await owner.must('DELETE', `${sandbox.at}/images/${image.id}`);
    const refused = await owner.send('POST', `${sandbox.at}/campaigns/${copy.id}/schedule`, {
      version: copy.version,
      at: null,
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'campaign.blocked_by_files' } });
  });

  test('are refused with the reason', async () => {
    const tooLarge = await owner.send(
      'POST',
      `${sandbox.at}/files?fileName=a.pdf`,
      Buffer.alloc(10_000_001, 'x'),
      {
        'content-type': 'application/octet-stream',
      },
    );
    expect(tooLarge).toMatchObject({ status: 413, body: { code: 'file.too_large' } });
    const program = await owner.send('POST', `${sandbox.at}/files?fileName=a.exe`, Buffer.from('MZ'), {
      'content-type': 'application/octet-stream',
    });
    expect(program).toMatchObject({ status: 400, body: { code: 'file.refused' } });
    const [pdf] = campaign.attachments;
    const draft = await write('Too much', {});
    const tooMuch = await owner.send('PATCH', `${sandbox.at}/campaigns/${draft.id}`, {
      version: draft.version,
      attachments: Array.from({ length: 13 }, () => pdf),
    });
    expect(tooMuch).toMatchObject({ status: 413, body: { code: 'file.too_many_bytes' } });
  });

  test('of a template go with every campaign that is begun from it', async () => {
    const [pdf] = campaign.attachments;
    const template = await owner.must<Template>('POST', `${sandbox.at}/templates`, {
      name: 'With a price list',
      format: 'html',
      source: '<p>Hello</p>',
      attachments: [pdf],
    });
    expect(template.attachments).toEqual([pdf]);
    const begun = await owner.must<CampaignView>('POST', `${sandbox.at}/campaigns`, {
      name: 'From it',
      templateId: template.id,
    });
    expect(begun.attachments).toEqual([pdf]);
  });
});

describe('preview, test and campaign', () => {
  /** The HTML with its links led back to where they are written to: what differs is counted by the platform. */
  async function untracked(html: string): Promise<string> {
    let plain = html
      .replace(/<img src="[^"]*\/o\/[^"]*"[^>]*>\n?/, '')
      .replace(/\/(u|v)\/[\w-]+/g, '/$1/token');
    for (const [whole, address] of html.matchAll(/(http:\/\/[\w.:]+\/c\/[^"\s<]+)/g)) {
      const answer = await fetch(address!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='), {
        redirect: 'manual',
      });
      const destination = (answer.headers.get('location') ?? '').replace(/[?&]mw_c=[\w-]+/, '');
      plain = plain.replace(whole, destination.replaceAll('&', '&amp;'));
    }
    return plain;
  }

  test.each([
    [
      'html',
      `<html><body style="color:#123"><p title="{{city}}">Grüß dich, {{default first_name "Freund"}} – 日本語 שלום 👩🏽‍🚀</p>
        {{#if plan}}<b>{{plan}}</b>{{else}}<i>none</i>{{/if}} {{formatNumber 1234.5 locale="de"}}
        <a href="https://shop.example/a?x=1&amp;y=2">One</a> <a href="https://shop.example/{{last_name}}?q={{city}}">Two</a>
        <a href="mailto:hello@shop.example">Mail</a> <a href="{{view_url}}">View</a> <a href="{{unsubscribe_url}}">Leave</a></body></html>`,
    ],
    [
      'mjml',
      `<mjml><mj-head><mj-preview>Soon</mj-preview></mj-head><mj-body><mj-section><mj-column><mj-text>Hello {{first_name}}</mj-text>
        <mj-button href="https://shop.example/b">Buy</mj-button><mj-text><a href="{{unsubscribe_url}}">Leave</a></mj-text></mj-column></mj-section></mj-body></mjml>`,
    ],
  ])('show and send the same %s but for tracking', async (contentFormat, contentSource) => {
    const subject = `The same ${contentFormat} for {{first_name}}`;
    const campaign = await write('Same', {
      subject,
      preheader: 'Only {{last_name}}',
      contentFormat,
      contentSource,
      contentText: null,
      trackOpens: true,
      trackClicks: true,
    });
    const person = await someone();
    const path = `${sandbox.at}/campaigns/${campaign.id}`;
    const shown = await owner.must<PreviewView>('POST', `${path}/preview`, { contactId: person.id });
    const tester = `${contentFormat}@northlight.test`;
    await owner.must('POST', `${path}/test`, { addresses: [tester], contactId: person.id });
    const tried = await mailTo(tester, `The same ${contentFormat}`);
    await send(campaign);
    const sent = await mailTo(person.email, `The same ${contentFormat}`);

    expect(sent.html).toContain('/c/');
    expect(sent.html).toMatch(/\/o\/[\w-]+/);
    const wanted = await untracked(shown.html);
    // A single line end closes each part; nothing else may differ.
    const read = async (mail: Email) =>
      (await untracked(mail.html ?? '')).replace(/\r\n/g, '\n').replace(/\n+$/, '');
    expect(await read(tried)).toBe(wanted.replace(/\n+$/, ''));
    expect(await read(sent)).toBe(wanted.replace(/\n+$/, ''));
    expect(sent.subject).toBe(shown.subject);
    expect(tried.subject).toBe(`[Test] ${shown.subject}`);
  });
});

describe('addresses beyond ASCII', () => {
  test('are judged one by one: a domain is written in ASCII, a name that the server cannot take fails in plain words', async () => {
    const list = await owner.must<{ id: string }>('POST', `${sandbox.at}/lists`, {
      name: 'International',
      consentSource: 'Form',
    });
    for (const email of ['jürgen@people.test', 'zoe@bücher.test', 'plain@people.test'])
      await owner.must('POST', `${sandbox.at}/contacts`, { email, listIds: [list.id] });
    const campaign = await write('International', {
      subject: 'International',
      audience: { everybody: false, lists: [list.id], excludeLists: [] },
    });
    await send(campaign);
    const { items } = await owner.must<{ items: DeliveryLine[] }>(
      'GET',
      `${sandbox.at}/campaigns/${campaign.id}/deliveries`,
    );
    expect(Object.fromEntries(items.map(({ email, state }) => [email, state]))).toEqual({
      'jürgen@people.test': 'rejected',
      'zoe@bücher.test': 'accepted',
      'plain@people.test': 'accepted',
    });
    // This server shows domains in their own letters; what it was told is in the header as well.
    expect(
      server.messages.filter((message) => message.includes('\r\nTo: zoe@xn--bcher-kva.test\r\n')),
    ).toHaveLength(1);
    expect(server.asked).not.toContain('jürgen@people.test');
    const juergen = items.find(({ state }) => state === 'rejected')!;
    const record = await owner.must<{ why: string; history: { serverWords: string | null; says: string }[] }>(
      'GET',
      `${sandbox.at}/campaigns/${campaign.id}/deliveries/${juergen.contactId}`,
    );
    expect(record.why).toMatch(/^The address has letters beyond English/);
    expect(JSON.stringify(record.history)).toContain('does not offer SMTPUTF8');
  });

  const impossible = whyNoPostfix();
  if (impossible !== null && process.env['CI'] === 'true') throw new Error(impossible);
  if (impossible !== null) process.stderr.write(`skipped: ${impossible}\n`);

  test.skipIf(impossible !== null)('are taken by Postfix, which offers SMTPUTF8', async () => {
    const postfix = await startPostfix({
      domains: ['people.test', 'xn--bcher-kva.test'],
      lmtpPort: 1,
      certificate: await issueCertificate(),
    });
    onTestFinished(() => postfix.stop());
    const pool = new SmtpPool(
      {
        host: '127.0.0.1',
        port: postfix.port,
        security: 'starttls',
        allowInvalidCertificate: true,
        maxConnections: 1,
        messagesPerConnection: 100,
      },
      { onlyLoopback: true },
    );
    onTestFinished(() => pool.destroy());
    const letter = (to: string) =>
      Buffer.from(`From: a@people.test\r\nTo: ${to}\r\nSubject: x\r\n\r\nGrüße\r\n`);
    for (const to of ['jürgen@people.test', 'zoe@bücher.test'])
      expect(
        await pool.send({ from: 'a@people.test', to }, letter(to), { bodyEnding: () => undefined }),
      ).toMatchObject({
        status: 'accepted',
      });
    await eventually(async () => (await postfix.log()).includes('to=<jürgen@people.test>'), {
      timeoutMs: 10_000,
      everyMs: 100,
    });
    expect(await postfix.log()).toContain('to=<zoe@xn--bcher-kva.test>');
  });
});
