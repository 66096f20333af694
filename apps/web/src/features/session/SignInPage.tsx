import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { z } from 'zod';
import { FormColumn } from '../../components/form/FormColumn';
import { useSchemaForm } from '../../lib/form';
import { EntryPage } from './EntryPage';
import { signIn } from './api/session';

const route = getRouteApi('/sign-in');
const fields = z.object({
  email: z.email('Write the address as name@example.com.'),
  password: z.string().min(1, 'Type your password.'),
  stay: z.boolean(),
});

export default function SignInPage() {
  const { redirect } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const form = useSchemaForm(fields, { email: '', password: '', stay: true });
  const entry = useMutation({
    mutationFn: ({ stay, ...credentials }: z.infer<typeof fields>) => signIn(queries, credentials, stay),
    onSuccess: () => {
      router.history.push(redirect ?? '/');
    },
  });

  return (
    <EntryPage title="Sign in" lead={`to Mailwright on ${window.location.host}`}>
      <FormColumn
        onSubmit={form.onSubmit((values) => entry.mutate(values))}
        problem={entry.error}
        actions={
          <Button type="submit" size="lg" loading={entry.isPending}>
            Sign in
          </Button>
        }
      >
        <TextInput
          label="Email"
          type="email"
          autoComplete="username"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Checkbox
          label="Stay signed in"
          key={form.key('stay')}
          {...form.getInputProps('stay', { type: 'checkbox' })}
        />
      </FormColumn>
    </EntryPage>
  );
}
