import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, toAnswer, triage } from './index.js';
import type { Verdict } from './index.js';

const mail = (...lines: string[]) =>
  triage(Buffer.from(lines.join('\r\n')), { now: new Date('2027-04-20T00:00:00Z') });

function dsn(action: string, status: string, diagnostic: string): Promise<Verdict> {
  return mail(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example.net (Mail Delivery System)',
    'To: bounce+token@example.org',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `<cat@example.com>: host mx.example.com[192.0.2.1] said: ${diagnostic}`,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    'Original-Envelope-Id: attempt-1',
    '',
    'Final-Recipient: rfc822; cat@EXAMPLE.com',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '--b',
    'Content-Type: message/rfc822',
    '',
    'Message-ID: <ours@example.org>',
    'From: News <news@example.org>',
    'To: cat@example.com',
    'Subject: Spring offer',
    '',
    'Hello, unsubscribe here.',
    '--b--',
  );
}

describe('a delivery status notification', () => {
  it('about an unknown user suppresses the address', async () => {
    const verdict = await dsn(
      'failed',
      '5.1.1',
      '550 5.1.1 <cat@example.com>: User unknown (in reply to RCPT TO command)',
    );
    expect(verdict).toMatchObject({
      kind: 'hard_bounce',
      action: 'suppress',
      category: 'unknown_user',
      recipients: ['cat@example.com'],
      status: '5.1.1',
      smtpCode: 550,
      original: { messageId: '<ours@example.org>', envelopeId: 'attempt-1' },
      limited: false,
    });
    expect(verdict.original.headers?.['subject']).toEqual(['Spring offer']);
    expect(verdict.message.deliveredTo).toEqual(['bounce+token@example.org']);
    expect(verdict.message.returnPath).toBe('');
  });

  it.each([
    [
      'failed',
      '5.7.1',
      '550 5.7.1 User unknown (in reply to RCPT TO command)',
      'hard_bounce',
      'stop_sequence',
    ],
    [
      'failed',
      '5.7.26',
      "550 5.7.26 Unauthenticated email is not accepted due to domain's DMARC policy",
      'soft_bounce',
      'pause_lane',
    ],
    ['failed', '5.2.2', '552 5.2.2 Mailbox full', 'soft_bounce', 'retry'],
    ['failed', '4.1.1', '450 4.1.1 <cat@example.com>: User unknown', 'soft_bounce', 'retry'],
    ['failed', '5.1.2', '550 5.1.2 Host unknown', 'hard_bounce', 'retry'],
    ['failed', '5.1.10', '556 5.1.10 Recipient address has null MX', 'hard_bounce', 'suppress'],
    [
      'failed',
      '5.2.1',
      '550-5.2.1 The email account that you tried to reach is inactive.',
      'soft_bounce',
      'suppress',
    ],
    [
      'failed',
      '5.2.1',
      '550-5.2.1 The user you are trying to contact is receiving mail at a rate that',
      'soft_bounce',
      'retry',
    ],
    ['failed', '5.0.0', '550 Unknown user (in reply to end of DATA command)', 'soft_bounce', 'retry'],
    [
      'failed',
      '5.7.1',
      '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
      'soft_bounce',
      'pause_lane',
    ],
    ['failed', '5.6.0', '554 5.6.0 Message contains spam', 'soft_bounce', 'alert'],
    ['delayed', '4.4.1', 'connect to mx.example.com: Connection timed out', 'delayed', 'none'],
    ['delivered', '2.0.0', '250 2.0.0 ok', 'other', 'none'],
  ])('with %s %s “%s” is %s: %s', async (action, status, diagnostic, kind, right) => {
    expect(await dsn(action, status, diagnostic)).toMatchObject({ kind, action: right });
  });

  it('with one living address among the dead suppresses per recipient only', async () => {
    const verdict = await mail(
      'From: MAILER-DAEMON@example.com',
      'Subject: Returned mail',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; example.com',
      '',
      'Final-Recipient: rfc822; dead@example.com',
      'Action: failed',
      'Status: 5.1.1',
      '',
      'Final-Recipient: rfc822; full@example.com',
      'Action: failed',
      'Status: 5.2.2',
      '--b--',
    );
    expect(verdict.recipients).toEqual(['dead@example.com', 'full@example.com']);
    expect(verdict.perRecipient.map((entry) => entry.action)).toEqual(['suppress', 'retry']);
    expect(verdict.action).toBe('retry');
  });
});

describe('what people write', () => {
  const reply = (subject: string, ...body: string[]) =>
    mail(
      'From: Pat <pat@example.com>',
      'To: reply@example.org',
      `Subject: ${subject}`,
      'In-Reply-To: <ours@example.org>',
      '',
      ...body,
    );

  it('is a reply, with its new words', async () => {
    const verdict = await reply(
      'Re: Spring offer',
      'Yes please!',
      '',
      'On Mon, 3 May 2027, News <news@example.org> wrote:',
      '> unsubscribe here',
    );
    expect(verdict).toMatchObject({ kind: 'reply', action: 'stop_sequence', replyText: 'Yes please!' });
    expect(verdict.message).toMatchObject({
      inReplyTo: '<ours@example.org>',
      from: { name: 'Pat', address: 'pat@example.com' },
    });
  });

  it('is an unsubscription only in their own words', async () => {
    expect(await reply('Re: Spring offer', 'Please remove me from your list.')).toMatchObject({
      kind: 'unsubscribe',
      action: 'suppress',
    });
  });

  it('is told from automatic replies, newsletters and receipts', async () => {
    const oof = await mail(
      'From: Pat <pat@example.com>',
      'Subject: Automatic reply: Spring offer',
      'Auto-Submitted: auto-replied',
      '',
      'I am away until 3 May.',
    );
    expect(oof).toMatchObject({ kind: 'auto_reply', action: 'none', returnDate: '2027-05-03' });
    const left = await mail(
      'From: Pat <pat@example.com>',
      'Auto-Submitted: auto-replied',
      'Subject: Pat has left',
      '',
      'Pat is no longer with us. Write to dog@example.com.',
    );
    expect(left).toMatchObject({
      kind: 'auto_reply',
      action: 'stop_sequence',
      newAddress: 'dog@example.com',
    });
    const news = await mail(
      'From: shop@example.com',
      'Subject: Sale',
      'List-Unsubscribe: <https://example.com/u>',
      '',
      'Buy!',
    );
    expect(news).toMatchObject({ kind: 'other', action: 'none' });
    const receipt = await mail(
      'From: Pat <pat@example.com>',
      'Subject: Read: Spring offer',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
      '',
      '--b',
      'Content-Type: message/disposition-notification',
      '',
      'Disposition: manual-action/MDN-sent-manually; displayed',
      '--b--',
    );
    expect(receipt.kind).toBe('other');
  });
});

describe('triage', () => {
  it('judges a bomb by its headers alone', async () => {
    const bomb = `From: Pat <pat@example.com>\nSubject: Re: hello\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(100_000)}`;
    const verdict = await triage(Buffer.from(bomb));
    expect(verdict).toMatchObject({ kind: 'reply', limited: true });
    expect(verdict.evidence).toContainEqual({ rule: 'limits', phrase: 'too many parts' });
  });

  it('does not slow down on runs of one character', async () => {
    for (const filler of [' ', '\t', '\n', 'a', '<', '> ', '@', 'On 1, ', '550 ']) {
      const started = performance.now();
      await triage(
        Buffer.from(
          `From: MAILER-DAEMON@example.com\nSubject: x\n\n${filler.repeat(200_000 / filler.length)}`,
        ),
      );
      expect(performance.now() - started).toBeLessThan(1_500);
    }
  });

  it('answers on any bytes, with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 1_000 }), async (raw) => {
        const verdict = await triage(raw);
        expect(verdict.evidence.length).toBeGreaterThan(0);
        expect(verdict.action).not.toBe('suppress');
      }),
    );
  });

  it('makes the answer of the command and an explanation for people', async () => {
    const verdict = await dsn('failed', '5.1.1', '550 5.1.1 User unknown');
    const answer = toAnswer('a/b.eml', verdict);
    expect(Object.keys(answer)).toEqual([
      'file',
      'kind',
      'recipients',
      'status',
      'smtpCode',
      'category',
      'action',
      'originalMessageId',
      'replyText',
      'returnDate',
      'evidence',
    ]);
    expect(answer).toMatchObject({
      file: 'a/b.eml',
      kind: 'hard_bounce',
      originalMessageId: '<ours@example.org>',
    });
    const words = explain(verdict);
    expect(words).toContain('A bounce for good (certain).');
    expect(words).toContain('cat@example.com');
    expect(words).toContain('there is no such mailbox (550 5.1.1)');
    expect(words).toContain('User unknown');
    expect(words).toContain('Because of rule unknown-user.user-unknown (certain): “550 5.1.1 User unknown”');
    expect(answer.evidence).toEqual([
      { rule: 'rfc3464.action', phrase: 'Action: failed', confidence: 0.98 },
      { rule: 'unknown-user.user-unknown', phrase: '550 5.1.1 User unknown', confidence: 0.9 },
    ]);
  });

  it('explains why an address is kept', async () => {
    expect(explain(await dsn('failed', '5.7.1', '550 5.7.1 User unknown'))).toContain(
      'Why not more: by a 5.7',
    );
    expect(explain(await dsn('failed', '5.2.2', '552 5.2.2 Mailbox full'))).toContain('not proven dead');
  });
});
