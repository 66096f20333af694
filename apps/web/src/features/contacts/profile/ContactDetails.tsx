import type { Contact, ContactField } from '@mailwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { QuietButton } from '../../../components/layout/QuietLink';
import { Section } from '../../../components/layout/Section';
import { Missing } from '../../../components/numbers/Num';
import { When } from '../../../components/numbers/When';
import { useFormat } from '../../../lib/format/FormatContext';
import { useMayEdit } from '../../../lib/workspace';
import { listContactFieldsOptions } from '../api/contacts';
import { useWorkspace } from '../../../lib/workspace';
import { EditDetails } from './EditDetails';
import { Facts } from './Facts';

interface ContactDetailsProps {
  contact: Contact;
  editing: boolean;
  onEditing: (editing: boolean) => void;
}

/** What is known of a person; "Edit" turns it into fields in its place. */
export function ContactDetails({ contact, editing, onEditing }: ContactDetailsProps) {
  const { workspace } = useWorkspace();
  const { locale } = useFormat();
  const mayEdit = useMayEdit();
  const fields = useQuery(listContactFieldsOptions({ path: { workspaceId: workspace.id } }));
  const known = fields.data?.items ?? [];

  return (
    <Section
      title="Details"
      first
      link={
        mayEdit &&
        !editing &&
        fields.data && (
          <QuietButton className="size-sm" onClick={() => onEditing(true)}>
            Edit
          </QuietButton>
        )
      }
    >
      {fields.error && (
        <ErrorState
          title="The fields did not load"
          error={fields.error}
          onRetry={() => void fields.refetch()}
        />
      )}
      {editing ? (
        <EditDetails
          // Somebody else's change is a new form, not a mixture.
          key={contact.version}
          contact={contact}
          fields={known}
          onDone={() => onEditing(false)}
        />
      ) : (
        <Facts
          facts={[
            { label: 'Mail', value: contact.email },
            { label: 'Language', value: languageName(contact.language, locale) },
            { label: 'Zone', value: contact.timeZone ?? <Missing /> },
            ...known.map((field) => ({ label: field.label, value: valueOf(contact, field, locale) })),
            { label: 'Since', value: <When at={contact.createdAt} /> },
            ...(contact.import ? [{ label: 'Source', value: `Import “${contact.import.fileName}”` }] : []),
          ]}
        />
      )}
    </Section>
  );
}

function languageName(tag: string | null, locale: string) {
  return tag === null ? <Missing /> : (new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag);
}

function valueOf(contact: Contact, field: ContactField, locale: string) {
  const value = contact.attributes[field.key];
  if (value === undefined) return <Missing />;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number')
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
  if (field.type !== 'date') return value;
  // A day has no zone: read and written as UTC it stays the day that it is.
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${value}T00:00:00Z`),
  );
}
