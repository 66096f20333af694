import type { CheckItem, Subject } from './check-item.js';

/** A sandbox's domains end in .test and have no DNS: what a well-kept domain looks like. */
export function madeUpChecks({ domain, envelopeDomain, selector, ourKey }: Subject): CheckItem[] {
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
      state: ourKey?.on === false ? 'improve' : 'right',
      record: 'dkim',
      title: 'DKIM',
      type: 'TXT',
      name: `${key}._domainkey.${domain}`,
      found: [ourKey?.record ?? 'v=DKIM1; k=rsa; p=…'],
      says: madeUpKey(ourKey),
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

const madeUpKey = (ourKey: Subject['ourKey']): string => {
  if (!ourKey) return 'The key is there, 2048 bits.';
  return `The record is there and is our key. ${ourKey.on ? 'Your mail is signed with it.' : 'It signs nothing yet: turn it on.'}`;
};
