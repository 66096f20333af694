import { type FolderCursor, openMailbox } from '@mailwright/mailbox';
import type { Dovecot } from '@mailwright/mailbox/testing/dovecot';

const TIMES = 9;

/** Milliseconds that a scan of the folder takes when nothing came since the cursor: the median of several. */
export async function measureUnchanged(
  dovecot: Dovecot,
  user: { name: string; password: string },
): Promise<number> {
  const mailbox = await openMailbox({
    protocol: 'imap',
    host: '127.0.0.1',
    port: dovecot.imapPort,
    security: 'none',
    allowInvalidCertificate: false,
    auth: { method: 'auto', username: user.name, password: user.password },
    onlyLoopback: true,
  });
  const status = await mailbox.status('INBOX');
  const cursor: FolderCursor = {
    path: 'INBOX',
    uidValidity: status.uidValidity,
    lastUid: (status.uidNext ?? 1) - 1,
    highestModseq: status.highestModseq,
  };
  const took: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    const since = performance.now();
    for await (const batch of mailbox.read('INBOX', cursor))
      if (batch.messages.length > 0) throw new Error('The folder changed.');
    took.push(performance.now() - since);
  }
  await mailbox.close();
  return Math.round((took.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0) * 10) / 10;
}
