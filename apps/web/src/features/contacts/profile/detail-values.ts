import type { Contact, ContactField } from '@mailwright/contracts';

/** The details as a form has them: every field a text, empty where nothing is known. */
export interface DetailValues extends Record<string, unknown> {
  email: string;
  firstName: string;
  lastName: string;
  language: string;
  timeZone: string | null;
  consentSource: string;
  attributes: Record<string, string | null>;
}

export const valuesOf = (contact: Contact, fields: readonly ContactField[]): DetailValues => ({
  email: contact.email,
  firstName: contact.firstName,
  lastName: contact.lastName,
  language: contact.language ?? '',
  timeZone: contact.timeZone,
  consentSource: contact.consent?.source ?? '',
  attributes: Object.fromEntries(fields.map(({ key }) => [key, String(contact.attributes[key] ?? '')])),
});

/** Back to what the API takes: what is empty is removed. */
export const bodyOf = (values: DetailValues) => ({
  ...values,
  language: values.language.trim() || null,
  timeZone: values.timeZone || null,
  attributes: Object.fromEntries(Object.entries(values.attributes).map(([key, text]) => [key, text || null])),
});
