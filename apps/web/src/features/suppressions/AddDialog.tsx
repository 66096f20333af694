import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import {
  type ContactList,
  newSuppressions,
  type SuppressionsAdded,
  type SuppressionScope,
} from '@mailwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormColumn } from '../../components/form/FormColumn';
import { Num } from '../../components/numbers/Num';
import { suppressionScopeWords } from '../../components/states/suppression-words';
import { showFieldProblems, useSchemaForm } from '../../lib/form';
import { useWorkspace } from '../../lib/workspace';
import { suppressByHand, suppressionsChanged } from './api/suppressions';
import classes from './AddDialog.module.css';

interface AddDialogProps {
  opened: boolean;
  onClose: () => void;
  lists: readonly ContactList[];
}

/** One address or a pasted list of them; says afterwards what was taken and what was none. */
export function AddDialog({ opened, onClose, lists }: AddDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Suppress addresses" size={520}>
      <AddForm onClose={onClose} lists={lists} />
    </Modal>
  );
}

function AddForm({ onClose, lists }: Omit<AddDialogProps, 'opened'>) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const [scope, setScope] = useState<SuppressionScope>('all');
  const form = useSchemaForm(newSuppressions, {
    addresses: '',
    scope: 'all' as SuppressionScope,
    listId: null as string | null,
    note: '',
  });
  const add = useMutation({
    mutationFn: (values: ReturnType<typeof form.getValues>) =>
      suppressByHand(workspace.id, { ...values, listId: values.scope === 'list' ? values.listId : null }),
    onSuccess: () => suppressionsChanged(queries),
    onError: (error) => void showFieldProblems(form, error),
  });
  if (add.data) return <Result result={add.data} onClose={onClose} />;
  return (
    <FormColumn
      onSubmit={form.onSubmit((values) => add.mutate(values))}
      problem={add.error}
      actions={
        <>
          <Button type="submit" loading={add.isPending}>
            Suppress
          </Button>
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
        </>
      }
    >
      <Textarea
        label="Addresses"
        description="One or many, separated by lines, commas or semicolons."
        autosize
        minRows={4}
        maxRows={12}
        data-autofocus
        key={form.key('addresses')}
        {...form.getInputProps('addresses')}
      />
      <Select
        label="Reach"
        data={Object.entries(suppressionScopeWords).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        value={scope}
        onChange={(choice) => {
          const next = (choice ?? 'all') as SuppressionScope;
          setScope(next);
          form.setFieldValue('scope', next);
        }}
      />
      {scope === 'list' && (
        <Select
          label="List"
          data={lists.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          key={form.key('listId')}
          {...form.getInputProps('listId')}
        />
      )}
      <TextInput
        label="Note"
        placeholder="From the old tool"
        key={form.key('note')}
        {...form.getInputProps('note')}
      />
    </FormColumn>
  );
}

function Result({ result, onClose }: { result: SuppressionsAdded; onClose: () => void }) {
  return (
    <div className={classes.result}>
      <p className="num">
        <Num value={result.added} /> suppressed, <Num value={result.already} /> were before
        {result.refusedCount > 0 && (
          <>
            , <Num value={result.refusedCount} /> are no addresses
          </>
        )}
        .
      </p>
      {result.refused.length > 0 && (
        <ul className={classes.refused}>
          {result.refused.map(({ address, says }, index) => (
            // The same text may be pasted twice: its place is its identity.
            <li key={index}>
              <span className="medium">{address}</span> <span className="text-2">{says}</span>
            </li>
          ))}
        </ul>
      )}
      <Button onClick={onClose}>Done</Button>
    </div>
  );
}
