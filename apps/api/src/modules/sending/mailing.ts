import type { CompiledContent } from '@mailwright/templating';

export type MailingKind = 'campaign' | 'test' | 'reply' | 'transactional' | 'sequence';
export type MailingState =
  'preparing' | 'sending' | 'paused' | 'stopped' | 'finished' | 'cancelled' | 'failed';
export type UncertainPolicy = 'never_again' | 'send_again';

/** Where bounces go: a token behind a plus sign, an own bounce domain, or a plain address that carries no token. */
export type ReturnPath =
  | { kind: 'plus'; address: string }
  | { kind: 'own_domain'; domain: string }
  | { kind: 'plain'; address: string };

/** What all messages of a mailing have in common. Stored with it, so that later changes of an identity do not reach back. */
export interface MailingMessage {
  from: { name: string; address: string };
  replyTo: string | null;
  returnPath: ReturnPath;
  /** Carries List-Unsubscribe and List-Unsubscribe-Post: everything that is marketing. */
  unsubscribe: boolean;
  /** `mailto`: this installation has no public https address, so the way out is a mail to the mailbox that is read. */
  unsubscribeBy?: 'https' | 'mailto';
  /** Shown by mail programs that group mails: `campaign-name.domain`. */
  listId: string | null;
  /** A test goes to somebody who is no contact: it is filled with this person's fields. */
  sampleFields: Record<string, unknown> | null;
  /** Written by a person, not compiled: an answer. */
  literal: { subject: string; text: string; html: string | null } | null;
  threading: { inReplyTo: string; references: string[] } | null;
  /** What goes with every message; a mailing from before there were files has none. */
  files?: MailingFile[];
}

/** A file of the files module under the name of this mailing. With a `cid` it is a picture that the HTML shows. */
export interface MailingFile {
  fileId: string;
  fileName: string;
  contentType: string;
  bytes: number;
  cid: string | null;
}

export interface Mailing {
  workspaceId: string;
  id: string;
  /** Its short name in signed tokens. */
  number: number;
  kind: MailingKind;
  campaignId: string | null;
  accountId: string;
  content: CompiledContent | null;
  message: MailingMessage;
  trackOpens: boolean;
  trackClicks: boolean;
  uncertainPolicy: UncertainPolicy;
}

/** Whose mailings a suppression of scope `marketing` stops. */
export const isMarketing = (kind: MailingKind): boolean => kind === 'campaign' || kind === 'sequence';
