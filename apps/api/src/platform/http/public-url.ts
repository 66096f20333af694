/** PUBLIC_URL without a slash at its end: under which links in mails and invitations reach this installation. */
export const PUBLIC_URL = Symbol('public url');
