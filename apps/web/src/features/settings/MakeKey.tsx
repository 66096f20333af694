import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select, TextInput } from '@mantine/core';
import { createApiKey } from '@mailwright/contracts';
import { CopyButton } from '../../components/feedback/CopyButton';
import { reasonOf } from '../../components/feedback/ErrorState';
import { Notice } from '../../components/feedback/Notice';
import { showFieldProblems, useSchemaForm } from '../../lib/form';
import { useWorkspace } from '../../lib/workspace';
import { makeKey } from './api/settings';
import classes from './SettingsPage.module.css';

type KeyRole = 'editor' | 'viewer';

/** Makes a key and shows it, once: only its hash is kept. */
export function MakeKey() {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useSchemaForm(createApiKey.body, { name: '', role: 'editor' as KeyRole });
  const making = useMutation({
    mutationFn: (values: typeof form.values) => makeKey(queries, workspace.id, values),
    onSuccess: () => form.reset(),
    onError: (error) => showFieldProblems(form, error),
  });
  const made = making.data;

  return (
    <div className={classes.narrow}>
      <form noValidate onSubmit={form.onSubmit((values) => making.mutate(values))}>
        <div className={classes.inline}>
          <TextInput
            label="What is it for?"
            placeholder="Web shop"
            autoComplete="off"
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <Select
            label="It may"
            w={156}
            data={[
              { value: 'editor', label: 'Read and write' },
              { value: 'viewer', label: 'Only read' },
            ]}
            key={form.key('role')}
            {...form.getInputProps('role')}
          />
          <Button type="submit" loading={making.isPending}>
            Make a key
          </Button>
        </div>
      </form>
      {making.isError && (
        <div role="alert" className={classes.made}>
          <Notice tone="bad">{reasonOf(making.error)}</Notice>
        </div>
      )}
      {made && (
        <output className={classes.made}>
          <span className="size-sm">Copy the key of “{made.name}” now. It is not shown again.</span>
          <span className={classes.key}>
            <code>{made.key}</code>
            <CopyButton text={made.key} what="the key" />
          </span>
        </output>
      )}
    </div>
  );
}
