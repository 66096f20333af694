import { createTokenSigner, type TokenSigner } from '@mailwright/tokens';
import { compileContent } from '@mailwright/templating';
import { eventually } from '@mailwright/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Client } from 'pg';
import { trackingUrls } from '../src/modules/tracking/public.js';
import { Sealer } from '../src/platform/secrets/sealer.js';
import { Mailwright } from './support/mailwright-in-process.js';
import type { Visitor } from './support/visitor.js';

/**
 * What recipients, their mail programs and scanners do with a mail, over HTTP. In one file, though long: all of it happens
 * to one mailing, whose forty people and ledger are made once.
 */
let app: Mailwright;
let owner: Visitor;
let db: Client;
let signer: TokenSigner;
let ws: string;
let origin: string;
let mailing: { id: string; number: number };
let people: { id: string; email: string }[];
let next = 0;

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36';
const GMAIL = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
const LINKS = [
  'https://shop.example/a?x=1#top',
  'https://shop.example/b',
  'https://shop.example/c',
  'https://shop.example/d',
];

beforeAll(async () => {
  app = await Mailwright.start(['api']);
  origin = app.config.publicUrl;
  owner = await app.owner();
  signer = createTokenSigner({
    keys: [{ id: 0, secret: new Sealer(app.config.masterKey).derive('tracking') }],
  });
  db = new Client({ connectionString: app.database.url });
  await db.connect();
  const made = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', {
    name: 'Northlight',
    kind: 'real',
  });
  ws = made.id;
  await owner.must('PATCH', `/api/v1/workspaces/${ws}`, {
    version: 1,
    legalName: 'Northlight Coffee Ltd',
    postalAddress: '12 Harbour Street',
  });
  people = [];
  for (let no = 1; no <= 40; no += 1) {
    const email = `person${no}@example.com`;
    const { id } = await owner.must<{ id: string }>('POST', `/api/v1/workspaces/${ws}/contacts`, {
      email,
      firstName: `Ada${no}`,
    });
    people.push({ id, email });
  }
  mailing = await buildMailing('campaign');
});
afterAll(async () => {
  await db.end();
  await app.stop();
});
beforeEach(() => {
  next += 1;
});

const ref = () => ({ mailing: mailing.number, ordinal: next });
const urls = () => trackingUrls(origin, signer);
const contactId = () => people[next - 1]?.id ?? '';

const ask = (url: string, init: RequestInit & { agent?: string } = {}) =>
  fetch(url, {
    redirect: 'manual',
    ...init,
    headers: { 'user-agent': init.agent ?? CHROME, ...(init.headers as Record<string, string>) },
  });

async function buildMailing(kind: string): Promise<{ id: string; number: number }> {
  const source = `<body><p>Hello {{default first_name "there"}}</p>${LINKS.map((url) => `<a href="${url}">x</a>`).join('')}<a href="{{unsubscribe_url}}">Unsubscribe</a><script>alert(1)</script></body>`;
  const compiled = await compileContent({
    format: 'html',
    source: source.replace(/<script.*script>/, ''),
    subject: 'Hi {{first_name}}',
  });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const message = {
    from: { name: 'Northlight <Coffee>', address: 'hello@northlight.example' },
    replyTo: null,
    returnPath: { kind: 'plain', address: 'b@northlight.example' },
    unsubscribe: true,
    listId: null,
    sampleFields: null,
    literal: null,
    threading: null,
  };
  const { rows } = await db.query<{ id: string; number: number }>(
    `insert into mailings (workspace_id, kind, campaign_id, account_id, content, message, track_opens, track_clicks)
       values ($1, $2, uuidv7(), uuidv7(), $3, $4, true, true) returning id, number`,
    [ws, kind, JSON.stringify(compiled.content), JSON.stringify(message)],
  );
  const made = rows[0]!;
  for (const [index, url] of LINKS.entries())
    await db.query(
      `insert into links (mailing_number, link_no, workspace_id, mailing_id, url) values ($1, $2, $3, $4, $5)`,
      [made.number, index + 1, ws, made.id, url],
    );
  for (const [index, { id, email }] of people.entries())
    await db.query(
      `insert into deliveries (workspace_id, mailing_id, contact_id, ordinal, email, provider, message_id, state, accepted_at)
         values ($1, $2, $3, $4, $5, 'other', $6, 'accepted', now() - interval '1 hour')`,
      [ws, made.id, id, index + 1, email, `<m.${made.number}.${index + 1}@northlight.example>`],
    );
  return made;
}

interface Engagement {
  opened_at: Date | null;
  machine_opened_at: Date | null;
  clicked_at: Date | null;
  machine_clicked_at: Date | null;
  unsubscribed_at: Date | null;
  converted_at: Date | null;
}
const engagement = async (): Promise<Engagement | undefined> =>
  (
    await db.query<Engagement>(`select * from engagements where mailing_id = $1 and contact_id = $2`, [
      mailing.id,
      contactId(),
    ])
  ).rows[0];
const events = async () =>
  (
    await db.query<{ kind: string; machine: boolean; link_no: number | null }>(
      `select kind, machine, link_no, data from events where mailing_id = $1 and contact_id = $2 order by occurred_at`,
      [mailing.id, contactId()],
    )
  ).rows;
const seen = (check: (is: Engagement) => unknown) =>
  eventually(async () => {
    const is = await engagement();
    return is !== undefined && Boolean(check(is));
  });
const suppressed = async () =>
  (
    await db.query(`select reason from suppressions where scope = 'marketing' and address = $1`, [
      people[next - 1]?.email,
    ])
  ).rowCount;
const form = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});

describe('a mail in doubt', () => {
  const doubtful = () =>
    db.query(
      `update deliveries set state = 'uncertain', accepted_at = null, settled_at = now() - interval '1 minute', reason = 'no_reply_after_body'
        where mailing_id = $1 and ordinal = $2`,
      [mailing.id, next],
    );
  const ended = () =>
    eventually(async () => {
      const { rows } = await db.query<{ state: string; evidence: string; doubted: boolean }>(
        `select d.state, x.evidence, x.doubted_at = d.accepted_at as doubted
           from deliveries d join doubts x using (workspace_id, mailing_id, contact_id) where mailing_id = $1 and ordinal = $2`,
        [mailing.id, next],
      );
      return rows[0] ?? false;
    });

  test.each([
    ['a picture that is loaded', 'open', () => ask(urls().open(ref()), { agent: GMAIL })],
    ['a link that a scanner looks at', 'click', () => ask(urls().click(ref(), 1), { method: 'HEAD' })],
    [
      'an unsubscribe',
      'unsubscribe',
      () => ask(urls().unsubscribe(ref()), form({ 'List-Unsubscribe': 'One-Click' })),
    ],
  ] as const)('had left, says %s, and the attempt in doubt is when', async (_what, evidence, act) => {
    await doubtful();
    expect((await act()).status).toBeLessThan(400);
    expect(await ended()).toEqual({ state: 'accepted', evidence, doubted: true });
  });
});

describe('opens', () => {
  test('a picture loaded by a person’s program is an open', async () => {
    const answer = await ask(urls().open(ref()), { agent: GMAIL });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'image/gif',
      'no-store, private',
    ]);
    expect((await answer.arrayBuffer()).byteLength).toBe(42);
    await seen((is) => is.opened_at && !is.machine_opened_at && !is.clicked_at);
  });

  test('Apple’s privacy proxy is a machine', async () => {
    expect((await ask(urls().open(ref()), { agent: 'Mozilla/5.0' })).status).toBe(200);
    await seen((is) => is.machine_opened_at && !is.opened_at);
  });

  test('a HEAD is a machine; a forged pixel is a pixel and nothing else', async () => {
    expect((await ask(urls().open(ref()), { method: 'HEAD' })).status).toBe(200);
    expect((await ask(`${origin}/o/${'A'.repeat(36)}`)).status).toBe(200);
    await seen((is) => is.machine_opened_at && !is.opened_at);
  });
});

describe('clicks', () => {
  test('a click leads on with a token for the shop, and does not invent an open', async () => {
    const answer = await ask(urls().click(ref(), 1));
    expect(answer.status).toBe(302);
    const location = new URL(answer.headers.get('location') ?? '');
    expect(location.href).toMatch(/^https:\/\/shop\.example\/a\?x=1&mw_c=[\w-]{36}#top$/);
    expect(signer.verify(location.searchParams.get('mw_c') ?? '')).toEqual({
      kind: 'conversion',
      ref: ref(),
      linkNo: 1,
    });
    await seen((is) => is.clicked_at && !is.machine_clicked_at && !is.opened_at);
  });

  test('a scanner that asks HEAD and GET for every link is a machine; the person who clicks right after it is not', async () => {
    for (const no of [1, 2, 3, 4]) {
      expect((await ask(urls().click(ref(), no), { method: 'HEAD' })).status).toBe(302);
      expect((await ask(urls().click(ref(), no))).status).toBe(302);
    }
    await ask(urls().unsubscribe(ref()), { method: 'HEAD' });
    await ask(urls().unsubscribe(ref()));
    await seen((is) => is.machine_clicked_at && !is.clicked_at && !is.unsubscribed_at);
    await ask(urls().click(ref(), 2));
    await seen((is) => is.clicked_at && is.machine_clicked_at);
    expect((await events()).filter((one) => !one.machine)).toMatchObject([{ kind: 'clicked', link_no: 2 }]);
  });

  test('a scanner that hides behind a browser’s name is found by its burst', async () => {
    for (const no of [1, 2]) await ask(urls().click(ref(), no));
    await seen((is) => is.clicked_at);
    for (const no of [3, 4]) await ask(urls().click(ref(), no));
    await seen((is) => is.machine_clicked_at && !is.clicked_at);
    expect((await events()).every((one) => one.machine)).toBe(true);
  });

  test('a destination with a person’s fields is bound in the signature', async () => {
    const destination = 'https://shop.example/for?name=Ad%26a+b';
    const url = urls().click(ref(), 9, destination);
    expect((await ask(url)).headers.get('location')).toMatch(
      /^https:\/\/shop\.example\/for\?name=Ad%26a\+b&mw_c=/,
    );
    expect((await ask(url.replace('shop.example', 'evil.example'))).status).toBe(404);
    expect((await ask(url.split('?')[0] ?? '')).status).toBe(404);
    expect((await ask(urls().click(ref(), 9, 'javascript:alert(1)'))).status).toBe(404);
  });

  test('what nobody signed leads nowhere, in a page for people', async () => {
    for (const path of [
      '/c/x',
      `/c/${'A'.repeat(36)}`,
      `/c/${'A'.repeat(36)}?u=https://evil.example/`,
      `/c/${signer.sign('open', ref())}`,
      `/c/${signer.sign('click', ref(), 77)}`,
    ]) {
      const answer = await ask(`${origin}${path}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([404, null]);
      expect(await answer.text()).toContain('does not lead anywhere');
    }
  });

  test('a link works after its mailing is gone', async () => {
    const { rows } = await db.query<{ number: number }>(
      `insert into links values (2000000000, 1, $1, uuidv7(), 'https://shop.example/old') returning mailing_number as number`,
      [ws],
    );
    expect(
      (await ask(urls().click({ mailing: rows[0]!.number, ordinal: 5 }, 1))).headers.get('location'),
    ).toContain('https://shop.example/old?mw_c=');
  });
});

describe('leaving', () => {
  test('opening the page changes nothing; its button does, and back again', async () => {
    const url = urls().unsubscribe(ref());
    const page = await (await ask(url)).text();
    expect(page).toContain('Unsubscribe from Northlight &lt;Coffee&gt;?');
    expect(page).toContain('Northlight Coffee Ltd\n12 Harbour Street');
    expect(page).not.toMatch(/<script|<img|person\d+@/i);
    expect(await suppressed()).toBe(0);
    const action = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', url).href;
    expect(await (await ask(action, form({ choice: 'unsubscribe' }))).text()).toContain(
      'You are unsubscribed',
    );
    expect([await suppressed(), Boolean((await engagement())?.unsubscribed_at)]).toEqual([1, true]);
    expect(await (await ask(url)).text()).toContain('already unsubscribed');
    expect(await (await ask(action, form({ choice: 'resubscribe' }))).text()).toContain('subscribed again');
    expect(await suppressed()).toBe(0);
    await ask(action, form({ choice: 'unsubscribe' }));
    expect((await events()).filter((one) => one.kind === 'unsubscribed')).toHaveLength(1);
  });

  test.each([
    ['urlencoded', form({ 'List-Unsubscribe': 'One-Click' })],
    [
      'multipart',
      ((): RequestInit => {
        const body = new FormData();
        body.set('List-Unsubscribe', 'One-Click');
        return { method: 'POST', body };
      })(),
    ],
  ])('one click, %s, twice: 200 without cookie or redirect, one opt-out', async (_, init) => {
    const url = urls().oneClick(ref());
    for (let time = 1; time <= 2; time += 1) {
      const answer = await ask(url, init);
      expect([answer.status, answer.headers.get('set-cookie'), answer.headers.get('location')]).toEqual([
        200,
        null,
        null,
      ]);
    }
    expect(await suppressed()).toBe(1);
    expect((await events()).filter((one) => one.kind === 'unsubscribed')).toHaveLength(1);
  });

  test('GET and HEAD of the one-click address, a POST without its words and forged tokens change nothing', async () => {
    const url = urls().oneClick(ref());
    expect((await ask(url)).status).toBe(200);
    expect((await ask(url, { method: 'HEAD' })).status).toBe(200);
    expect((await ask(url, { method: 'POST' })).status).toBe(400);
    expect(
      (await ask(`${origin}/u/${'A'.repeat(36)}/one-click`, form({ 'List-Unsubscribe': 'One-Click' })))
        .status,
    ).toBe(404);
    expect(
      (await ask(urls().click(ref(), 1).replace('/c/', '/u/'), form({ choice: 'unsubscribe' }))).status,
    ).toBe(404);
    expect(await suppressed()).toBe(0);
  });

  test('a test mail has no consequences', async () => {
    const campaign = mailing;
    mailing = await buildMailing('test');
    expect((await ask(urls().click(ref(), 1))).status).toBe(302);
    await ask(urls().open(ref()));
    expect((await ask(urls().oneClick(ref()), form({ 'List-Unsubscribe': 'One-Click' }))).status).toBe(200);
    expect(await (await ask(urls().unsubscribe(ref()))).text()).toContain('This was a test mail');
    // What is asked for later is written later: once that is there, the test's part would be, too.
    const test = mailing;
    mailing = campaign;
    await ask(urls().open(ref()));
    await seen((is) => is.opened_at);
    mailing = test;
    expect([await engagement(), await suppressed(), await events()]).toEqual([undefined, 0, []]);
    mailing = campaign;
  });
});

test('a mail shows in the browser as it was sent, runs nothing and counts as nothing', async () => {
  const answer = await ask(urls().view(ref()));
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox /);
  const html = await answer.text();
  expect(html).toContain(`Hello Ada${next}`);
  expect(html).toContain(urls().click(ref(), 2));
  expect(html).not.toContain(`${origin}/o/`);
  await db.query(`delete from contacts where id = $1`, [contactId()]);
  expect(await (await ask(urls().view(ref()))).text()).toContain('Hello there');
  expect(await engagement()).toBeUndefined();
  expect((await ask(`${origin}/v/${'A'.repeat(36)}`)).status).toBe(404);
});

interface Roi {
  total: { orderRevenue: string };
  browserReported: { counted: boolean; revenue: string };
}

describe('orders', () => {
  const report = (order: object) =>
    ask(`${origin}/t/conversions`, {
      method: 'POST',
      body: JSON.stringify(order),
      headers: { 'content-type': 'application/json' },
    });

  test('an order with the token of a click belongs to its campaign, once', async () => {
    const order = {
      token: signer.sign('conversion', ref(), 2),
      orderId: `N-${next}`,
      amount: '24.50',
      currency: 'EUR',
      occurredAt: new Date().toISOString(),
    };
    expect(await (await report(order)).json()).toEqual({ recorded: true, already: false });
    expect(await (await report({ ...order, amount: '99.00' })).json()).toEqual({
      recorded: false,
      already: true,
    });
    const list = await owner.must<{ items: unknown[] }>(
      'GET',
      `/api/v1/workspaces/${ws}/conversions?contactId=${contactId()}`,
    );
    expect(list.items).toMatchObject([
      {
        orderId: `N-${next}`,
        amount: '24.500000',
        attributedBy: 'click_token',
        linkNo: 2,
        mailingId: mailing.id,
      },
    ]);
    expect((await engagement())?.converted_at).toBeTruthy();
    expect((await report({ ...order, token: signer.sign('click', ref(), 2) })).status).toBe(404);
    expect((await report({ ...order, amount: 'much' })).status).toBe(400);
  });

  test('an order without a key is told apart, bounded, and gives way to one with a key', async () => {
    await db.query(
      `insert into campaigns (workspace_id, name, subject, currency, mailing_id, launched_at) values ($1, 'Autumn', 'Hi', 'EUR', $2, now())`,
      [ws, mailing.id],
    );
    const path = `/api/v1/workspaces/${ws}/conversions`;
    const token = signer.sign('conversion', ref(), 2);
    expect((await report({ token, orderId: 'x', amount: '1', currency: 'QQQ' })).status).toBe(400);
    const orderId = `S-${next}`;
    // Whoever clicked takes the number of somebody else's order.
    const squatted = { token, orderId, amount: '99999', currency: 'EUR' };
    expect(await (await report(squatted)).json()).toEqual({ recorded: true, already: false });
    expect(await (await report({ ...squatted, amount: '1' })).json()).toEqual({
      recorded: false,
      already: true,
    });
    expect((await report({ ...squatted, orderId: 'much', amount: '100001' })).status).toBe(400);
    expect((await report({ ...squatted, orderId: 'less', amount: '-5' })).status).toBe(400);
    const money = async () => {
      const { total, browserReported } = await owner.must<Roi>('GET', `/api/v1/workspaces/${ws}/roi`);
      return { revenue: Number(total.orderRevenue), browserReported };
    };
    const count = async (browserOrdersCount: boolean) => {
      const { version } = await owner.must<{ version: number }>('GET', `/api/v1/workspaces/${ws}`);
      await owner.must('PATCH', `/api/v1/workspaces/${ws}`, { browserOrdersCount, version });
    };
    const before = await money();
    expect(before.browserReported).toMatchObject({ counted: true });
    await count(false);
    expect((await money()).revenue).toBe(before.revenue - Number(before.browserReported.revenue));
    await count(true);

    const real = { email: people[next - 1]?.email, orderId, amount: '10', currency: 'EUR' };
    expect(await owner.must('POST', path, real)).toMatchObject({
      verified: true,
      amount: '10.000000',
      already: false,
    });
    // Then nothing without a key changes it, and the second report with one neither.
    expect(await (await report(squatted)).json()).toEqual({ recorded: false, already: true });
    expect(await owner.must('POST', path, { ...real, amount: '20' })).toMatchObject({
      amount: '10.000000',
      already: true,
    });
    expect((await money()).revenue).toBe(before.revenue - 99_999);
    // With a key the token of the click is as good as the address.
    const byClick = { token, orderId: `K-${next}`, amount: '-3', currency: 'EUR' };
    expect(await owner.must('POST', path, byClick)).toMatchObject({
      verified: true,
      attributedBy: 'click_token',
      linkNo: 2,
    });
  });

  test('one click reports a handful of orders, no flood', async () => {
    const token = signer.sign('conversion', ref(), 1);
    const statuses: number[] = [];
    for (let nth = 0; nth < 22; nth += 1)
      statuses.push(
        (await report({ token, orderId: `F-${next}-${nth}`, amount: '1', currency: 'EUR' })).status,
      );
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    expect(statuses.slice(20)).toEqual([429, 429]);
  });

  test('an order of a known person belongs to their last confirmed click', async () => {
    await ask(urls().click(ref(), 3));
    await seen((is) => is.clicked_at);
    const path = `/api/v1/workspaces/${ws}/conversions`;
    const order = { email: people[next - 1]?.email, orderId: `P-${next}`, amount: '10', currency: 'EUR' };
    expect(await owner.must('POST', path, order)).toMatchObject({
      attributedBy: 'last_click',
      linkNo: 3,
      mailingId: mailing.id,
      already: false,
    });
    expect(await owner.must('POST', path, order)).toMatchObject({ already: true });
    const longAgo = { ...order, orderId: 'old', occurredAt: '2025-01-01T00:00:00Z' };
    expect(await owner.must('POST', path, longAgo)).toMatchObject({ attributedBy: null, campaignId: null });
    expect(
      (await owner.send('POST', path, { ...order, email: 'stranger@example.com', orderId: 'x' })).status,
    ).toBe(404);
  });
});
