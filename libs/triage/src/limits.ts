/** Bounds of one message; beyond them only its headers are looked at. */
export interface Limits {
  /** Bytes of the whole message. */
  maxBytes: number;
  /** Bytes of one line; base64 in a single line of a megabyte is still read. */
  maxLineBytes: number;
  /** Bytes of one header block. */
  maxHeaderBytes: number;
  /** Nested multiparts and embedded messages. */
  maxDepth: number;
  maxParts: number;
  /** Characters of text, and of HTML, that are read; the rest of a longer body is ignored. */
  maxTextChars: number;
}

/** 50 MB is what the mailbox reader fetches at most. */
export const defaultLimits: Limits = {
  maxBytes: 50 * 1024 * 1024,
  maxLineBytes: 4 * 1024 * 1024,
  maxHeaderBytes: 512 * 1024,
  maxDepth: 24,
  maxParts: 1_000,
  maxTextChars: 256 * 1024,
};
