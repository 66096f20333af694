import type { Verdict } from '@mailwright/triage';

/** A message as the mailbox gave it. */
export interface ReadMessage {
  uid: number;
  raw: Buffer;
  size: number;
  internalDate: Date | null;
  /** Only its headers were fetched. */
  truncated: boolean;
  /** The server's words when it would not hand out this one. */
  unreadable: string | null;
}

/** The same, understood, and ready to be stored. */
export interface UnderstoodMessage {
  uid: number;
  /** When the server got it; never in the future. */
  receivedAt: Date;
  /** SHA-256 of the bytes: the same message in another place has the same. */
  contentHash: Buffer;
  verdict: Verdict;
  /** The bytes, compressed; null where there are none. */
  packed: Buffer | null;
  size: number;
}

/** Where a message lies: with the UID the key of RFC 9051, section 2.3.1.1. */
export interface Place {
  workspaceId: string;
  mailboxId: string;
  folder: string;
  uidValidity: string;
}
