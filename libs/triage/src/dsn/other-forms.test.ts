import { describe, expect, it } from 'vitest';
import { triage } from '../index.js';

const mail = (...lines: string[]) => triage(Buffer.from(lines.join('\r\n')));

describe('bounces that follow no standard', () => {
  it('of Exim are read with their returned message', async () => {
    const verdict = await mail(
      'From: Mail Delivery System <Mailer-Daemon@example.net>',
      'X-Failed-Recipients: cat@example.com',
      'Auto-Submitted: auto-replied',
      'Subject: Mail delivery failed: returning message to sender',
      '',
      'A message that you sent could not be delivered to one or more of its',
      'recipients. This is a permanent error. The following address(es) failed:',
      '',
      '  cat@example.com',
      '    SMTP error from remote mail server after RCPT TO:<cat@example.com>:',
      '    550 No such user here',
      '',
      '------ This is a copy of the message, including all the headers. ------',
      '',
      'Message-ID: <ours@example.org>',
      'To: cat@example.com',
    );
    expect(verdict).toMatchObject({
      kind: 'hard_bounce',
      action: 'suppress',
      smtpCode: 550,
      original: { messageId: '<ours@example.org>' },
    });
  });

  it('that only warn are no bounces yet', async () => {
    const verdict = await mail(
      'From: Mail Delivery System <Mailer-Daemon@example.net>',
      'Subject: Warning: message 1abc delayed 24 hours',
      '',
      'A message that you sent has not yet been delivered to one or more of its recipients',
      'after more than 24 hours on the queue.',
      '',
      '  cat@example.com',
      '',
      'No action is required on your part. Delivery attempts will continue for some time.',
    );
    expect(verdict).toMatchObject({ kind: 'delayed', action: 'none', recipients: ['cat@example.com'] });
  });

  it('of Amazon SES are read from the JSON that SNS mails', async () => {
    const sns = (json: unknown) =>
      mail(
        'From: SES <no-reply@sns.amazonaws.com>',
        'Subject: AWS Notification Message',
        '',
        JSON.stringify(json),
        '',
        '--',
        'footer',
      );
    expect(
      await sns({
        notificationType: 'Bounce',
        bounce: {
          bounceType: 'Permanent',
          bouncedRecipients: [
            {
              emailAddress: 'cat@example.com',
              action: 'failed',
              status: '5.1.1',
              diagnosticCode: 'smtp; 550 5.1.1 user unknown',
            },
          ],
        },
      }),
    ).toMatchObject({
      kind: 'hard_bounce',
      action: 'suppress',
      recipients: ['cat@example.com'],
      smtpCode: 550,
    });
    expect(
      await sns({
        notificationType: 'Complaint',
        complaint: { complainedRecipients: [{ emailAddress: 'cat@example.com' }] },
      }),
    ).toMatchObject({ kind: 'complaint', action: 'suppress', recipients: ['cat@example.com'] });
  });

  it('forwarded by a person are that person’s words', async () => {
    const verdict = await mail(
      'From: Pat <pat@example.com>',
      'Subject: Fwd: Undelivered Mail Returned to Sender',
      'In-Reply-To: <x@example.org>',
      '',
      'Do you know why?',
      '',
      '---------- Forwarded message ----------',
      'From: MAILER-DAEMON@example.net',
      'Date: Monday',
      'Subject: Undelivered Mail Returned to Sender',
      '',
      'Final-Recipient: rfc822; cat@example.com',
      'Action: failed',
      'Status: 5.1.1',
    );
    expect(verdict).toMatchObject({ kind: 'reply', replyText: 'Do you know why?' });
  });
});

describe('a complaint', () => {
  const arf = (type: string, ...fields: string[]) =>
    mail(
      'From: Feedback <fbl@provider.example>',
      'To: abuse@example.org',
      'Subject: FW: Spring offer',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'This is an email abuse report.',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      `Feedback-Type: ${type}`,
      'User-Agent: FBL/1',
      'Version: 1',
      ...fields,
      '--b',
      'Content-Type: message/rfc822',
      '',
      'Message-ID: <ours@example.org>',
      'From: news@example.org',
      'To: cat@example.com',
      '',
      'Hello',
      '--b--',
    );

  it('suppresses the complainer and never the reporter', async () => {
    expect(await arf('abuse', 'Original-Rcpt-To: <cat@example.com>')).toMatchObject({
      kind: 'complaint',
      action: 'suppress',
      recipients: ['cat@example.com'],
      original: { messageId: '<ours@example.org>' },
    });
    expect((await arf('abuse')).recipients).toEqual(['cat@example.com']);
    expect((await arf('abuse', 'Original-Rcpt-To: fbl@provider.example')).recipients).toEqual([
      'cat@example.com',
    ]);
  });

  it('of another type asks for something else', async () => {
    expect(await arf('not-spam')).toMatchObject({ kind: 'other', action: 'none' });
    expect(await arf('auth-failure')).toMatchObject({ kind: 'other', action: 'alert' });
    expect(await arf('opt-out')).toMatchObject({ kind: 'complaint', action: 'suppress' });
  });
});
