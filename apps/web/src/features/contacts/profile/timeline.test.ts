import type { Contact } from '@mailwright/contracts';
import { expect, test } from 'vitest';
import { entriesOf } from './timeline';

test('what is known of a person stands in the order of time, newest first', () => {
  const contact = {
    createdAt: '2026-01-01T00:00:00.000Z',
    import: { id: 'i', fileName: 'people.csv', at: '2026-01-01T00:00:00.000Z' },
    consent: { source: 'Fair', at: '2026-01-02T00:00:00.000Z' },
    lists: [{ id: 'l', name: 'News', joinedAt: '2026-03-01T00:00:00.000Z', consentSource: null }],
    mailability: {
      suppressions: [
        { id: 's', since: '2026-02-01T00:00:00.000Z', reason: 'complaint', scope: 'all', note: '' },
      ],
    },
  } as unknown as Contact;
  expect(entriesOf(contact).map(({ title }) => title)).toEqual([
    'Put on “News”',
    'Suppressed: reported as spam',
    'Consent recorded',
    'Came in with “people.csv”',
  ]);
});
