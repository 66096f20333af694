import { nameOf } from '../behaviour/chance.js';
import type { SandboxPerson } from '../people/person.js';
import type { OutgoingLetter } from './outgoing.js';
import type { Letter } from './read-letter.js';
import { mailDate, multipartReport } from './report-parts.js';

export interface ComplaintReportInput {
  person: SandboxPerson;
  letter: Letter;
  /** Envelope sender of the letter. */
  returnPath: string;
  /** Where the report goes. */
  to: string;
  key: string;
  sentAt: Date;
}

/**
 * The abuse report (ARF, RFC 5965) of a provider whose user pressed "this is spam". As most feedback loops do, it hides
 * the person's address: who it was can be told from the letter's own marks only (return path, Message-ID, links).
 */
export function composeComplaintReport(input: ComplaintReportInput): OutgoingLetter {
  const { person, letter } = input;
  const domain = person.email.split('@')[1]!;
  const id = nameOf('arf', input.key);
  const messageId = `<${id}@fbl.${domain}>`;
  const hidden = `redacted@${domain}`;
  const raw = multipartReport(
    [
      `Date: ${mailDate(input.sentAt)}`,
      `From: Feedback Loop <feedbackloop@fbl.${domain}>`,
      `To: ${input.to}`,
      'Subject: Abuse report',
      `Message-ID: ${messageId}`,
    ],
    'feedback-report',
    `=_${id}`,
    [
      {
        type: 'text/plain; charset=us-ascii',
        body: `This is an email abuse report for an email message received from 127.0.0.1 on\r\n${mailDate(letter.sentAt)}. For more information about this format please see RFC 5965.`,
      },
      {
        type: 'message/feedback-report',
        body: [
          'Feedback-Type: abuse',
          `User-Agent: ${domain.split('.')[0]!}-FBL/1.0`,
          'Version: 1',
          `Original-Mail-From: <${input.returnPath}>`,
          `Original-Rcpt-To: <${hidden}>`,
          `Arrival-Date: ${mailDate(letter.sentAt)}`,
          'Source-IP: 127.0.0.1',
          `Reported-Domain: ${letter.from.address.split('@')[1] ?? ''}`,
        ].join('\r\n'),
      },
      {
        type: 'message/rfc822',
        headers: ['Content-Disposition: inline'],
        body: `${letter.head.replaceAll(person.email, hidden)}\r\n${letter.text.replace(/[^\r\n\t\x20-\x7e]/g, '?')}`,
      },
    ],
  );
  return { returnPath: '', to: input.to, messageId, raw };
}
