import { type MailboxServer, openMailbox } from '@mailwright/mailbox';
import { type Dovecot, skipWithoutDovecot, startDovecot } from '@mailwright/mailbox/testing/dovecot';
import { freePort } from '@mailwright/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountConnections, MailboxConnectionSettings } from '../../accounts/public.js';
import { UncertainDeliveries } from '../../sending/confirm-uncertain.js';
import { type InboxBench, openInboxBench } from '../testing/inbox-bench.js';
import { LookInSentJob } from './look-in-sent.job.js';

const USER = { name: 'jonas@northlight.example', password: 'correct horse' };

describe.skipIf(skipWithoutDovecot(process.env['CI']))('a mail in doubt', () => {
  let dovecot: Dovecot;
  let bench: InboxBench;
  beforeAll(async () => {
    [dovecot, bench] = await Promise.all([startDovecot({ users: [USER] }), openInboxBench()]);
  });
  afterAll(async () => {
    await dovecot.stop();
    await bench.close();
  });

  const imap = (port: number): MailboxServer => ({
    protocol: 'imap',
    host: 'localhost',
    port,
    security: 'starttls',
    allowInvalidCertificate: false,
    ca: dovecot.ca,
    auth: { method: 'auto', username: USER.name, password: USER.password },
    onlyLoopback: true,
  });
  type Changes = { state?: MailboxConnectionSettings['state']; port?: number };
  const run = (changes: Changes = {}) => {
    const { state = 'working', port = dovecot.imapPort } = changes;
    const mailbox = async (workspaceId: string, id: string): Promise<MailboxConnectionSettings> => ({
      workspaceId,
      id,
      address: USER.name,
      version: 1,
      state,
      server: imap(port),
      deleteAfterDays: null,
    });
    const accounts = { mailbox } as unknown as AccountConnections;
    const silent = pino({ level: 'silent' });
    const job = new LookInSentJob(bench.database, accounts, new UncertainDeliveries(), bench.live, silent);
    return job.perform({}, new AbortController().signal);
  };
  /** One delivery that came into doubt so many seconds ago. */
  const doubtful = async (secondsAgo = 60) => {
    await bench.all('delete from workspaces');
    const scene = await bench.scene({ state: 'uncertain' });
    await bench.all(
      `update deliveries set settled_at = now() - make_interval(secs => $2), reason = 'no_reply_after_body' where mailing_id = $1`,
      [scene.mailingId, secondsAgo],
    );
    return scene;
  };
  const saved = async (messageId: string) => {
    const connection = await openMailbox(imap(dovecot.imapPort));
    await connection.append('Sent', `Subject: Coffee\r\nMessage-ID: ${messageId}\r\n\r\nHello\r\n`, [
      '\\Seen',
    ]);
    await connection.close();
  };
  const stateOf = (mailingId: string) =>
    bench.all<{ state: string; reason: string | null }>(
      `select state, reason from deliveries where mailing_id = $1`,
      [mailingId],
    );
  const doubtsOf = (mailingId: string) =>
    bench.all(
      `select evidence, outcome, looks, look_says as says, resolved_at is not null as resolved from doubts where mailing_id = $1`,
      [mailingId],
    );

  test('whose copy the server filed in Sent was accepted, and the page can say how that is known', async () => {
    const scene = await doubtful();
    await saved(scene.messageId);
    await run();
    expect(await stateOf(scene.mailingId)).toEqual([
      { state: 'accepted', reason: 'confirmed_by_sent_folder' },
    ]);
    expect(await doubtsOf(scene.mailingId)).toEqual([
      { evidence: 'sent_folder', outcome: 'accepted', looks: 0, says: '', resolved: true },
    ]);
  });

  test('that is not in Sent stays in doubt, is not asked for again at once, and is found when it comes', async () => {
    const scene = await doubtful();
    await run();
    await run();
    const missing = { evidence: null, outcome: null, looks: 1, says: 'It is not in the Sent folder.' };
    expect(await doubtsOf(scene.mailingId)).toEqual([{ ...missing, resolved: false }]);
    expect(await stateOf(scene.mailingId)).toMatchObject([{ state: 'uncertain' }]);
    await bench.all(`update doubts set looked_at = now() - interval '10 minutes'`);
    await saved(scene.messageId);
    await run();
    expect(await stateOf(scene.mailingId)).toMatchObject([{ state: 'accepted' }]);
    expect(await doubtsOf(scene.mailingId)).toMatchObject([{ evidence: 'sent_folder', looks: 1 }]);
  });

  test('that is younger than a few seconds, or older than the hour, is not asked for', async () => {
    for (const secondsAgo of [1, 2 * 3_600]) {
      const scene = await doubtful(secondsAgo);
      await saved(scene.messageId);
      await run();
      expect(await stateOf(scene.mailingId)).toMatchObject([{ state: 'uncertain' }]);
      expect(await doubtsOf(scene.mailingId)).toEqual([]);
    }
  });

  test('whose mailbox cannot be asked is never taken for missing: why is kept', async () => {
    const port = await freePort();
    for (const [changes, says] of [
      [{ state: 'refused' }, 'The mailbox refuses the sign-in.'],
      [{ state: 'paused' }, 'The mailbox is paused.'],
      [{ port }, expect.stringMatching(/./)],
    ] as [Changes, string][]) {
      const scene = await doubtful();
      await saved(scene.messageId);
      await run(changes);
      expect(await doubtsOf(scene.mailingId)).toEqual([
        { evidence: null, outcome: null, looks: 1, says, resolved: false },
      ]);
      expect(says).not.toBe('It is not in the Sent folder.');
      expect(await stateOf(scene.mailingId)).toMatchObject([{ state: 'uncertain' }]);
    }
  });
});
