import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { z } from 'zod';
import { FormColumn } from '../../components/form/FormColumn';
import { doneToast } from '../../components/feedback/undo-toast';
import { Section } from '../../components/layout/Section';
import { showFieldProblems, useSchemaForm } from '../../lib/form';
import { useWorkspace } from '../../lib/workspace';
import { changePassword, saveName } from './api/you';
import classes from './SettingsPage.module.css';

const profile = z.object({ name: z.string().trim().min(1, 'The others see you by your name.').max(200) });
const passwords = z.object({
  current: z.string().min(1, 'Type the password you have now.'),
  wanted: z.string().min(10, 'Use at least 10 characters.').max(128),
});

/** The person who is signed in: name and password, the same in every workspace. */
export function YouSettings() {
  return (
    <div className={classes.narrow}>
      <Profile />
      <Password />
    </div>
  );
}

function Profile() {
  const { person } = useWorkspace();
  const queries = useQueryClient();
  const router = useRouter();
  const form = useSchemaForm(profile, { name: person.name });
  const saving = useMutation({
    mutationFn: ({ name }: { name: string }) => saveName(queries, name),
    onSuccess: async () => {
      await router.invalidate();
      doneToast('Your name is saved.');
    },
  });
  return (
    <Section title="You" first>
      <FormColumn
        onSubmit={form.onSubmit((values) => saving.mutate(values))}
        problem={saving.error}
        actions={
          <Button type="submit" loading={saving.isPending}>
            Save
          </Button>
        }
      >
        <TextInput label="Email" value={person.email} readOnly autoComplete="username" />
        <TextInput label="Name" autoComplete="name" key={form.key('name')} {...form.getInputProps('name')} />
      </FormColumn>
    </Section>
  );
}

function Password() {
  const form = useSchemaForm(passwords, { current: '', wanted: '' });
  const changing = useMutation({
    mutationFn: ({ current, wanted }: z.infer<typeof passwords>) => changePassword(current, wanted),
    onSuccess: () => {
      form.reset();
      doneToast('Your password is changed. Everywhere else you are signed out.');
    },
    onError: (error) => showFieldProblems(form, error),
  });
  return (
    <Section title="Password">
      <FormColumn
        onSubmit={form.onSubmit((values) => changing.mutate(values))}
        problem={changing.error}
        actions={
          <Button type="submit" variant="default" loading={changing.isPending}>
            Change the password
          </Button>
        }
      >
        <PasswordInput
          label="Password now"
          autoComplete="current-password"
          key={form.key('current')}
          {...form.getInputProps('current')}
        />
        <PasswordInput
          label="New password"
          description="10 characters or more"
          autoComplete="new-password"
          key={form.key('wanted')}
          {...form.getInputProps('wanted')}
        />
      </FormColumn>
    </Section>
  );
}
