import { getDomain } from 'tldts';
import { type CheckItem, type Subject, unknown } from './check-item.js';
import type { DnsResolver } from './dns-resolver.js';
import { readTags } from './tags.js';

/** Reads the DMARC policy of the From's domain, or of the organisation's domain above it (RFC 7489 section 6.6.3). */
export async function checkDmarc({ domain, envelopeDomain }: Subject, dns: DnsResolver): Promise<CheckItem> {
  const organisation = getDomain(domain) ?? domain;
  const base = { record: 'dmarc', title: 'DMARC', type: 'TXT' } as const;
  for (const name of new Set([`_dmarc.${domain}`, `_dmarc.${organisation}`])) {
    const answer = await dns.txt(name);
    if (answer.kind === 'failed') return unknown({ ...base, name }, answer.says);
    const records =
      answer.kind === 'found' ? answer.values.filter((record) => /^v=DMARC1\s*(;|$)/i.test(record)) : [];
    if (records.length > 0)
      return {
        ...base,
        name,
        found: records,
        copy: null,
        ...verdictOn(records, organisation, envelopeDomain),
      };
  }
  const name = `_dmarc.${organisation}`;
  return {
    ...base,
    name,
    state: 'missing',
    found: [],
    says: 'It is missing. Gmail and Yahoo ask for it from everybody who sends much.',
    copy: { name, type: 'TXT', value: `v=DMARC1; p=none; rua=mailto:dmarc@${organisation}` },
  };
}

function verdictOn(
  records: readonly string[],
  organisation: string,
  envelopeDomain: string,
): Pick<CheckItem, 'state' | 'says'> {
  if (records.length > 1)
    return { state: 'wrong', says: 'There are several DMARC records, and so none counts. Keep one.' };
  const policy = readTags(records[0] ?? '')
    .get('p')
    ?.toLowerCase();
  if (policy === undefined || !['none', 'quarantine', 'reject'].includes(policy))
    return { state: 'wrong', says: 'It names no policy. Add p=none to begin with.' };
  const aligned = (getDomain(envelopeDomain) ?? envelopeDomain) === organisation;
  // Strict alignment (aspf=s) wants the very same domain, not only the same organisation.
  const leansOnDkim = aligned
    ? ''
    : ` Bounces go to ${envelopeDomain}, so only DKIM counts here: see that it is right.`;
  if (policy === 'none')
    return { state: 'right', says: `It is there and only watches (p=none).${leansOnDkim}` };
  return {
    state: 'right',
    says: `It is there: what fails is ${policy === 'reject' ? 'refused' : 'treated as spam'} (p=${policy}).${leansOnDkim}`,
  };
}
