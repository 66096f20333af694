import type { ContactField } from '@mailwright/contracts';

/** A person as the composer sees one. */
export interface PreviewPerson {
  contactId: string | null;
  email: string;
  firstName: string;
  lastName: string;
  attributes: Record<string, unknown>;
  language: string | null;
  timeZone: string | null;
}

const KNOWN: Record<string, unknown> = {
  city: 'Hamburg',
  company: 'Example & Daughters',
  country: 'Germany',
  plan: 'pro',
};

/** Somebody made up who has a value in every custom field: what a mail looks like when nothing is missing. */
export function samplePerson(fields: readonly ContactField[]): PreviewPerson {
  return {
    contactId: null,
    email: 'alex@example.com',
    firstName: 'Alex',
    lastName: 'Example',
    attributes: { ...KNOWN, ...Object.fromEntries(fields.map((field) => [field.key, sampleValue(field)])) },
    language: 'en',
    timeZone: 'Europe/Berlin',
  };
}

export function sampleValue({ key, label, type }: ContactField): string | number | boolean {
  if (type === 'number') return 42;
  if (type === 'boolean') return true;
  if (type === 'date') return '2026-06-01';
  return typeof KNOWN[key] === 'string' ? KNOWN[key] : label;
}
