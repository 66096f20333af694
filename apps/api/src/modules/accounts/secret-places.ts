/** What a sealed password is bound to: copied into another row it cannot be opened. */
export const accountSecret = (id: string): string => `account:${id}`;
/** A DKIM key's private half. */
export const signingSecret = (id: string): string => `signing-key:${id}`;
export const mailboxSecret = (id: string): string => `mailbox:${id}`;
