import { describe, expect, it } from 'vitest';
import { readDeliveryStatus } from './delivery-status.js';
import { lineDialects, sentenceDialects } from './dialects.js';
import { preferredStatus, replyCodes } from './reply-codes.js';
import { stageOf } from './stage.js';
import { recipientsInText } from './text-recipients.js';

describe('the fields of a delivery status notification', () => {
  it('are read per recipient', () => {
    const status = readDeliveryStatus(`Reporting-MTA: dns; mx.example.com
Original-Envelope-Id: 4711

Final-Recipient: rfc822; Cat@Example.COM
Action: failed (no such user)
Status: 5.1.1
Remote-MTA: dns; mail.example.com
Diagnostic-Code: smtp; 550 5.1.1 <cat@example.com>:
    User unknown

Original-Recipient: rfc822;dog+2Bx@example.org
Final-Recipient: rfc822;forwarded@example.net
Action: delayed
Status: 4.4.1 (connection refused)
`);
    expect(status.envelopeId).toBe('4711');
    expect(status.recipients).toMatchObject([
      {
        address: 'Cat@example.com',
        outcome: 'failed',
        status: '5.1.1',
        diagnostic: '550 5.1.1 <cat@example.com>: User unknown',
      },
      {
        address: 'dog+x@example.org',
        alternative: 'forwarded@example.net',
        outcome: 'delayed',
        status: '4.4.1',
      },
    ]);
  });

  it('are read where groups are not parted by empty lines, and where one is cut in two', () => {
    const joined = readDeliveryStatus(
      'Reporting-MTA: dns; x\nFinal-Recipient: rfc822; a@example.com\nStatus: 5.1.1\nFinal-Recipient: rfc822; b@example.com\nStatus: 5.2.2\n',
    );
    expect(joined.recipients.map((entry) => [entry.address, entry.status])).toEqual([
      ['a@example.com', '5.1.1'],
      ['b@example.com', '5.2.2'],
    ]);
    const cut = readDeliveryStatus(
      'Final-Recipient: rfc822; a@example.com\n\nAction: failed\nStatus: 5.1.1\n',
    );
    expect(cut.recipients).toMatchObject([{ address: 'a@example.com', outcome: 'failed', status: '5.1.1' }]);
  });
});

describe('codes in a server’s words', () => {
  it.each([
    ['550 5.1.1 <cat@example.com>... User unknown', 550, '5.1.1'],
    ["5.1.0 - Unknown address error 550-'5.7.1 <cat@example.com>... Access denied'", 550, '5.7.1'],
    [
      '554 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.2 Connection timed out>',
      421,
      '4.4.2',
    ],
    ['was: 554 554 5.7.0 Header error (state 18).', 554, '5.7.0'],
    ['550 : User unknown', 550, null],
    ['host mx.example.com[192.0.2.55] said: 450 try later', 450, null],
    ['Sorry, no mailbox here by that name. (#5.1.1)', null, '5.1.1'],
    ['connect to 5.10.20.30: Connection refused at 12:450 on 550 Main Street', 550, null],
    ['nothing at all', null, null],
  ])('%s', (words, smtpCode, status) => {
    expect(replyCodes(words)).toMatchObject({ smtpCode, status });
  });

  it('behind a reply code are believed before the report’s own summary', () => {
    expect(preferredStatus('4.4.7', replyCodes('452 4.4.5 Insufficient disk space'))).toBe('4.4.5');
    expect(preferredStatus('5.1.1', replyCodes('delivery error (#5.2.2)'))).toBe('5.1.1');
    expect(preferredStatus('5.0.0', replyCodes('quota (#5.2.2)'))).toBe('5.2.2');
    expect(preferredStatus(null, replyCodes('x'))).toBeNull();
  });

  it('belong to a stage of the dialogue', () => {
    expect(stageOf('550 no (in reply to RCPT TO command)')).toBe('rcpt');
    expect(stageOf('550 no (in reply to end of DATA command)')).toBe('data');
    expect(stageOf('SMTP error from remote mail server after initial connection')).toBe('connect');
    expect(stageOf('550 no')).toBeNull();
  });
});

describe('recipients in a text', () => {
  const found = (text: string, excluded: string[] = []) =>
    recipientsInText(text, new Set(excluded)).map((entry) => entry.address);

  it.each(lineDialects.map((dialect) => [dialect.server, dialect.line] as const))(
    '%s: %s',
    (_server, line) => {
      expect(found(`An error occurred.\n\n${line}\n`)[0]).toMatch(/^cat@example\.(?:com|org|net|edu)$/);
    },
  );

  it.each(sentenceDialects.map((dialect) => [dialect.server, dialect.line] as const))(
    '%s: %s',
    (_server, line) => {
      expect(found(line)[0]).toMatch(/^cat@example\.(?:com|org|net)$/);
    },
  );

  it('leave out who is asked for help and who wrote the message', () => {
    const text =
      'For help write to postmaster@example.com\nYour mail from me@example.org to cat@example.net failed';
    expect(found(text, ['me@example.org'])).toEqual(['cat@example.net']);
  });

  it('each get the words that stand below them', () => {
    const text = '<a@example.com>:\nUser unknown (#5.1.1)\n\n<b@example.com>:\nMailbox full (#5.2.2)\n';
    expect(recipientsInText(text, new Set()).map((entry) => entry.diagnostic)).toEqual([
      expect.stringContaining('User unknown'),
      expect.stringContaining('Mailbox full'),
    ]);
  });
});
