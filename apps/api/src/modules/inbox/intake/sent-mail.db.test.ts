import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InboxBench, openInboxBench } from '../testing/inbox-bench.js';
import { bounce, reply } from '../testing/letters.js';

let bench: InboxBench;
beforeAll(async () => {
  bench = await openInboxBench();
});
afterAll(() => bench.close());

type Scene = Awaited<ReturnType<InboxBench['scene']>>;
const THEIRS = '<theirs@example.com>';
const asked = (scene: Scene) =>
  reply({ inReplyTo: scene.messageId, messageId: THEIRS, text: 'How much for 40 kg?' });
const ours = (overrides: Partial<Parameters<typeof reply>[0]> = {}) =>
  reply({
    from: 'Jonas <jonas@northlight.example>',
    subject: 'Re: Coffee for Ada',
    inReplyTo: THEIRS,
    messageId: '<ours@northlight.example>',
    text: 'It is 12 € a kilo.\n\nOn Fri, 20 Nov 2026 Ada Byron wrote:\n> How much for 40 kg?',
    ...overrides,
  });
const sent = (scene: Scene, letters: string[]) => scene.take(letters, { folder: 'Sent', role: 'sent' });
const conversations = async (scene: Scene) => (await bench.conversations.list(scene.ws, { limit: 50 })).items;

test('an answer from a mail program stands in the conversation as ours, and nobody waits any more', async () => {
  const scene = await bench.scene();
  await scene.take([asked(scene)]);
  await sent(scene, [ours()]);
  const [conversation] = await conversations(scene);
  expect(conversation).toMatchObject({ awaitsAnswer: false, unread: false, messageCount: 2 });
  const { messages } = await bench.conversations.get(scene.ws, conversation!.id);
  expect(messages.map(({ kind }) => kind)).toEqual(['campaign_mail', 'incoming', 'outgoing']);
  expect(messages[2]).toMatchObject({
    from: { address: 'jonas@northlight.example' },
    words: 'It is 12 € a kilo.',
  });
});

test('nothing of Sent is a reply, an opt-out or a bounce', async () => {
  const scene = await bench.scene();
  await sent(scene, [
    ours({ inReplyTo: scene.messageId, text: 'Please remove me from your list.' }),
    bounce({ to: scene.returnPath }),
  ]);
  expect(await scene.stored()).toMatchObject([
    { kind: 'outgoing', match: null, conversation_id: null },
    { kind: 'outgoing', match: null, conversation_id: null },
  ]);
  for (const table of ['engagements', 'events', 'suppressions', 'conversations'])
    expect(await bench.all(`select 1 from ${table} where workspace_id = $1`, [scene.ws])).toEqual([]);
});

test('what the server kept of our own mails is found by its Message-ID and shown once', async () => {
  const scene = await bench.scene();
  await scene.take([asked(scene)]);
  await bench.all(
    `update deliveries set server_message_id = '<server@outlook.example>' where mailing_id = $1`,
    [scene.mailingId],
  );
  await sent(scene, [ours({ messageId: scene.messageId }), ours({ messageId: '<server@outlook.example>' })]);
  expect(await conversations(scene)).toMatchObject([{ messageCount: 1, awaitsAnswer: true }]);
  expect(
    await bench.all(
      `select 1 from inbox_messages where workspace_id = $1 and kind = 'outgoing' and message_id = $2`,
      [scene.ws, scene.messageId],
    ),
  ).toHaveLength(1);
});

test('a newer mail of theirs still waits when an older answer is read', async () => {
  const scene = await bench.scene();
  await scene.take([asked(scene)]);
  await bench.all(`update conversations set last_message_at = now() where workspace_id = $1`, [scene.ws]);
  await sent(scene, [ours()]);
  expect(await conversations(scene)).toMatchObject([{ awaitsAnswer: true, messageCount: 2 }]);
});

test('reading Sent again, also under another numbering, adds nothing', async () => {
  const scene = await bench.scene();
  await scene.take([asked(scene)]);
  await sent(scene, [ours()]);
  await sent(scene, [ours()]);
  await scene.take([ours()], { folder: 'Sent', role: 'sent', uidValidity: '2' });
  expect(await conversations(scene)).toMatchObject([{ messageCount: 2 }]);
  expect(await scene.stored()).toHaveLength(2);
});
