import type { SigningKeyCheck } from '@mailwright/contracts';
import type { DnsAnswer } from '../domain-check/dns-resolver.js';
import { readTags } from '../domain-check/tags.js';

export interface RecordMatch {
  state: SigningKeyCheck['state'];
  /** What was seen, and what to do about it. */
  says: string;
  found: string[];
  /** It is marked as a test (t=y): receivers may take failures for nothing. */
  testing?: boolean;
}

/** Whether the DNS holds our key: compared byte for byte, because a receiver verifies with what stands there. */
export function matchRecord(answer: DnsAnswer<string>, publicKey: string): RecordMatch {
  if (answer.kind === 'failed')
    return { state: 'no_answer', says: `${answer.says} Try again in a minute.`, found: [] };
  const found = answer.kind === 'found' ? answer.values.filter((record) => /(^|;)\s*p=/i.test(record)) : [];
  const [record] = found;
  if (record === undefined) {
    const says = 'The record is not in the DNS yet. Add it; until the DNS shows it, hours may pass.';
    return { state: 'missing', says, found };
  }
  if (found.length > 1) {
    const says = 'There are several records under this name, and receivers may take any. Keep only this one.';
    return { state: 'several', says, found };
  }
  const tags = readTags(record);
  const key = tags.get('p')?.replaceAll(/\s/g, '') ?? '';
  if (key === '') {
    const says =
      'The record withdraws the key (its p= is empty), so that no signature counts. Put this one there.';
    return { state: 'withdrawn', says, found };
  }
  if (key !== publicKey) {
    const says =
      'Your record does not match our key, so that every signature would fail. Replace it by this one, whole.';
    return { state: 'other_key', says, found };
  }
  const testing = tags.get('t')?.split(':').includes('y') === true;
  return {
    state: 'match',
    says: `The record is there and is our key.${testing ? ' It is marked as a test (t=y): remove that when all is well.' : ''}`,
    found,
    testing,
  };
}

/** A sandbox has no DNS: every key of it has its record. */
export const madeUpMatch = (record: string): RecordMatch => ({
  state: 'made_up',
  says: 'Made up, because a sandbox has no DNS: here every record is there at once.',
  found: [record],
});

/** Whether mail may be signed with a key whose record looks so. */
export const isSeen = ({ state }: RecordMatch): boolean => state === 'match' || state === 'made_up';
