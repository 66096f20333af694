import { bareSubject } from '../matching/like-subject.js';

/** The message that is answered. */
export interface Answered {
  fromName: string;
  fromAddress: string;
  at: Date;
  subject: string;
  text: string;
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
}

/** Mail programs keep the beginning of a thread and its newest messages; a header line may not grow for ever. */
const MOST_REFERENCES = 20;
const MOST_QUOTED_CHARS = 20_000;

/** `Re: ` once, whatever stood there before, in whatever language (RFC 5322, section 3.6.5). */
export const answerSubject = (subject: string): string => `Re: ${bareSubject(subject)}`.trimEnd();

/** RFC 5322, section 3.6.4: the parent's References, else its In-Reply-To, then its own id. Null without an id to refer to. */
export function threadingOf(answered: Answered): { inReplyTo: string; references: string[] } | null {
  if (answered.messageId === null) return null;
  const parents =
    answered.references.length > 0
      ? answered.references
      : answered.inReplyTo === null
        ? []
        : [answered.inReplyTo];
  const all = [...new Set([...parents, answered.messageId])];
  const references = all.length <= MOST_REFERENCES ? all : [all[0]!, ...all.slice(1 - MOST_REFERENCES)];
  return { inReplyTo: answered.messageId, references };
}

/** The answer with what it answers below, as mail programs do. */
export function quotedText(text: string, answered: Answered): string {
  const who =
    answered.fromName === '' ? answered.fromAddress : `${answered.fromName} <${answered.fromAddress}>`;
  const lines = answered.text
    .slice(0, MOST_QUOTED_CHARS)
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`.trimEnd()));
  return `${text.trimEnd()}\n\nOn ${answered.at.toISOString().slice(0, 16).replace('T', ' at ')} UTC, ${who} wrote:\n${lines.join('\n')}\n`;
}

export function quotedHtml(html: string, answered: Answered): string {
  const who = escape(
    answered.fromName === '' ? answered.fromAddress : `${answered.fromName} <${answered.fromAddress}>`,
  );
  const quoted = escape(answered.text.slice(0, MOST_QUOTED_CHARS).trimEnd()).replace(/\r?\n/g, '<br>');
  const when = answered.at.toISOString().slice(0, 16).replace('T', ' at ');
  return `${html}<br><div>On ${when} UTC, ${who} wrote:</div><blockquote style="margin:0 0 0 8px;padding-left:8px;border-left:1px solid #ccc">${quoted}</blockquote>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
