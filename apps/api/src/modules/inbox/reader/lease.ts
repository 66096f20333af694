/** The right to read one mailbox, held by this process; the token fences off whoever held it before. */
export interface Lease {
  workspaceId: string;
  mailboxId: string;
  /** bigint as text. */
  token: string;
}
