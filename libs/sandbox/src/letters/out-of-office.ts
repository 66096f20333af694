import type { SandboxPerson } from '../people/person.js';
import { compose } from './compose-reply.js';
import type { OutgoingLetter } from './outgoing.js';
import { localTime } from './quoting/quote-style.js';
import type { Letter } from './read-letter.js';
import { OUT_OF_OFFICE_WORDS } from './words/out-of-office-words.js';

export interface OutOfOfficeInput {
  person: SandboxPerson;
  letter: Letter;
  /** Envelope sender of the letter: marked auto-replies go there (RFC 3834 section 4). */
  returnPath: string;
  marked: boolean;
  backInDays: number;
  key: string;
  sentAt: Date;
}

/**
 * An out-of-office message. Marked ones carry the headers of RFC 3834 and go to the return path with an empty envelope
 * sender; unmarked ones look like any reply, go to Reply-To or From, and only their words tell.
 */
export function composeOutOfOffice(input: OutOfOfficeInput): Promise<OutgoingLetter> {
  const { person, letter, marked } = input;
  const words = OUT_OF_OFFICE_WORDS[person.language];
  const back = localTime(
    new Date(input.sentAt.getTime() + input.backInDays * 86_400_000),
    person.language,
    person.timeZone,
    { day: 'numeric', month: 'long', year: 'numeric' },
  );
  return compose({
    from: person,
    to: marked && input.returnPath ? input.returnPath : letter.replyTo,
    subject: marked ? words.subject(letter.subject) : `Re: ${letter.subject}`,
    text: `${words.text(back)}\n\n${person.firstName} ${person.lastName}\n`.replaceAll('\n', '\r\n'),
    key: input.key,
    sentAt: input.sentAt,
    inReplyTo: letter,
    headers: marked
      ? {
          'Auto-Submitted': 'auto-replied',
          'X-Auto-Response-Suppress': 'All',
          ...(person.provider === 'company' ? { Precedence: 'bulk' } : {}),
        }
      : {},
    returnPath: marked ? '' : person.email,
  });
}
