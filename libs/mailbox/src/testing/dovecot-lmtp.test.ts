import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { openMailbox } from '../index.js';
import { skipWithoutDovecot, startDovecot } from './dovecot.js';

const skip = skipWithoutDovecot(process.env['CI']);

/** Sends the lines one after the other, each after the reply to the one before, and gives the replies. */
async function converse(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = connect({ host: '127.0.0.1', port });
  const replies: string[] = [];
  const waiting = [...lines];
  for await (const line of createInterface({ input: socket })) {
    if (/^\d{3}-/.test(line)) continue;
    replies.push(line);
    const next = waiting.shift();
    if (next === undefined) break;
    socket.write(`${next}\r\n`);
  }
  socket.destroy();
  return replies;
}

describe.skipIf(skip)('the Dovecot of the tests', () => {
  it('takes mail over LMTP, plus-addresses too, and refuses people it does not know', async () => {
    const password = 'secret';
    const dovecot = await startDovecot({ users: [{ name: 'b@bounce.test', password }], lmtp: true });
    try {
      const replies = await converse(dovecot.lmtpPort!, [
        'LHLO test',
        'MAIL FROM:<>',
        'RCPT TO:<nobody@bounce.test>',
        'RCPT TO:<b+token.mac@bounce.test>',
        'DATA',
        'Subject: bounced\r\n\r\nbody\r\n.',
        'QUIT',
      ]);
      expect(replies.map((reply) => reply.slice(0, 3))).toEqual([
        '220',
        '250',
        '250',
        '550',
        '250',
        '354',
        '250',
        '221',
      ]);

      const connection = await openMailbox({
        protocol: 'imap',
        host: 'localhost',
        onlyLoopback: true,
        port: dovecot.imapsPort,
        security: 'implicit_tls',
        allowInvalidCertificate: false,
        ca: dovecot.ca,
        auth: { method: 'auto', username: 'b@bounce.test', password },
      });
      for await (const { messages } of connection.read('INBOX', null)) {
        expect(messages.map(({ raw }) => raw.toString())).toEqual([
          expect.stringContaining('Subject: bounced'),
        ]);
      }
      await connection.close();
    } finally {
      await dovecot.stop();
    }
  });
});
