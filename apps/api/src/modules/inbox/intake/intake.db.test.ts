import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bounce, complaint, reply } from '../testing/letters.js';
import { type InboxBench, openInboxBench } from '../testing/inbox-bench.js';

let bench: InboxBench;
beforeAll(async () => {
  bench = await openInboxBench();
});
afterAll(() => bench.close());

const engagementsOf = (ws: string) =>
  bench.all<Record<string, unknown>>('select * from engagements where workspace_id = $1', [ws]);
const eventsOf = (ws: string) =>
  bench.all<{ kind: string }>('select kind from events where workspace_id = $1 order by occurred_at', [ws]);
const suppressionsOf = (ws: string) =>
  bench.all<{ reason: string; scope: string; address: string }>(
    'select reason, scope, address from suppressions where workspace_id = $1',
    [ws],
  );

describe('what a genuine message changes', () => {
  test('a reply opens a conversation with its campaign, its person and a suggested label', async () => {
    const scene = await bench.scene();
    await scene.take([reply({ inReplyTo: scene.messageId })]);
    const { items } = await bench.conversations.list(scene.ws, { limit: 50 });
    expect(items).toMatchObject([
      {
        folder: 'primary',
        unread: true,
        awaitsAnswer: true,
        label: 'interested',
        labelBy: 'rule',
        labelPhrase: 'Yes, 40 kg a month would work for us.',
        person: { name: 'Ada Byron', address: 'ada@example.com' },
        campaign: { id: scene.campaign, name: 'Autumn roast' },
        contactId: scene.contact.id,
      },
    ]);
    expect(await engagementsOf(scene.ws)).toMatchObject([
      { mailing_id: scene.mailingId, replied_at: expect.any(Date) as Date },
    ]);
    const whole = await bench.conversations.get(scene.ws, items[0]?.id ?? '');
    expect(whole.messages).toMatchObject([
      { kind: 'campaign_mail', subject: 'Coffee for Ada', text: 'Hello Ada, the new harvest is in.' },
      { kind: 'incoming', match: { by: 'message_id', strong: true, done: ['replied'] } },
    ]);
    expect(whole.answersFrom).toEqual({ name: 'Jonas', address: 'jonas@northlight.example' });
  });

  test('a bounce to our return path suppresses the dead address and counts as hard', async () => {
    const scene = await bench.scene();
    await scene.take([bounce({ to: scene.returnPath })]);
    expect(await suppressionsOf(scene.ws)).toEqual([
      { reason: 'dead_address', scope: 'all', address: 'ada@example.com' },
    ]);
    expect(await engagementsOf(scene.ws)).toMatchObject([
      { bounce_kind: 'hard', bounce_category: 'unknown_user' },
    ]);
    expect((await bench.conversations.list(scene.ws, { limit: 50 })).items).toEqual([]);
    const { items } = await bench.returned.list(scene.ws, { limit: 50, kind: 'bounces' });
    expect(items).toMatchObject([
      {
        suppressed: true,
        recipient: 'ada@example.com',
        match: { by: 'return_path' },
        whatWasDone: 'The address gets no more mail.',
      },
    ]);
    await bench.returned.lift(scene.ws, items[0]?.id ?? '');
    expect(await suppressionsOf(scene.ws)).toEqual([]);
  });

  test('a bounce that names another address still only concerns the address that we mailed', async () => {
    const scene = await bench.scene();
    await scene.take([bounce({ to: scene.returnPath, recipient: 'competitor@example.org' })]);
    expect((await suppressionsOf(scene.ws)).map(({ address }) => address)).toEqual(['ada@example.com']);
  });

  test('a refusal for policy suppresses nobody', async () => {
    const scene = await bench.scene();
    await scene.take([
      bounce({
        to: scene.returnPath,
        status: '5.7.1',
        diagnostic: '550 5.7.1 Message rejected due to policy',
      }),
    ]);
    expect(await suppressionsOf(scene.ws)).toEqual([]);
    expect(await engagementsOf(scene.ws)).toHaveLength(1);
  });

  test('bounce messages that blame a full mailbox count, and the fifth suppresses', async () => {
    const scene = await bench.scene();
    const full = { status: '5.2.2', diagnostic: '552 5.2.2 <ada@example.com>: Mailbox is full' };
    for (let day = 1; day <= 4; day += 1)
      await bench.all(
        `insert into address_strikes (workspace_id, address_hash, mailing_id, contact_id, at, times, within, rule, words, heard)
           select $1, address_hash, uuidv7(), id, '2026-11-20T10:00:00Z'::timestamptz - make_interval(days => $2), 5, '30 days', 'any.mailbox-full', '452 full', 'refused'
             from contacts where workspace_id = $1`,
        [scene.ws, day],
      );
    await scene.take([bounce({ to: scene.returnPath, ...full })]);
    expect(await suppressionsOf(scene.ws)).toMatchObject([{ reason: 'repeated_soft_bounce' }]);
    expect(await engagementsOf(scene.ws)).toMatchObject([{ bounce_kind: 'soft' }]);
    const { items } = await bench.returned.list(scene.ws, { limit: 50, kind: 'bounces' });
    expect(items).toMatchObject([{ suppressed: true }]);
    await bench.returned.lift(scene.ws, items[0]?.id ?? '');
    expect(await suppressionsOf(scene.ws)).toEqual([]);
  });

  test('a complaint that returns our Message-ID suppresses its writer', async () => {
    const scene = await bench.scene();
    await scene.take([complaint({ to: 'jonas@northlight.example', originalId: scene.messageId })]);
    expect(await suppressionsOf(scene.ws)).toMatchObject([{ reason: 'complaint' }]);
    expect(await engagementsOf(scene.ws)).toMatchObject([{ complained_at: expect.any(Date) as Date }]);
  });

  test('an opt-out in words stops marketing and lands in the other folder', async () => {
    const scene = await bench.scene();
    await scene.take([reply({ inReplyTo: scene.messageId, text: 'Please remove me from your list.' })]);
    expect(await suppressionsOf(scene.ws)).toMatchObject([
      { reason: 'opted_out_in_words', scope: 'marketing' },
    ]);
    expect((await bench.conversations.list(scene.ws, { limit: 50 })).items).toMatchObject([
      { folder: 'other', label: 'opted_out', awaitsAnswer: false },
    ]);
    expect(await eventsOf(scene.ws)).toEqual([{ kind: 'unsubscribed' }]);
  });

  describe('an opt-out in words that only its sender leads to', () => {
    const text = 'Please remove me from your list.';
    const from = (result: string) => [`Authentication-Results: mx.northlight.example; ${result}`];
    const asked = (ws: string) =>
      bench.all<{ id: string; by: string }>(
        `select id, match ->> 'by' as by from inbox_messages where workspace_id = $1 and kind = 'unsubscribe'`,
        [ws],
      );

    test.each([
      ['with no word about it', []],
      ['proven', from('dmarc=pass header.from=example.com')],
    ])('is honoured: %s', async (_, headers) => {
      const scene = await bench.scene();
      await scene.take([reply({ text, headers })]);
      expect(await suppressionsOf(scene.ws)).toMatchObject([{ reason: 'opted_out_in_words' }]);
    });

    test('waits for a person when the receiving server calls it forged, and is honoured by one button', async () => {
      const scene = await bench.scene();
      await scene.take([reply({ text, headers: from('spf=fail; dmarc=fail header.from=example.com') })]);
      expect(await suppressionsOf(scene.ws)).toEqual([]);
      expect(await engagementsOf(scene.ws)).toEqual([]);
      expect((await bench.conversations.list(scene.ws, { limit: 50 })).items).toMatchObject([
        { folder: 'primary', label: 'opted_out', awaitsAnswer: true, unread: true, state: 'open' },
      ]);
      const [message] = await asked(scene.ws);
      await bench.doubtful.confirm(scene.ws, message!.id, null);
      await bench.doubtful.confirm(scene.ws, message!.id, null);
      expect(await suppressionsOf(scene.ws)).toMatchObject([
        { reason: 'opted_out_in_words', scope: 'marketing' },
      ]);
      expect((await bench.conversations.list(scene.ws, { limit: 50 })).items).toMatchObject([
        { state: 'done', awaitsAnswer: false },
      ]);
      // And taken back by another.
      await bench.returned.lift(scene.ws, message!.id);
      expect(await suppressionsOf(scene.ws)).toEqual([]);
    });

    test('is honoured in spite of it when it answers our mail: nobody else has its Message-ID', async () => {
      const scene = await bench.scene();
      await scene.take([
        reply({ text, inReplyTo: scene.messageId, headers: from('dmarc=fail header.from=example.com') }),
      ]);
      expect(await suppressionsOf(scene.ws)).toHaveLength(1);
    });

    test('of somebody whom we never mailed is not lost: a person sees it', async () => {
      const scene = await bench.scene();
      await scene.take([reply({ text, from: 'Eve <eve@elsewhere.example>' })]);
      expect(await suppressionsOf(scene.ws)).toEqual([]);
      expect((await bench.conversations.list(scene.ws, { limit: 50 })).items).toMatchObject([
        { folder: 'primary', label: 'opted_out', awaitsAnswer: true },
      ]);
      const [message] = await asked(scene.ws);
      await bench.doubtful.confirm(scene.ws, message!.id, null);
      expect(await suppressionsOf(scene.ws)).toMatchObject([{ reason: 'opted_out_in_words' }]);
    });
  });

  test('a mail in doubt is accepted when its answer comes', async () => {
    const scene = await bench.scene({ state: 'uncertain' });
    await scene.take([reply({ inReplyTo: scene.messageId })]);
    expect(
      await bench.all('select state, reason from deliveries where mailing_id = $1', [scene.mailingId]),
    ).toEqual([{ state: 'accepted', reason: 'confirmed_by_reply' }]);
  });

  test('an absence is kept with its date, away from the people', async () => {
    const scene = await bench.scene();
    const text = 'I am out of the office until 2 December 2026 and will answer then.';
    await scene.take([
      reply({
        inReplyTo: scene.messageId,
        subject: 'Automatic reply: Coffee for Ada',
        text,
        headers: ['Auto-Submitted: auto-replied'],
      }),
    ]);
    expect((await bench.conversations.list(scene.ws, { limit: 50 })).items).toMatchObject([
      { folder: 'other', label: 'away', unread: false },
    ]);
    expect(await eventsOf(scene.ws)).toEqual([{ kind: 'auto_replied' }]);
  });
});

describe('what a forged message changes', () => {
  test.each([
    [
      'without any token',
      (scene: Scene) => bounce({ to: 'jonas@northlight.example', originalId: null }) + scene.ws.slice(0, 0),
    ],
    ['with a made-up token', () => bounce({ to: `jonas+${'a'.repeat(31)}@northlight.example` })],
    [
      'with a damaged token',
      (scene: Scene) =>
        bounce({
          to: scene.returnPath.replace(/.@northlight/, (end) => (end[0] === 'a' ? 'b' : 'a') + end.slice(1)),
        }),
    ],
    [
      'with a guessed Message-ID',
      (scene: Scene) =>
        bounce({
          to: 'jonas@northlight.example',
          originalId: scene.messageId.replace(/\.[0-9a-f]{20}@/, '.0123456789abcdef0123@'),
        }),
    ],
    ['as a complaint', () => complaint({ to: 'jonas@northlight.example' })],
    [
      'as a complaint with a guessed Message-ID',
      (scene: Scene) =>
        complaint({
          to: 'jonas@northlight.example',
          originalId: scene.messageId.replace(/\.[0-9a-f]{20}@/, '.0123456789abcdef0123@'),
        }),
    ],
  ])('a report %s is kept and changes nobody', async (_name, letter) => {
    const scene = await bench.scene({ state: 'uncertain' });
    await scene.take([letter(scene)]);
    expect(await scene.stored()).toHaveLength(1);
    expect(await suppressionsOf(scene.ws)).toEqual([]);
    expect(await engagementsOf(scene.ws)).toEqual([]);
    expect(await eventsOf(scene.ws)).toEqual([]);
    expect(await bench.all('select state from deliveries where mailing_id = $1', [scene.mailingId])).toEqual([
      { state: 'uncertain' },
    ]);
    const kind = (await scene.stored())[0]?.['kind'] === 'complaint' ? 'complaints' : 'bounces';
    const { items } = await bench.returned.list(scene.ws, { limit: 50, kind });
    expect(items[0]?.whatWasDone).toMatch(/^Nothing:/);
  });

  test('a token of another workspace leads nowhere', async () => {
    const [mine, theirs] = [await bench.scene(), await bench.scene()];
    await mine.take([bounce({ to: theirs.returnPath, recipient: 'somebody@example.net' })]);
    expect(await suppressionsOf(mine.ws)).toEqual([]);
    expect(await suppressionsOf(theirs.ws)).toEqual([]);
    expect(await mine.stored()).toMatchObject([{ match: null }]);
  });
});

describe('reading again', () => {
  const letters = (scene: Scene) => [
    reply({ inReplyTo: scene.messageId }),
    bounce({ to: scene.returnPath }),
    reply({ from: 'Stranger <s@example.net>', subject: 'Hello', text: 'Do you sell tea?' }),
  ];

  test('a new UIDVALIDITY doubles nothing', async () => {
    const scene = await bench.scene();
    await scene.take(letters(scene));
    const before = await everything(scene.ws);
    expect(
      await scene.take(letters(scene), { uidValidity: '2', now: new Date('2026-11-21T12:00:00Z') }),
    ).toEqual({ stored: 0, copies: 0, renumbered: 3 });
    expect(await everything(scene.ws)).toEqual(before);
    expect(await scene.stored()).toHaveLength(3);
    expect(
      await bench.all('select distinct uid_validity from inbox_messages where workspace_id = $1', [scene.ws]),
    ).toEqual([{ uid_validity: '2' }]);
  });

  test('the same window twice is taken in once', async () => {
    const scene = await bench.scene();
    await scene.take(letters(scene));
    const before = await everything(scene.ws);
    expect(await scene.take(letters(scene))).toEqual({ stored: 0, copies: 0, renumbered: 0 });
    expect(await everything(scene.ws)).toEqual(before);
  });

  test('a message that was moved to Junk is a copy', async () => {
    const scene = await bench.scene();
    await scene.take([reply({ inReplyTo: scene.messageId })]);
    expect(await scene.take([reply({ inReplyTo: scene.messageId })], { folder: 'Junk' })).toEqual({
      stored: 1,
      copies: 1,
      renumbered: 0,
    });
    expect((await bench.conversations.list(scene.ws, { limit: 50 })).items).toMatchObject([
      { messageCount: 1 },
    ]);
  });

  test('a lost lease stores nothing', async () => {
    const scene = await bench.scene();
    await bench.all('update mailboxes set lease_token = 8 where workspace_id = $1', [scene.ws]);
    await expect(scene.take([reply()])).rejects.toThrow('another process');
    expect(await scene.stored()).toEqual([]);
  });

  const everything = async (ws: string) => ({
    engagements: await engagementsOf(ws),
    events: await bench.all('select * from events where workspace_id = $1 order by id', [ws]),
    conversations: await bench.all('select * from conversations where workspace_id = $1 order by id', [ws]),
    suppressions: await bench.all('select * from suppressions where workspace_id = $1 order by id', [ws]),
    counts: await bench.conversations.counts(ws),
  });
});

describe('messages that nobody understands', () => {
  test('bytes of all sorts are kept and never stop the reader', async () => {
    const scene = await bench.scene();
    const hostile = [
      '',
      '\0\0\0',
      'Subject: \ud800 half a pair\n\n\0',
      `Message-ID: <${'x'.repeat(5_000)}@a.example>\nFrom: a@b.example\n\nHi?`,
      'From: <\n\n<<<>>>',
    ];
    await scene.take(hostile);
    expect(await scene.stored()).toHaveLength(hostile.length);
  });

  test('a large message is looked at in a thread of its own', async () => {
    const scene = await bench.scene();
    await scene.take([
      `${reply({ inReplyTo: scene.messageId })}\n${`> ${'quoted '.repeat(10)}\n`.repeat(20_000)}`,
    ]);
    expect(await scene.stored()).toMatchObject([{ kind: 'reply', match: { by: 'message_id' } }]);
  });

  test('mail of our own that comes back to us is no answer to itself', async () => {
    const scene = await bench.scene();
    await scene.take([
      reply({
        from: 'Jonas <jonas@northlight.example>',
        subject: 'Coffee for Ada',
        messageId: scene.messageId,
        text: 'Hello Ada',
      }),
    ]);
    expect(await scene.stored()).toMatchObject([{ kind: 'other', conversation_id: null }]);
  });
});

type Scene = Awaited<ReturnType<InboxBench['scene']>>;
