import { afterEach, describe, expect, it } from 'vitest';
import { type FolderBatch, type FolderCursor, type MailboxServer, openMailbox } from './index.js';
import {
  type ScriptedAnswer,
  type ScriptedCommand,
  type ScriptedImap,
  startScriptedImap,
} from './testing/scripted-imap.js';

const stops: (() => Promise<unknown>)[] = [];
const body = 'Subject: x\r\n\r\nbody\r\n';
const cursor = (lastUid: number): FolderCursor => ({
  path: 'INBOX',
  uidValidity: '9',
  lastUid,
  highestModseq: null,
});

async function connectTo(
  script: (command: ScriptedCommand) => ScriptedAnswer,
  more: Partial<MailboxServer> = {},
) {
  const imap: ScriptedImap = await startScriptedImap(script);
  stops.push(() => imap.stop());
  const connection = await openMailbox({
    protocol: 'imap',
    host: '127.0.0.1',
    onlyLoopback: true,
    port: imap.port,
    security: 'none',
    allowInvalidCertificate: false,
    auth: { method: 'auto', username: 'a', password: 'b' },
    ...more,
  });
  stops.unshift(() => connection.close());
  return { imap, connection };
}

async function collect(batches: AsyncIterable<FolderBatch>): Promise<FolderBatch[]> {
  const all: FolderBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}

/** A folder of UIDs 1..n, where `overrides` answers what is special in a test. */
function folder(n: number, overrides: (command: ScriptedCommand) => ScriptedAnswer = () => undefined) {
  return (command: ScriptedCommand): ScriptedAnswer => {
    const special = overrides(command);
    if (special !== undefined) return special;
    const { tag, name, args } = command;
    const uids = Array.from({ length: n }, (_, at) => at + 1);
    if (name === 'EXAMINE') return examined(tag, n, n + 1);
    if (name === 'UID SEARCH')
      return [`* SEARCH ${uids.filter((uid) => searched(args, uid)).join(' ')}`, `${tag} OK done`];
    if (name === 'UID FETCH') {
      const rows = uids.filter((uid) => searched(`UID ${args}`, uid));
      return [...rows.map((uid) => fetched(uid, args)), `${tag} OK done`];
    }
    return undefined;
  };
}

function examined(tag: string, exists: number, uidNext: number): string[] {
  const codes = [`* OK [UIDVALIDITY 9] valid`, `* OK [UIDNEXT ${uidNext}] next`];
  return ['* FLAGS (\\Seen)', `* ${exists} EXISTS`, ...codes, `${tag} OK [READ-ONLY] done`];
}

function searched(args: string, uid: number): boolean {
  const set = /UID (\S+)/.exec(args)?.[1];
  if (set === undefined) return true;
  return set.split(',').some((part) => {
    const [from, to = from] = part.split(':');
    return uid >= Number(from) && uid <= Number(to);
  });
}

function fetched(uid: number, args: string): string {
  if (!/BODY/.test(args)) return `* ${uid} FETCH (UID ${uid} RFC822.SIZE ${body.length})`;
  const length = Number(/<0\.(\d+)>/.exec(args)?.[1] ?? body.length);
  const part = body.slice(0, length);
  return `* ${uid} FETCH (UID ${uid} BODY[]<0> {${part.length}}\r\n${part})`;
}

const uidsOf = (batches: FolderBatch[]) => batches.flatMap(({ messages }) => messages.map(({ uid }) => uid));

describe('a server that fails or lies', () => {
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  it('a refused search is an error, never an empty mailbox', async () => {
    const { connection } = await connectTo(
      folder(3, ({ tag, name }) => (name === 'UID SEARCH' ? [`${tag} NO search is broken`] : undefined)),
    );
    await expect(collect(connection.read('INBOX', null))).rejects.toMatchObject({
      failure: { kind: 'refused', serverWords: 'NO search is broken' },
    });
  });

  it('a storage that is down is an error, and not a folder of unreadable messages', async () => {
    const { connection } = await connectTo(
      folder(3, ({ tag, name, args }) =>
        name === 'UID FETCH' && /BODY/.test(args) ? [`${tag} NO cannot read`] : undefined,
      ),
    );
    await expect(collect(connection.read('INBOX', null))).rejects.toMatchObject({
      failure: { kind: 'refused' },
    });
  });

  it.each([
    ['NO [UNAVAILABLE] come back later', 'unavailable'],
    ['NO [SERVERBUG] Internal error occurred. Refer to server log for more information.', 'unavailable'],
  ])('a message refused with "%s" is asked for again another time', async (line, kind) => {
    const { connection } = await connectTo(
      folder(3, ({ tag, name, args }) =>
        name === 'UID FETCH' && /BODY/.test(args) && searched(`UID ${args}`, 2)
          ? [`${tag} ${line}`]
          : undefined,
      ),
    );
    await expect(collect(connection.read('INBOX', null))).rejects.toMatchObject({
      failure: { kind, serverWords: line },
    });
  });

  it('one damaged message does not stop the folder and does not vanish', async () => {
    const { connection } = await connectTo(
      folder(3, ({ tag, name, args }) =>
        name === 'UID FETCH' && /BODY/.test(args) && searched(`UID ${args}`, 2)
          ? [`${tag} NO message is damaged`]
          : undefined,
      ),
    );
    const batches = await collect(connection.read('INBOX', null));
    expect(uidsOf(batches)).toEqual([1, 2, 3]);
    const messages = batches.flatMap((batch) => batch.messages);
    expect(messages.map(({ unreadable }) => unreadable)).toEqual([null, 'NO message is damaged', null]);
    expect(batches.at(-1)!.cursor.lastUid).toBe(3);
  });

  it('a UIDNEXT that is ahead of the messages does not move the cursor past them', async () => {
    let visible = 3;
    const { connection } = await connectTo((command) => {
      if (command.name === 'EXAMINE') return examined(command.tag, visible, 6);
      return folder(visible)(command);
    });
    const first = await collect(connection.read('INBOX', cursor(3)));
    expect(first.every((batch) => batch.messages.length === 0 && batch.cursor.lastUid === 3)).toBe(true);
    visible = 5;
    expect(uidsOf(await collect(connection.read('INBOX', cursor(3))))).toEqual([4, 5]);
  });

  it('a message that is removed between the search and the fetch is passed over', async () => {
    const { connection } = await connectTo((command) => {
      if (command.name === 'UID SEARCH' && command.args === 'UID 1:3')
        return ['* SEARCH 1 2 3', `${command.tag} OK done`];
      if (command.name === 'EXAMINE') return examined(command.tag, 3, 4);
      return folder(2)(command);
    });
    const batches = await collect(connection.read('INBOX', null));
    expect(uidsOf(batches)).toEqual([1, 2]);
  });

  it('a size that lies does not end the connection: the message comes with its headers', async () => {
    const { connection } = await connectTo(folder(1));
    const batches = await collect(connection.read('INBOX', null, { maxMessageBytes: body.length - 3 }));
    const [message] = batches[0]!.messages;
    expect(message).toMatchObject({ truncated: true });
    const lied = await connectTo(
      folder(1, ({ tag, name, args }) =>
        name === 'UID FETCH' && !/BODY/.test(args)
          ? ['* 1 FETCH (UID 1 RFC822.SIZE 4)', `${tag} OK done`]
          : undefined,
      ),
    );
    const [batch] = await collect(lied.connection.read('INBOX', null, { maxMessageBytes: body.length - 3 }));
    expect(batch!.messages[0]).toMatchObject({ truncated: true, unreadable: null });
    expect(batch!.messages[0]!.raw.toString()).toBe('Subject: x\r\n\r\n');
  });

  it('a server without UIDVALIDITY is refused', async () => {
    const { connection } = await connectTo(({ tag, name }) =>
      name === 'EXAMINE' ? ['* 1 EXISTS', `${tag} OK [READ-ONLY] done`] : undefined,
    );
    await expect(collect(connection.read('INBOX', null))).rejects.toMatchObject({
      failure: { kind: 'protocol' },
    });
  });

  it('a server that stops answering within a command is given up', async () => {
    const { connection } = await connectTo(
      folder(2, ({ name }) => (name === 'UID FETCH' ? null : undefined)),
      { timeouts: { silenceMs: 300 } },
    );
    await expect(collect(connection.read('INBOX', null))).rejects.toMatchObject({
      failure: { kind: 'timeout' },
    });
    expect(await connection.closed).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } });
  });

  it('a server that hangs up says why', async () => {
    const { connection, imap } = await connectTo(
      folder(2, ({ name }) => (name === 'UID SEARCH' ? ['* BYE too many connections from you'] : undefined)),
    );
    const reading = collect(connection.read('INBOX', null));
    while (!imap.received.some(({ name }) => name === 'UID SEARCH')) await new Promise(setImmediate);
    await imap.stop();
    stops.pop();
    await expect(reading).rejects.toMatchObject({ failure: { kind: 'throttled' } });
    expect(await connection.closed).toMatchObject({
      kind: 'by_server',
      serverWords: 'too many connections from you',
    });
  });

  it('is only ever asked with EXAMINE and PEEK', async () => {
    const { connection, imap } = await connectTo(folder(4));
    await collect(connection.read('INBOX', null, { windowSize: 2, maxMessageBytes: 10 }));
    const names = new Set(imap.received.map(({ name }) => name));
    expect(
      [...names].filter((name) => ['SELECT', 'STORE', 'UID STORE', 'EXPUNGE', 'CLOSE'].includes(name)),
    ).toEqual([]);
    const bodies = imap.received.filter(({ args }) => args.includes('BODY'));
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.every(({ args }) => args.includes('BODY.PEEK['))).toBe(true);
  });
});
