import MailComposer from 'nodemailer/lib/mail-composer';
import { nameOf } from '../behaviour/chance.js';
import type { SandboxPerson } from '../people/person.js';
import type { OutgoingLetter } from './outgoing.js';
import type { QuoteStyle } from './quoting/quote-style.js';
import { quote } from './quoting/quote.js';
import type { Letter } from './read-letter.js';

export interface ReplyInput {
  person: SandboxPerson;
  letter: Letter;
  /** The person's own words; lines are parted by a newline. */
  words: string;
  style: QuoteStyle;
  /** Names this reply: the same key gives the same Message-ID. */
  key: string;
  sentAt: Date;
}

/** An answer of a person, with the original quoted below, in the thread of the original. */
export async function composeReply(input: ReplyInput): Promise<OutgoingLetter> {
  const { person, letter } = input;
  const body = quote(input.style, {
    letter,
    words: `${input.words}\n\n${person.firstName}`.replaceAll('\n', '\r\n'),
    language: person.language,
    timeZone: person.timeZone,
    to: person.email,
  });
  return compose({
    from: person,
    to: letter.replyTo,
    subject: /^(re|aw|antw)\s*:/i.test(letter.subject) ? letter.subject : `Re: ${letter.subject}`,
    text: body.text,
    html: body.html,
    key: input.key,
    sentAt: input.sentAt,
    inReplyTo: letter,
    headers: body.program ? { [body.program.header]: body.program.value } : {},
    returnPath: person.email,
  });
}

export interface ComposeInput {
  from: SandboxPerson;
  to: string;
  subject: string;
  text: string;
  html?: string;
  key: string;
  sentAt: Date;
  inReplyTo: Letter | null;
  headers: Record<string, string>;
  returnPath: string;
}

/** Writes a message of a person as bytes. */
export async function compose(input: ComposeInput): Promise<OutgoingLetter> {
  const domain = input.from.email.split('@')[1]!;
  const messageId = `<${nameOf('letter', input.key)}@mail.${domain}>`;
  const built = await new MailComposer({
    from: { name: `${input.from.firstName} ${input.from.lastName}`, address: input.from.email },
    to: input.to,
    subject: input.subject,
    date: input.sentAt,
    messageId,
    text: input.text,
    ...(input.html === undefined ? {} : { html: input.html }),
    ...(input.inReplyTo
      ? {
          inReplyTo: input.inReplyTo.messageId,
          references: [...input.inReplyTo.references, input.inReplyTo.messageId],
        }
      : {}),
    headers: input.headers,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { returnPath: input.returnPath, to: input.to, messageId, raw: built.toString('latin1') };
}
