import type { Pop3Server } from '@mailwright/mailbox';
import {
  DROP,
  type ScriptedMessage,
  type ScriptedPop3,
  startScriptedPop3,
} from '@mailwright/mailbox/testing/scripted-pop3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LeaseLost } from '../intake/intake.service.js';
import { type InboxBench, openInboxBench } from '../testing/inbox-bench.js';
import { bounce, reply } from '../testing/letters.js';
import type { FolderCondition } from './folder-watch.js';
import { watchMaildrop } from './maildrop-watch.js';
import { type MaildropParts, readMaildrop } from './read-maildrop.js';

let bench: InboxBench;
const stops: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  bench = await openInboxBench();
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
afterAll(() => bench.close());

/** Texts of one length make letters of one size. */
const letter = (text: string, inReplyTo: string | null = null): string =>
  reply({ text, inReplyTo, messageId: `<${text.replaceAll(' ', '-')}@example.com>` }).replaceAll(
    '\n',
    '\r\n',
  );
const mail = (n: number, inReplyTo: string | null = null): ScriptedMessage => ({
  uidl: `u${n}`,
  raw: letter(`Answer ${n}`, inReplyTo),
});
const some = (count: number) => Array.from({ length: count }, (_, at) => mail(at + 1));

async function setUp(messages: ScriptedMessage[], deleteAfterDays: number | null = null) {
  const scene = await bench.scene();
  const pop3: ScriptedPop3 = await startScriptedPop3(messages);
  stops.push(() => pop3.stop());
  await bench.all(`update mailboxes set protocol = 'pop3', delete_after_days = $2 where workspace_id = $1`, [
    scene.ws,
    deleteAfterDays,
  ]);
  const server: Pop3Server = {
    protocol: 'pop3',
    host: '127.0.0.1',
    port: pop3.port,
    security: 'none',
    allowInvalidCertificate: false,
    onlyLoopback: true,
    auth: { method: 'auto', username: 'a', password: 'b' },
    timeouts: { silenceMs: 2_000 },
  };
  const conditions: FolderCondition[] = [];
  const { database, cursors, maildrops, intake } = bench;
  const parts: MaildropParts = {
    database,
    cursors,
    maildrops,
    intake,
    server,
    deleteAfterDays,
    lease: scene.lease,
    signal: new AbortController().signal,
    onCondition: (condition) => conditions.push(condition),
    onRead: () => undefined,
  };
  return {
    scene,
    pop3,
    parts,
    conditions,
    read: () => readMaildrop(parts),
    /** As if it had been stored so many days ago. */
    age: (days: number) =>
      bench.all(
        `update maildrop_messages set stored_at = now() - make_interval(days => $2) where workspace_id = $1`,
        [scene.ws, days],
      ),
    rows: () =>
      bench.all<{ uid: string; uidl: string; gone: boolean; deleted: boolean; whole: boolean }>(
        `select uid, uidl, gone_at is not null as gone, deleted_at is not null as deleted, whole
           from maildrop_messages where workspace_id = $1 order by uid`,
        [scene.ws],
      ),
    stored: () =>
      bench.all<{ copy: boolean; text: string; kind: string }>(
        `select copy_of is not null as copy, text, kind from inbox_messages where workspace_id = $1 order by uid`,
        [scene.ws],
      ),
  };
}

describe('a maildrop', () => {
  test('is read once, with the consequences of every message, and left as it was', async () => {
    const { scene, pop3, read, stored, rows } = await setUp([]);
    pop3.messages.push(mail(1, scene.messageId), {
      uidl: 'u2',
      raw: bounce({ to: scene.returnPath }).replaceAll('\n', '\r\n'),
    });
    await read();
    await read();
    expect(await stored()).toMatchObject([{ kind: 'reply' }, { kind: 'hard_bounce' }]);
    const { items } = await bench.conversations.list(scene.ws, { limit: 50 });
    expect(items).toMatchObject([{ campaign: { id: scene.campaign } }]);
    expect(pop3.messages).toHaveLength(2);
    expect(pop3.received.filter((command) => command.startsWith('DELE'))).toEqual([]);
    expect(await rows()).toMatchObject([
      { uid: '1', uidl: 'u1', gone: false },
      { uid: '2', uidl: 'u2', gone: false },
    ]);
  });

  test('that breaks at any command loses nothing and doubles nothing, neither here nor there', async () => {
    const whole = await setUp(some(3), 7);
    await whole.read();
    await whole.age(8);
    whole.pop3.messages.push(mail(4), mail(5));
    const before = whole.pop3.received.length;
    await whole.read();
    const commands = whole.pop3.received.length - before;
    expect(commands).toBeGreaterThan(14);
    expect(whole.pop3.messages.map(({ uidl }) => uidl)).toEqual(['u4', 'u5']);

    for (let broken = 1; broken <= commands; broken += 1) {
      const { pop3, read, age, stored, rows } = await setUp(some(3), 7);
      await read();
      await age(8);
      pop3.messages.push(mail(4), mail(5));
      let left = broken;
      pop3.script = () => ((left -= 1) === 0 ? DROP : undefined);
      await read().catch(() => undefined);
      // Whatever is no longer there is stored, and only a QUIT that was confirmed is written down as a deletion.
      const held = new Set((await rows()).map(({ uidl }) => uidl));
      expect(['u1', 'u2', 'u3'].every((uidl) => held.has(uidl))).toBe(true);
      expect((await rows()).some(({ deleted }) => deleted)).toBe(false);
      expect(pop3.messages).toHaveLength(5);
      await read();
      await read();
      expect((await stored()).map(({ text, copy }) => `${text} ${copy}`)).toHaveLength(5);
      expect((await stored()).some(({ copy }) => copy)).toBe(false);
      expect(pop3.messages.map(({ uidl }) => uidl)).toEqual(['u4', 'u5']);
      expect((await rows()).filter(({ deleted }) => deleted).map(({ uidl }) => uidl)).toEqual([
        'u1',
        'u2',
        'u3',
      ]);
    }
  });

  test('whose QUIT was carried out without an answer: gone, but never said to be deleted by us', async () => {
    const { pop3, read, age, rows, stored } = await setUp(some(2), 7);
    await read();
    await age(8);
    pop3.script = (command) => {
      if (command !== 'QUIT') return undefined;
      pop3.messages = [];
      return DROP;
    };
    await expect(read()).rejects.toMatchObject({ failure: { kind: 'closed' } });
    pop3.script = () => undefined;
    await read();
    expect(await rows()).toMatchObject([
      { gone: true, deleted: false },
      { gone: true, deleted: false },
    ]);
    expect(await stored()).toHaveLength(2);
  });

  test('loses no mail before its days are over, nor when somebody has changed their mind', async () => {
    const { scene, pop3, read, age } = await setUp(some(2), 7);
    await read();
    await age(6);
    await read();
    expect(pop3.messages).toHaveLength(2);
    await age(8);
    await bench.all('update mailboxes set delete_after_days = null where workspace_id = $1', [scene.ws]);
    await read();
    expect(pop3.messages).toHaveLength(2);
  });

  test('keeps on the server what is not stored, though its name and size say that it is', async () => {
    const { pop3, read, age, stored } = await setUp(some(1), 7);
    await read();
    await age(8);
    const impostor = letter('Answer 9');
    expect(impostor).toHaveLength(pop3.messages[0]?.raw.length ?? 0);
    pop3.messages = [{ uidl: 'u1', raw: impostor }];
    await read();
    expect(pop3.messages).toHaveLength(1);
    await read();
    expect((await stored()).map(({ text }) => text.trim())).toEqual(['Answer 1', 'Answer 9']);
  });

  test('whose server names everything anew brings nothing twice', async () => {
    const { pop3, read, stored, rows } = await setUp(some(4));
    await read();
    pop3.messages = pop3.messages.map(({ raw }, at) => ({ uidl: `new-${at}`, raw })).toReversed();
    await read();
    expect(await stored()).toHaveLength(4);
    expect((await rows()).map(({ uidl, gone }) => `${uidl} ${gone}`)).toEqual([
      'new-0 false',
      'new-1 false',
      'new-2 false',
      'new-3 false',
    ]);
  });

  test('whose server gives an old name to new mail, or one name to all, brings everything', async () => {
    const { pop3, read, stored } = await setUp([{ uidl: 'same', raw: letter('One') }]);
    await read();
    pop3.messages = [{ uidl: 'same', raw: letter('Another one') }];
    await read();
    pop3.messages = ['Another one', 'Three', 'Four'].map((text) => ({ uidl: 'same', raw: letter(text) }));
    await read();
    expect((await stored()).map(({ text }) => text.trim())).toEqual(['One', 'Another one', 'Three', 'Four']);
  });

  test('that a server without UIDL has is read once as well', async () => {
    const { pop3, read, stored } = await setUp(some(3));
    pop3.capabilities = ['TOP', 'USER'];
    await read();
    pop3.messages.push(mail(4));
    await read();
    expect(await stored()).toHaveLength(4);
  });

  test('that is emptied and comes back brings nothing twice', async () => {
    const { pop3, read, stored, rows } = await setUp(some(3));
    await read();
    const all = pop3.messages;
    pop3.messages = [];
    await read();
    expect((await rows()).every(({ gone }) => gone)).toBe(true);
    pop3.messages = all;
    await read();
    expect(await stored()).toHaveLength(3);
    expect((await rows()).some(({ gone }) => gone)).toBe(false);
  });

  test('is left alone by whoever lost the lease', async () => {
    const { scene, pop3, read, age, stored, parts } = await setUp(some(2), 7);
    await read();
    await age(8);
    pop3.messages.push(mail(3));
    parts.lease = { ...scene.lease, token: '8' };
    await expect(read()).rejects.toBeInstanceOf(LeaseLost);
    expect(await stored()).toHaveLength(2);
    expect(pop3.messages).toHaveLength(3);
  });
});

describe('the watch of a maildrop', () => {
  test('looks again and again, and tells how it does', async () => {
    const { pop3, parts, conditions, stored } = await setUp(some(2));
    const stopping = new AbortController();
    const watching = watchMaildrop({
      ...parts,
      signal: stopping.signal,
      pollMs: 20,
      onLeaseLost: () => undefined,
    });
    await expect.poll(() => pop3.sessions(), { timeout: 10_000 }).toBeGreaterThan(1);
    pop3.messages.push(mail(3));
    await expect.poll(async () => (await stored()).length, { timeout: 10_000 }).toBe(3);
    stopping.abort();
    await watching;
    expect(conditions.slice(0, 2)).toEqual([{ kind: 'connecting' }, { kind: 'reading', remaining: 2 }]);
    expect(conditions).toContainEqual({ kind: 'resting' });
  });

  test('stops at a refused password after one try', async () => {
    const { pop3, parts, conditions } = await setUp([]);
    pop3.script = (command) =>
      command.startsWith('AUTH') ? '-ERR [AUTH] Authentication failed.\r\n' : undefined;
    await watchMaildrop({ ...parts, pollMs: 20, onLeaseLost: () => undefined });
    expect(conditions.at(-1)).toMatchObject({ kind: 'stopped', failure: { kind: 'auth' } });
    expect(pop3.sessions()).toBe(1);
  });

  test('ends when another process has the lease', async () => {
    const { scene, parts } = await setUp(some(1));
    let lost = false;
    await watchMaildrop({
      ...parts,
      lease: { ...scene.lease, token: '8' },
      pollMs: 20,
      onLeaseLost: () => {
        lost = true;
      },
    });
    expect(lost).toBe(true);
  });
});
