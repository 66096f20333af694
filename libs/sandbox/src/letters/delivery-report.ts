import { nameOf } from '../behaviour/chance.js';
import type { SandboxPerson } from '../people/person.js';
import { PROVIDERS } from '../providers/providers.js';
import type { Provider } from '../providers/provider.js';
import type { OutgoingLetter } from './outgoing.js';
import type { Letter } from './read-letter.js';
import { mailDate, multipartReport } from './report-parts.js';

export interface DeliveryReportInput {
  person: SandboxPerson;
  letter: Letter;
  /** Where the report goes: the envelope sender of the letter. */
  returnPath: string;
  cause: 'unknown' | 'full';
  key: string;
  sentAt: Date;
}

interface Wording {
  fromName: string;
  fromAddress: (host: string) => string;
  subject: string;
  text: (to: string, diagnostic: string) => string;
}

/** How the bounces of the four families of mail systems begin. */
const WORDINGS: Record<Provider['dsnStyle'], Wording> = {
  gmail: {
    fromName: 'Mail Delivery Subsystem',
    fromAddress: () => 'mailer-daemon@gmele.test',
    subject: 'Delivery Status Notification (Failure)',
    text: (to, diagnostic) =>
      `** Address not found **\n\nYour message wasn't delivered to ${to} because the address couldn't be found, or is unable to receive mail.\n\nThe response was:\n\n${diagnostic}`,
  },
  exchange: {
    fromName: 'Microsoft Outlook',
    fromAddress: () => 'postmaster@lookout.test',
    subject: 'Undeliverable: ',
    text: (to, diagnostic) =>
      `Delivery has failed to these recipients or groups:\n\n${to}\nYour message couldn't be delivered.\n\nDiagnostic information for administrators:\n\n${to}\nRemote server returned '${diagnostic}'`,
  },
  postfix: {
    fromName: 'Mail Delivery System',
    fromAddress: (host) => `MAILER-DAEMON@${host}`,
    subject: 'Undelivered Mail Returned to Sender',
    text: (to, diagnostic) =>
      `This is the mail system.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\n                   The mail system\n\n<${to}>: ${diagnostic}`,
  },
  exim: {
    fromName: 'Mail Delivery System',
    fromAddress: (host) => `Mailer-Daemon@${host}`,
    subject: 'Mail delivery failed: returning message to sender',
    text: (to, diagnostic) =>
      `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${to}\n    ${diagnostic}`,
  },
};

/** The delivery status notification (RFC 3464) of a provider that had said 250 first; returns the original's head. */
export function composeDeliveryReport(input: DeliveryReportInput): OutgoingLetter {
  const { person, letter } = input;
  const provider = PROVIDERS[person.provider];
  const wording = WORDINGS[provider.dsnStyle];
  const host = provider.key === 'company' ? `mail.${person.email.split('@')[1]!}` : provider.host;
  const id = nameOf('dsn', input.key);
  const reply = provider.objections[input.cause === 'full' ? 'over_quota' : 'unknown']({
    to: person.email,
    id,
  });
  const status = /^\d\.\d+\.\d+/.exec(reply.lines[0]!)![0];
  const diagnostic = `${reply.code} ${reply.lines.join(' ')}`;
  const messageId = `<${id}@${host}>`;
  const subject = wording.subject + (provider.dsnStyle === 'exchange' ? headOf(letter, 'Subject') : '');
  const head = [
    `Date: ${mailDate(input.sentAt)}`,
    `From: ${wording.fromName} <${wording.fromAddress(host)}>`,
    `To: ${input.returnPath}`,
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    'Auto-Submitted: auto-replied',
    ...(provider.dsnStyle === 'gmail' || provider.dsnStyle === 'exim'
      ? [`X-Failed-Recipients: ${person.email}`]
      : []),
    ...(provider.dsnStyle === 'gmail'
      ? [`In-Reply-To: ${letter.messageId}`, `References: ${letter.messageId}`]
      : []),
  ];
  const statusFields = [
    `Reporting-MTA: dns; ${host}`,
    `Arrival-Date: ${mailDate(letter.sentAt)}`,
    '',
    `Final-Recipient: rfc822; ${person.email}`,
    'Action: failed',
    `Status: ${status}`,
    `Remote-MTA: dns; ${host}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
  ];
  const raw = multipartReport(head, 'delivery-status', `=_${id}`, [
    {
      type: 'text/plain; charset=us-ascii',
      body: wording.text(person.email, diagnostic).replaceAll('\n', '\r\n'),
    },
    { type: 'message/delivery-status', body: statusFields.join('\r\n') },
    { type: 'text/rfc822-headers', body: letter.head },
  ]);
  return { returnPath: '', to: input.returnPath, messageId, raw };
}

/** A field of the original as it stands there (it may hold encoded words), on one line. */
function headOf(letter: Letter, name: string): string {
  const match = new RegExp(`^${name}:[ \\t]*(.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(letter.head);
  return (match?.[1] ?? '').replace(/\r\n[ \t]+/g, ' ');
}
