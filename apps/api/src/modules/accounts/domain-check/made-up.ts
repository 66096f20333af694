import type { CheckItem, Subject } from './check-item.js';

/** A sandbox's domains end in .test and have no DNS: what a well-kept domain looks like. */
export function madeUpChecks({ domain, envelopeDomain, selector }: Subject): CheckItem[] {
  const key = selector ?? 'mw1';
  const right = { state: 'right', copy: null } as const;
  return [
    {
      ...right,
      record: 'spf',
      title: 'SPF',
      type: 'TXT',
      name: envelopeDomain,
      found: ['v=spf1 ip4:127.0.0.1 -all'],
      says: 'Names the sandbox’s server (0 of 10 look-ups).',
    },
    {
      ...right,
      record: 'dkim',
      title: 'DKIM',
      type: 'TXT',
      name: `${key}._domainkey.${domain}`,
      found: ['v=DKIM1; k=rsa; p=…'],
      says: 'The key is there, 2048 bits.',
    },
    {
      ...right,
      record: 'dmarc',
      title: 'DMARC',
      type: 'TXT',
      name: `_dmarc.${domain}`,
      found: [`v=DMARC1; p=quarantine; rua=mailto:dmarc@${domain}`],
      says: 'It is there: what fails is treated as spam (p=quarantine).',
    },
    {
      ...right,
      record: 'mx',
      title: 'Answers',
      type: 'MX',
      name: domain,
      found: [`10 mx.${domain}`],
      says: `Answers go to mx.${domain}.`,
    },
  ];
}
