import { createHash } from 'node:crypto';

export type HappeningKind =
  | 'opened'
  | 'clicked'
  | 'unsubscribed'
  | 'bounced'
  | 'complained'
  | 'replied'
  | 'auto_replied'
  | 'converted'
  | 'delayed';

/** Something that a recipient, a server or a machine did with a mailing. */
export interface Happening {
  workspaceId: string;
  kind: HappeningKind;
  /** Must be the same when the same thing is told again: it is a part of the event's key. */
  occurredAt: Date;
  /**
   * What makes it this one and no other, among those of its kind, mailing and contact: the id of a stored message, the
   * bucket of a click. Telling the same identity again (with the same instant) changes nothing.
   */
  identity: string;
  /** Without a mailing or a contact it is an event of its own, and no engagement. */
  mailingId: string | null;
  contactId: string | null;
  /** Done by a scanner or a preloading mail program; matters for opens and clicks. */
  machine?: boolean;
  linkNo?: number | null;
  /** With `bounced` only. A hard bounce is never overwritten by a soft one. */
  bounce?: { kind: 'hard' | 'soft'; category: string | null };
  /** Small facts for the timeline and the report: ids, the server's words, the user agent's family. */
  data?: Record<string, unknown>;
}

/** A delivery in which somebody clicked, and when: the span that is looked at for bursts. */
export interface ClickedDelivery {
  workspaceId: string;
  mailingId: string;
  contactId: string;
  since: Date;
  until: Date;
}

/** The event's id: a UUIDv8 (RFC 9562, section 5.8) of what happened, so that a repeat meets its own row. */
export function happeningId(happening: Happening): string {
  const { workspaceId, kind, mailingId, contactId, identity } = happening;
  const hash = createHash('sha256')
    .update(JSON.stringify([workspaceId, kind, mailingId, contactId, identity]))
    .digest();
  hash[6] = 0x80 | (hash[6]! & 0x0f);
  hash[8] = 0x80 | (hash[8]! & 0x3f);
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
