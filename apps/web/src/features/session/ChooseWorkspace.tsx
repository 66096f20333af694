import { useState, type ReactNode } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { IconFlask2, IconServer2 } from '@tabler/icons-react';
import { newWorkspace } from '@mailwright/contracts';
import { Card } from '../../components/layout/Card';
import { FormColumn } from '../../components/form/FormColumn';
import { browserTimeZone } from '../../lib/format/locale';
import { useSchemaForm } from '../../lib/form';
import { reasonOf } from '../../components/feedback/ErrorState';
import { Notice } from '../../components/feedback/Notice';
import { makeWorkspace, workspacesQuery } from './api/session';
import classes from './ChooseWorkspace.module.css';

type Kind = 'sandbox' | 'real';

/** Sandbox or real mail. A workspace stays what it is, so the choice is made once for each. */
export function ChooseWorkspace() {
  const [naming, setNaming] = useState(false);
  const router = useRouter();
  const queries = useQueryClient();
  const form = useSchemaForm(newWorkspace.pick({ name: true }), { name: '' });
  const making = useMutation({
    mutationFn: ({ kind, name }: { kind: Kind; name: string }) =>
      makeWorkspace(queries, { kind, name, timeZone: browserTimeZone() }),
    onSuccess: (workspaceId, { kind }) =>
      router.navigate({
        to: kind === 'sandbox' ? '/w/$workspaceId/start' : '/w/$workspaceId/senders',
        params: { workspaceId },
      }),
  });
  const mayMakeReal = useQuery(workspacesQuery()).data?.mayMakeReal ?? true;
  const makingKind = making.isPending ? making.variables.kind : null;

  return (
    <div className={classes.choices}>
      <Card padding="small">
        <Choice icon={<IconFlask2 size={18} stroke={1.7} aria-hidden />} title="Try it in a sandbox">
          2,000 made-up people answer, click and bounce. No mail leaves this machine.
        </Choice>
        <Button
          fullWidth
          size="lg"
          disabled={makingKind === 'real'}
          loading={makingKind === 'sandbox'}
          onClick={() => making.mutate({ kind: 'sandbox', name: 'Sandbox' })}
        >
          Open a sandbox
        </Button>
      </Card>
      <Card padding="small">
        <Choice icon={<IconServer2 size={18} stroke={1.7} aria-hidden />} title="Send real mail">
          Connect your mail server and mailbox. Nothing goes out before you say so.
        </Choice>
        {!mayMakeReal ? (
          <p className="size-sm text-2">
            The owner of this installation makes workspaces for real mail: ask them for one, and for an
            invitation to it.
          </p>
        ) : naming ? (
          <FormColumn
            onSubmit={form.onSubmit(({ name }) => making.mutate({ kind: 'real', name }))}
            actions={
              <Button type="submit" variant="default" loading={makingKind === 'real'}>
                Make the workspace
              </Button>
            }
          >
            <TextInput
              label="Name of your company or team"
              autoComplete="organization"
              data-autofocus
              key={form.key('name')}
              {...form.getInputProps('name')}
            />
          </FormColumn>
        ) : (
          <Button fullWidth size="lg" variant="default" onClick={() => setNaming(true)}>
            Begin with real mail
          </Button>
        )}
      </Card>
      {making.error !== null && (
        <div role="alert">
          <Notice tone="bad">{reasonOf(making.error)}</Notice>
        </div>
      )}
    </div>
  );
}

function Choice({ icon, title, children }: { icon: ReactNode; title: string; children: string }) {
  return (
    <div className={classes.choice}>
      <span className={classes.tile}>{icon}</span>
      <div>
        <h2>{title}</h2>
        <p className="size-sm text-2">{children}</p>
      </div>
    </div>
  );
}
