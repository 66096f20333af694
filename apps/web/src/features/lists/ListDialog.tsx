import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type ContactList, newContactList } from '@mailwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FormColumn } from '../../components/form/FormColumn';
import { showFieldProblems, useSchemaForm } from '../../lib/form';
import { useWorkspace } from '../../lib/workspace';
import { listsChanged, makeList, saveList } from './api/lists';

/** A new list, or the name, description and consent of one there is. */
export function ListDialog({ list, onClose }: { list: ContactList | 'new' | null; onClose: () => void }) {
  return (
    <Modal
      opened={list !== null}
      onClose={onClose}
      title={list === 'new' ? 'New list' : 'Edit the list'}
      size={480}
    >
      {list !== null && <ListForm list={list === 'new' ? null : list} onClose={onClose} />}
    </Modal>
  );
}

function ListForm({ list, onClose }: { list: ContactList | null; onClose: () => void }) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useSchemaForm(newContactList, {
    name: list?.name ?? '',
    description: list?.description ?? '',
    consentSource: list?.consentSource ?? '',
  });
  const save = useMutation({
    mutationFn: (values: ReturnType<typeof form.getValues>) =>
      list
        ? saveList({ workspaceId: workspace.id, id: list.id }, { version: list.version, ...values })
        : makeList(workspace.id, values),
    onSuccess: async () => {
      await listsChanged(queries);
      onClose();
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
            {list ? 'Save' : 'Make the list'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
        </>
      }
    >
      <TextInput
        label="Name"
        required
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <TextInput label="Description" key={form.key('description')} {...form.getInputProps('description')} />
      <Textarea
        label="Where these people agreed"
        description="For example: sign-up form on northlight.example, since March. A campaign needs it."
        autosize
        minRows={2}
        key={form.key('consentSource')}
        {...form.getInputProps('consentSource')}
      />
    </FormColumn>
  );
}
