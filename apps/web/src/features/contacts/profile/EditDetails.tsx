import { Button, Select, TextInput } from '@mantine/core';
import { type Contact, contactChange, type ContactField } from '@mailwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { undoToast } from '../../../components/feedback/undo-toast';
import { FormColumn } from '../../../components/form/FormColumn';
import { showFieldProblems, useSchemaForm } from '../../../lib/form';
import { useWorkspace } from '../../../lib/workspace';
import { changePerson, getContactQueryKey, peopleChanged } from '../api/contacts';
import { bodyOf, valuesOf, type DetailValues } from './detail-values';

const schema = contactChange.pick({ email: true, firstName: true, lastName: true });
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

interface EditDetailsProps {
  contact: Contact;
  fields: readonly ContactField[];
  onDone: () => void;
}

/** The details as fields, in their place; what was changed can be taken back for ten seconds. */
export function EditDetails({ contact, fields, onDone }: EditDetailsProps) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id, id: contact.id };
  const queries = useQueryClient();
  const before = valuesOf(contact, fields);
  const form = useSchemaForm(schema, before);
  const send = async (values: DetailValues, version: number) => {
    const changed = await changePerson(path, { version, ...bodyOf(values) });
    queries.setQueryData(getContactQueryKey({ path }), changed);
    await peopleChanged(queries);
    return changed;
  };
  const save = useMutation({
    mutationFn: (values: DetailValues) => send(values, contact.version),
    onSuccess: ({ version }) => {
      onDone();
      undoToast({
        message: 'The details were changed.',
        undo: async () => void (await send(before, version)),
      });
    },
    onError: (error) => void showFieldProblems(form, error),
  });

  return (
    <FormColumn
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      problem={save.error}
      actions={
        <>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </>
      }
    >
      <TextInput
        label="Address"
        type="email"
        data-autofocus
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <TextInput label="First name" key={form.key('firstName')} {...form.getInputProps('firstName')} />
      <TextInput label="Last name" key={form.key('lastName')} {...form.getInputProps('lastName')} />
      <TextInput
        label="Language"
        placeholder="en or de-AT"
        key={form.key('language')}
        {...form.getInputProps('language')}
      />
      <Select
        label="Time zone"
        data={zones}
        searchable
        clearable
        limit={100}
        key={form.key('timeZone')}
        {...form.getInputProps('timeZone')}
      />
      <TextInput
        label="Consent"
        placeholder="Where they agreed to get mail"
        key={form.key('consentSource')}
        {...form.getInputProps('consentSource')}
      />
      {fields.map((field) => (
        <FieldInput key={field.key} field={field} input={form.getInputProps(`attributes.${field.key}`)} />
      ))}
    </FormColumn>
  );
}

type InputProps = ReturnType<ReturnType<typeof useSchemaForm>['getInputProps']>;

function FieldInput({ field, input }: { field: ContactField; input: InputProps }) {
  if (field.type === 'boolean')
    return (
      <Select
        label={field.label}
        data={[
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]}
        clearable
        {...input}
      />
    );
  return (
    <TextInput
      label={field.label}
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' ? 'decimal' : undefined}
      {...input}
    />
  );
}
