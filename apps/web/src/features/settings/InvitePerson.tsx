import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select, TextInput } from '@mantine/core';
import { invite } from '@mailwright/contracts';
import { CopyButton } from '../../components/feedback/CopyButton';
import { reasonOf } from '../../components/feedback/ErrorState';
import { Notice } from '../../components/feedback/Notice';
import { showFieldProblems, useSchemaForm } from '../../lib/form';
import { useWorkspace } from '../../lib/workspace';
import { invitePerson, type Role } from './api/settings';
import { roles } from './choices';
import classes from './SettingsPage.module.css';

/** Makes a link that lets one person in. It is handed over by the owner: no mail is sent for it. */
export function InvitePerson() {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useSchemaForm(invite.body, { email: '', role: 'editor' as Role });
  const inviting = useMutation({
    mutationFn: (values: typeof form.values) => invitePerson(queries, workspace.id, values),
    onSuccess: () => form.reset(),
    onError: (error) => showFieldProblems(form, error),
  });
  const made = inviting.data;

  return (
    <div className={classes.narrow}>
      <form noValidate onSubmit={form.onSubmit((values) => inviting.mutate(values))}>
        <div className={classes.inline}>
          <TextInput
            label="Email"
            type="email"
            placeholder="lena@example.com"
            autoComplete="off"
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <Select
            label="Role"
            w={112}
            data={roles.map(({ value, label }) => ({ value, label }))}
            key={form.key('role')}
            {...form.getInputProps('role')}
          />
          <Button type="submit" loading={inviting.isPending}>
            Make a link
          </Button>
        </div>
      </form>
      <p className="size-sm text-3" style={{ marginTop: 8 }}>
        {roles.map(({ label, may }) => `${label} ${may}.`).join(' ')}
      </p>
      {inviting.isError && (
        <div role="alert" className={classes.made}>
          <Notice tone="bad">{reasonOf(inviting.error)}</Notice>
        </div>
      )}
      {made && (
        <output className={classes.made}>
          <span className="size-sm">Give this link to {made.email}. It works once, for seven days.</span>
          <span className={classes.key}>
            <code>{made.link}</code>
            <CopyButton text={made.link} what="the invitation link" />
          </span>
        </output>
      )}
    </div>
  );
}
