/** The DNS record of a key, in the forms in which people enter it. */
export interface KeyRecord {
  /** `selector._domainkey.domain`, without the final dot. */
  name: string;
  /** The whole value, for forms that split it themselves. */
  value: string;
  /** The same for a zone file: strings of at most 255 octets (RFC 1035 section 3.3), which resolvers join. */
  zoneLine: string;
}

const STRING = 255;

/** The TXT record under which receivers look the key up (RFC 6376 sections 3.6.1 and 3.6.2). */
export function keyRecord(key: { domain: string; selector: string; publicKey: string }): KeyRecord {
  const name = `${key.selector}._domainkey.${key.domain}`;
  const value = `v=DKIM1; k=rsa; p=${key.publicKey}`;
  const strings = value.match(new RegExp(`.{1,${STRING}}`, 'g')) ?? [];
  const quoted = strings.map((part) => `"${part}"`).join(' ');
  return { name, value, zoneLine: `${name}. 3600 IN TXT ( ${quoted} )` };
}
