import type { Contact } from '@mailwright/contracts';
import { suppressionReasonWords, suppressionScopeWords } from '../../../components/states/suppression-words';

/** Something that happened to a person; `key` is unique among all that is shown. */
export interface TimelineEntry {
  key: string;
  at: string;
  kind: 'suppressed' | 'joined' | 'consent' | 'imported' | 'added';
  title: string;
  text: string;
}

/** What the contact itself tells, newest first. Mails, clicks and answers come from the nouns that know them. */
export function entriesOf(contact: Contact): TimelineEntry[] {
  const { consent, import: from } = contact;
  const entries: TimelineEntry[] = [
    ...contact.mailability.suppressions.map((one) => ({
      key: one.id,
      at: one.since,
      kind: 'suppressed' as const,
      title: `Suppressed: ${suppressionReasonWords[one.reason].toLowerCase()}`,
      text: [`${suppressionScopeWords[one.scope]}.`, one.note].filter(Boolean).join(' '),
    })),
    ...contact.lists.map((list) => ({
      key: list.id,
      at: list.joinedAt,
      kind: 'joined' as const,
      title: `Put on “${list.name}”`,
      text: list.consentSource ?? '',
    })),
    from
      ? {
          key: 'in',
          at: contact.createdAt,
          kind: 'imported',
          title: `Came in with “${from.fileName}”`,
          text: '',
        }
      : { key: 'in', at: contact.createdAt, kind: 'added', title: 'Added to your contacts', text: '' },
  ];
  if (consent?.at)
    entries.push({
      key: 'consent',
      at: consent.at,
      kind: 'consent',
      title: 'Consent recorded',
      text: consent.source,
    });
  return entries.toSorted((a, b) => b.at.localeCompare(a.at));
}
