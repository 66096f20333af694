import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { dkimSelector } from '@mailwright/contracts';
import { problemToast } from '../../../components/feedback/undo-toast';
import { useWorkspace } from '../../../lib/workspace';
import { accountsChanged, getIdentityOptions, saveIdentity } from '../api/accounts';
import { useOwner } from '../use-owner';
import classes from './DomainCheck.module.css';

interface ServerSelectorProps {
  identityId: string;
  /** the one that was looked for */
  selector: string;
  onAsk: (selector: string) => void;
}

/** Under which name the mail server's key is looked for. What an owner asks for is remembered. */
export function ServerSelector({ identityId, selector, onAsk }: ServerSelectorProps) {
  const { workspace } = useWorkspace();
  const owner = useOwner();
  const queries = useQueryClient();
  const path = { workspaceId: workspace.id, id: identityId };
  const identity = useQuery(getIdentityOptions({ path }));
  const [typed, setTyped] = useState(selector);
  const [problem, setProblem] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: ({ name, version }: { name: string; version: number }) =>
      saveIdentity(path, { version, dkimSelector: name }),
    onError: (error) => problemToast('The selector was not saved', error),
    onSuccess: () => accountsChanged(queries),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const result = dkimSelector.safeParse(typed);
    if (!result.success) return setProblem(result.error.issues[0]?.message ?? 'This is no selector.');
    setProblem(null);
    onAsk(result.data);
    const known = identity.data;
    if (owner && known && known.dkimSelector !== result.data)
      save.mutate({ name: result.data, version: known.version });
  };
  return (
    <form className={classes.selector} noValidate onSubmit={submit}>
      <TextInput
        size="xs"
        label="Selector of your server’s key"
        placeholder="mail"
        value={typed}
        error={problem}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" type="submit" loading={save.isPending}>
        Look it up
      </Button>
    </form>
  );
}
