import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useMutation } from '@tanstack/react-query';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { createOwner } from '@mailwright/contracts';
import { FormColumn } from '../../components/form/FormColumn';
import { showFieldProblems, useSchemaForm } from '../../lib/form';
import { becomeOwner } from './api/session';

/** The first account. Beyond this machine it needs the one-time code that the console printed. */
export function CreateOwner({ codeNeeded }: { codeNeeded: boolean }) {
  const queries = useQueryClient();
  const form = useSchemaForm(createOwner.body, { name: '', email: '', password: '', code: '' });
  const [problem, setProblem] = useState<unknown>(null);
  const creation = useMutation({
    mutationFn: (values: { name: string; email: string; password: string; code: string }) =>
      becomeOwner(queries, { ...values, code: values.code.trim() || undefined }),
    onMutate: () => setProblem(null),
    onError: (error) => {
      if (!showFieldProblems(form, error)) setProblem(error);
    },
  });

  return (
    <FormColumn
      onSubmit={form.onSubmit((values) => creation.mutate(values))}
      problem={problem}
      actions={
        <Button type="submit" size="lg" loading={creation.isPending}>
          Create the owner
        </Button>
      }
    >
      <TextInput
        label="Your name"
        autoComplete="name"
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <TextInput
        label="Email"
        type="email"
        autoComplete="username"
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label="Password"
        description="10 characters or more"
        autoComplete="new-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
      {codeNeeded && (
        <TextInput
          label="One-time code"
          description="The console printed it when Mailwright started"
          autoComplete="one-time-code"
          key={form.key('code')}
          {...form.getInputProps('code')}
        />
      )}
    </FormColumn>
  );
}
