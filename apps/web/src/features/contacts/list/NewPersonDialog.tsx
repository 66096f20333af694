import { Button, Modal, MultiSelect, TextInput } from '@mantine/core';
import { newContact } from '@mailwright/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FieldRow, FormColumn } from '../../../components/form/FormColumn';
import { showFieldProblems, useSchemaForm } from '../../../lib/form';
import { useWorkspace } from '../../../lib/workspace';
import { addPerson, listListsOptions, peopleChanged } from '../api/contacts';

const schema = newContact.pick({
  email: true,
  firstName: true,
  lastName: true,
  consentSource: true,
  listIds: true,
});

/** One person by hand; the rest is filled in on their page. */
export function NewPersonDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a person" size={480}>
      <NewPersonForm onClose={onClose} />
    </Modal>
  );
}

function NewPersonForm({ onClose }: { onClose: () => void }) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const lists = useQuery(listListsOptions({ path }));
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useSchemaForm(schema, {
    email: '',
    firstName: '',
    lastName: '',
    consentSource: '',
    listIds: [] as string[],
  });
  const add = useMutation({
    mutationFn: (values: ReturnType<typeof form.getValues>) => addPerson(path, values),
    onSuccess: async ({ id }) => {
      await peopleChanged(queries);
      await navigate({ to: '/w/$workspaceId/contacts/$id', params: { workspaceId: workspace.id, id } });
    },
    onError: (error) => void showFieldProblems(form, error),
  });
  return (
    <FormColumn
      onSubmit={form.onSubmit((values) => add.mutate(values))}
      problem={add.error}
      actions={
        <>
          <Button type="submit" loading={add.isPending}>
            Add
          </Button>
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
        </>
      }
    >
      <TextInput
        label="Address"
        type="email"
        required
        data-autofocus
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <FieldRow>
        <TextInput label="First name" key={form.key('firstName')} {...form.getInputProps('firstName')} />
        <TextInput label="Last name" key={form.key('lastName')} {...form.getInputProps('lastName')} />
      </FieldRow>
      <MultiSelect
        label="Lists"
        data={(lists.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        key={form.key('listIds')}
        {...form.getInputProps('listIds')}
      />
      <TextInput
        label="Where they agreed to get mail"
        description="For example: signed up at the counter, 12 November."
        key={form.key('consentSource')}
        {...form.getInputProps('consentSource')}
      />
    </FormColumn>
  );
}
