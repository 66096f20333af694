/** What a message cannot be made of. These are mistakes of whoever plans or encodes, found before any byte. */
export type MimeErrorCode = 'address' | 'header_name' | 'header_value' | 'attachment' | 'message_id';

export class MimeError extends Error {
  readonly code: MimeErrorCode;

  constructor(code: MimeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
