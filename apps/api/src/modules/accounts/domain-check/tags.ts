/** The tag-list of DKIM and DMARC records (RFC 6376 section 3.2): `v=DMARC1; p=none` by its names, lower-cased. */
export function readTags(record: string): Map<string, string> {
  const tags = new Map<string, string>();
  for (const part of record.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) tags.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim());
  }
  return tags;
}
