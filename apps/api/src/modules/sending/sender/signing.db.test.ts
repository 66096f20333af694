import { makeKeyPair, keyRecord } from '@mailwright/dkim';
import { eventually } from '@mailwright/testing';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenedSigningKey } from '../../accounts/public.js';
import { dataDir, listener, stopAfterwards } from '../testing/for-this-test.js';
import { buildMailing, type LedgerBench, openLedgerBench, statesOf } from '../testing/ledger-bench.js';
import { buildAccount, sendingTo, startSender } from '../testing/sender-under-test.js';

const DOMAIN = 'sender.example';
let bench: LedgerBench;
let keys: OpenedSigningKey[];
const records = new Map<string, string>();
beforeAll(async () => {
  bench = await openLedgerBench();
  keys = await Promise.all(
    ['first', 'second'].map(async (selector) => {
      const { privateKey, publicKey } = await makeKeyPair();
      const { name, value } = keyRecord({ domain: DOMAIN, selector, publicKey });
      records.set(name, value);
      return { id: selector, domain: DOMAIN, selector, privateKey };
    }),
  );
});
afterAll(() => bench.close());

/** `pass first` for a message with a right signature of that key, `unsigned` without any. */
async function verdict(message: string): Promise<string> {
  const { results } = await dkimVerify(message, {
    resolver: (name: string) => Promise.resolve([[records.get(name) ?? '']]),
  });
  const [result] = results;
  if (!result?.selector) return 'unsigned';
  // `aligned` is the domain of the From when it is the signature's (RFC 7489 section 3.1.1).
  return `${result.status.result} ${result.selector} ${String(result.status.aligned)}`;
}
const verdicts = async (messages: readonly string[]) => [
  ...new Set(await Promise.all(messages.map(verdict))),
];
const until = <T>(check: () => T | Promise<T>) => eventually(check, { timeoutMs: 15_000, everyMs: 10 });
const isOver = async (mailing: { id: string; ws: string }) =>
  (await bench.repository.get(bench.manager, mailing.ws, mailing.id))?.state === 'finished';

test('everything that arrives is signed by the From’s domain, as another verifier sees it', async () => {
  const server = await listener();
  const account = buildAccount(server.port, { connections: 4 });
  const mailing = await sendingTo(bench, 120, account);
  await stopAfterwards(
    startSender(bench, account, { dataDir: dataDir(), signingKey: async () => keys[0] ?? null }),
  );
  await until(() => isOver(mailing));
  expect(statesOf(await bench.deliveries(mailing.id))).toEqual({ accepted: 120 });
  expect(server.messages).toHaveLength(120);
  expect(await verdicts(server.messages)).toEqual([`pass first ${DOMAIN}`]);
});

test('an answer is signed as a campaign is, with what it answers', async () => {
  const server = await listener();
  const account = buildAccount(server.port);
  const { ws } = await sendingTo(bench, 1, account);
  const plain = buildMailing(ws, { kind: 'reply', accountId: account.id });
  const threading = { inReplyTo: '<1@example.com>', references: ['<0@example.com>', '<1@example.com>'] };
  await bench.mailings.sendTo(bench.manager, { ...plain, message: { ...plain.message, threading } }, [
    { contactId: null, email: 'friend@example.com', provider: 'other' },
  ]);
  await stopAfterwards(
    startSender(bench, account, { dataDir: dataDir(), signingKey: async () => keys[0] ?? null }),
  );
  const answer = await until(() => server.messages.find((message) => message.includes('In-Reply-To:')));
  expect(await verdict(answer)).toBe(`pass first ${DOMAIN}`);
  expect(await verdict(answer.replace('<0@example.com>', '<9@example.com>'))).toBe(`fail first ${DOMAIN}`);
});

test('a key that is replaced or turned off meanwhile takes hold without a restart', async () => {
  const server = await listener({ delayMs: 40 });
  const account = buildAccount(server.port, { connections: 2 });
  const mailing = await sendingTo(bench, 200, account);
  let key: OpenedSigningKey | null = keys[0] ?? null;
  await stopAfterwards(startSender(bench, account, { dataDir: dataDir(), signingKey: async () => key }));
  const lastIs = (wanted: string) =>
    until(
      async () => server.messages.length > 0 && (await verdict(server.messages.at(-1)!)).startsWith(wanted),
    );
  await lastIs('pass first');
  key = keys[1] ?? null;
  await lastIs('pass second');
  key = null;
  await lastIs('unsigned');
  await until(() => isOver(mailing));
  expect((await verdicts(server.messages)).toSorted()).toEqual([
    `pass first ${DOMAIN}`,
    `pass second ${DOMAIN}`,
    'unsigned',
  ]);
});

test('while the key cannot be opened nothing leaves unsigned; afterwards everything does leave', async () => {
  const server = await listener();
  const account = buildAccount(server.port);
  const mailing = await sendingTo(bench, 5, account);
  let asked = 0;
  let sealed = true;
  await stopAfterwards(
    startSender(bench, account, {
      dataDir: dataDir(),
      signingKey: async () => {
        asked += 1;
        if (sealed) throw new Error('Unsupported state or unable to authenticate data');
        return keys[0] ?? null;
      },
    }),
  );
  await until(() => asked > 2);
  expect(server.asked).toEqual([]);
  sealed = false;
  await until(() => isOver(mailing));
  expect(await verdicts(server.messages)).toEqual([`pass first ${DOMAIN}`]);
  expect(server.messages).toHaveLength(5);
});
