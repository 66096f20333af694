/** A message on its way into a mailbox of the marketer. */
export interface OutgoingLetter {
  /** Envelope sender: empty for reports and auto-replies (RFC 5321 section 4.5.5). */
  returnPath: string;
  to: string;
  messageId: string;
  /** The whole message, CRLF line ends, one character per byte (latin1). */
  raw: string;
}
