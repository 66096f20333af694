/**
 * What other modules may use of contacts and lists. SQL may read the views `contact_recipients` (workspace_id,
 * contact_id, email, email_key, email_domain, address_hash, first_name, last_name, attributes, language, time_zone,
 * created_at) `list_recipients` (workspace_id, list_id, contact_id) and `list_consent` (workspace_id, list_id, name, consent_source).
 */
export { emailKeyOf } from '../suppressions/public.js';
export type { IntakeRow } from './contact-intake.js';
export { ContactsModule } from './contacts.module.js';
export { fieldKeyOf } from './field-key.js';
export { readFieldValue } from './field-value.js';
export { FieldsService } from './fields.service.js';
export { ListsService } from './lists.service.js';
export { PeopleIntake, type NewPerson } from './people-intake.service.js';
export { isTimeZone } from './time-zone.js';
