import type {
  DomainCheck,
  Identity,
  Problem,
  SendingAccount,
  SigningKey,
  SigningKeyCheck,
} from '@mailwright/contracts';
import { eventually } from '@mailwright/testing';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startListener } from '../src/modules/sending/testing/smtp-listener.js';
import { Mailwright } from './support/mailwright-in-process.js';
import { SandboxUnderTest } from './support/sandbox.js';
import type { Visitor } from './support/visitor.js';

const PEOPLE = 25;
const DOMAIN = 'shop.test';

let mailwright: Mailwright;
let owner: Visitor;
let sandbox: SandboxUnderTest;
let server: Awaited<ReturnType<typeof startListener>>;
let account: SendingAccount;
let from: Identity;

beforeAll(async () => {
  server = await startListener();
  mailwright = await Mailwright.start(['api', 'jobs', 'sandbox', 'sender']);
  owner = await mailwright.owner();
  sandbox = await SandboxUnderTest.make(owner, PEOPLE);
  account = await owner.must('POST', `${sandbox.at}/sending-accounts`, {
    name: 'Own server',
    preset: 'postfix',
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    authMethod: 'none',
    onOwnNetwork: true,
  });
  from = await owner.must('POST', `${sandbox.at}/identities`, {
    fromName: 'Ines from the shop',
    fromAddress: `ines@${DOMAIN}`,
    accountId: account.id,
    readsNoReplies: true,
  });
  const path = `${sandbox.at}/campaigns/${sandbox.campaignId}`;
  const { version } = await owner.must<{ version: number }>('GET', path);
  await owner.must('PATCH', path, { version, identityId: from.id });
});
afterAll(async () => {
  await mailwright?.stop();
  await server?.stop();
});

/** As a receiver sees them that finds these keys' records in the DNS. */
async function verdictsOn(messages: readonly string[], keys: readonly SigningKey[]) {
  const records = new Map(keys.map(({ record }) => [record.name, record.value]));
  return Promise.all(
    messages.map(async (message) => {
      const { results } = await dkimVerify(message, {
        resolver: (name: string) => Promise.resolve([[records.get(name) ?? '']]),
      });
      const [result] = results;
      if (!result?.selector) return { result: 'unsigned' };
      const { status, selector, signingHeaders } = result;
      return { result: status.result, aligned: status.aligned, selector, keys: signingHeaders?.keys };
    }),
  );
}
const arrived = (count: number) =>
  eventually(() => server.messages.length >= count && server.messages.splice(0), {
    timeoutMs: 30_000,
    everyMs: 50,
  });
const keysAt = () => `${sandbox.at}/signing-keys`;
const testSend = () =>
  owner.must('POST', `${sandbox.at}/campaigns/${sandbox.campaignId}/test`, { addresses: ['me@shop.test'] });

test('from no key to a campaign that every receiver can verify, and back', async () => {
  await testSend();
  expect(await verdictsOn(await arrived(1), [])).toEqual([{ result: 'unsigned' }]);

  const key = await owner.must<SigningKey>('POST', keysAt(), { domain: DOMAIN });
  expect(key).toMatchObject({ domain: DOMAIN, state: 'waiting' });
  expect(await owner.must<SigningKeyCheck>('POST', `${keysAt()}/${key.id}/check`)).toMatchObject({
    state: 'made_up',
    found: [key.record.value],
  });
  await owner.must('POST', `${keysAt()}/${key.id}/turn-on`, {});
  const check = await owner.must<DomainCheck>('GET', `${sandbox.at}/identities/${from.id}/domain-check`);
  expect(check.selector).toEqual({ name: key.selector, whose: 'ours' });

  await testSend();
  expect(await verdictsOn(await arrived(1), [key])).toMatchObject([
    { result: 'pass', aligned: DOMAIN, selector: key.selector },
  ]);

  await sandbox.send();
  const campaign = await arrived(PEOPLE);
  const verdicts = await verdictsOn(campaign, [key]);
  expect(verdicts.filter(({ result }) => result === 'pass')).toHaveLength(PEOPLE);
  expect(new Set(verdicts.map(({ aligned }) => aligned))).toEqual(new Set([DOMAIN]));
  // What mailbox providers insist on: both fields of one-click, and Gmail's Feedback-ID.
  for (const name of ['List-Unsubscribe', 'List-Unsubscribe-Post', 'Feedback-ID', 'List-ID']) {
    expect(verdicts[0]?.keys?.toLowerCase()).toContain(name.toLowerCase());
    expect(campaign[0]).toMatch(new RegExp(`^${name}: \\S`, 'm'));
  }
  await sandbox.finished(30_000);

  await owner.must('POST', `${keysAt()}/${key.id}/turn-off`);
  await testSend();
  expect(await verdictsOn(await arrived(1), [key])).toEqual([{ result: 'unsigned' }]);
});

test('a rotation signs with the old key until the new one is on, and an account may leave it to its server', async () => {
  const [first] = (await owner.must<{ items: SigningKey[] }>('GET', `${keysAt()}?domain=${DOMAIN}`)).items;
  if (!first) throw new Error('The key of the test before is gone.');
  await owner.must('POST', `${keysAt()}/${first.id}/turn-on`, {});
  const second = await owner.must<SigningKey>('POST', keysAt(), { domain: DOMAIN });
  await testSend();
  expect(await verdictsOn(await arrived(1), [first, second])).toMatchObject([
    { result: 'pass', selector: first.selector },
  ]);
  await owner.must('POST', `${keysAt()}/${second.id}/turn-on`, {});
  await testSend();
  expect(await verdictsOn(await arrived(1), [first, second])).toMatchObject([
    { result: 'pass', selector: second.selector },
  ]);
  const refused = await owner.send<Problem>('DELETE', `${keysAt()}/${second.id}`);
  expect([refused.status, refused.body.code]).toEqual([409, 'signing_key.on']);
  await owner.must('DELETE', `${keysAt()}/${first.id}`);

  const { version } = await owner.must<SendingAccount>('GET', `${sandbox.at}/sending-accounts/${account.id}`);
  await owner.must('PATCH', `${sandbox.at}/sending-accounts/${account.id}`, { version, dkim: 'server' });
  await testSend();
  expect(await verdictsOn(await arrived(1), [second])).toEqual([{ result: 'unsigned' }]);
});

test('owners make keys and turn them on, editors look into the DNS, viewers read records', async () => {
  const as = async (role: 'editor' | 'viewer') => {
    const { key } = await owner.must<{ key: string }>('POST', `${sandbox.at}/api-keys`, { name: role, role });
    return async (method: string, path: string, body?: object) =>
      (
        await mailwright
          .visitor()
          .send(method, `${keysAt()}${path}`, body, { authorization: `Bearer ${key}` })
      ).status;
  };
  const [editor, viewer] = [await as('editor'), await as('viewer')];
  const { items } = await owner.must<{ items: SigningKey[] }>('GET', keysAt());
  const one = `/${items[0]?.id}`;
  expect(await viewer('GET', '')).toBe(200);
  expect(await viewer('POST', `${one}/check`)).toBe(403);
  expect(await editor('POST', `${one}/check`)).toBe(200);
  for (const [method, path, body] of [
    ['POST', '', { domain: DOMAIN }],
    ['POST', `${one}/turn-on`, {}],
    ['POST', `${one}/turn-off`, undefined],
    ['DELETE', one, undefined],
  ] as const)
    expect(await editor(method, path, body)).toBe(403);
});
