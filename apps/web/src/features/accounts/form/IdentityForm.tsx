import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Identity, Mailbox, SendingAccount } from '@mailwright/contracts';
import { FieldRow, FormColumn } from '../../../components/form/FormColumn';
import { showFieldProblems } from '../../../lib/form';
import { useWorkspace } from '../../../lib/workspace';
import { accountsChanged, addIdentity, saveIdentity } from '../api/accounts';
import classes from './FormParts.module.css';
import { useCheckedForm } from './use-checked-form';
import { NOBODY, readIdentity, type IdentityValues } from './values';

interface IdentityFormProps {
  initial: IdentityValues;
  accounts: readonly SendingAccount[];
  mailboxes: readonly Mailbox[];
  /** null: a new one */
  identity: Identity | null;
  submitLabel: string;
  onSaved: (identity: Identity) => void;
}

/** A From address: what people see, how it leaves, who reads the answers. */
export function IdentityForm({
  initial,
  accounts,
  mailboxes,
  identity,
  submitLabel,
  onSaved,
}: IdentityFormProps) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const path = { workspaceId: workspace.id };
  const [problem, setProblem] = useState<unknown>(null);
  const form = useCheckedForm(initial, readIdentity, ({ accountId }) =>
    accountId === ''
      ? { accountId: 'Choose the account that it leaves through.' }
      : ({} as Record<string, string>),
  );
  const saving = useMutation({
    mutationFn: (values: IdentityValues) => {
      const result = readIdentity(values);
      if (!result.success) throw result.error;
      return identity
        ? saveIdentity({ ...path, id: identity.id }, { ...result.data, version: identity.version })
        : addIdentity(path, result.data);
    },
    onMutate: () => setProblem(null),
    onError: (error) => {
      if (!showFieldProblems(form, error)) setProblem(error);
    },
    onSuccess: async (saved) => {
      await accountsChanged(queries);
      onSaved(saved);
    },
  });

  return (
    <FormColumn
      onSubmit={form.onSubmit((values) => saving.mutate(values))}
      problem={problem}
      actions={
        <Button type="submit" loading={saving.isPending}>
          {submitLabel}
        </Button>
      }
    >
      <FieldRow>
        <TextInput
          label="Name that people see"
          placeholder="Ines from Northlight"
          {...form.getInputProps('fromName')}
        />
        <TextInput
          label="From address"
          type="email"
          autoComplete="off"
          placeholder={workspace.kind === 'sandbox' ? 'hello@shop.test' : 'hello@example.com'}
          {...form.getInputProps('fromAddress')}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label="Leaves through"
          placeholder="Choose a sending account"
          data={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('accountId')}
          value={form.values.accountId || null}
        />
        <Select
          label="Answers are read in"
          placeholder="Choose a mailbox"
          data={[
            ...mailboxes.map(({ id, address }) => ({ value: id, label: address })),
            { value: NOBODY, label: 'Nobody shall read them' },
          ]}
          {...form.getInputProps('answers')}
          value={form.values.answers || null}
        />
      </FieldRow>
      <details
        className={classes.group}
        open={initial.returnPathDomain !== '' || form.errors['returnPathDomain'] !== undefined || undefined}
      >
        <summary>Bounces</summary>
        <div className={classes.inner}>
          <TextInput
            label="Own bounce domain"
            description="Empty: bounces go to the mailbox"
            placeholder="bounce.example.com"
            {...form.getInputProps('returnPathDomain')}
          />
        </div>
      </details>
    </FormColumn>
  );
}
