import { domainToASCII } from 'node:url';

/** The domain of an address as the DNS and a signature have it: lower case, A-labels. Empty where it is none. */
export const domainOf = (address: string): string =>
  domainToASCII(address.slice(address.lastIndexOf('@') + 1).toLowerCase());
