import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OauthApp } from '@mailwright/contracts';
import { reasonOf } from '../../../components/feedback/ErrorState';
import { Notice } from '../../../components/feedback/Notice';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { doneToast } from '../../../components/feedback/undo-toast';
import { FieldRow } from '../../../components/form/FormColumn';
import { useWorkspace } from '../../../lib/workspace';
import { accountsChanged } from '../api/accounts';
import { listOauthAppsQueryKey, registerApp } from '../api/oauth';
import classes from './SignIn.module.css';
import { whereToRegister } from './sign-in-words';

/** Once per workspace: what is registered with Google or Microsoft, where that is done, and what it has to be told. */
export function AppFields({ app }: { app: OauthApp }) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const [clientId, setClientId] = useState(app.clientId ?? '');
  const [clientSecret, setClientSecret] = useState('');
  const [tenant, setTenant] = useState(app.tenant);
  const saving = useMutation({
    mutationFn: () =>
      registerApp(
        { workspaceId: workspace.id, provider: app.provider },
        { clientId, tenant, ...(clientSecret === '' ? {} : { clientSecret }) },
      ),
    onSuccess: async () => {
      const path = { workspaceId: workspace.id };
      await Promise.all([
        queries.invalidateQueries({ queryKey: listOauthAppsQueryKey({ path }) }),
        accountsChanged(queries),
      ]);
      doneToast(`The app at ${app.name} is saved for this workspace.`);
    },
  });
  const { place, url, steps } = whereToRegister[app.provider];
  return (
    <div className={classes.panel}>
      <p className="size-sm">
        {app.name} has to know this installation first. That is done once, in the{' '}
        <a href={url} target="_blank" rel="noreferrer">
          {place}
        </a>
        :
      </p>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className={classes.copied}>
        Redirect address
        <ServerWords copy={{ text: app.redirectUri, what: 'the redirect address' }}>
          {app.redirectUri}
        </ServerWords>
      </div>
      <div className={classes.copied}>
        {app.scopes.filter(isAboutMail).length === 1 ? 'Scope' : 'Permissions'}
        {app.scopes.filter(isAboutMail).map((scope) => (
          <ServerWords key={scope} copy={{ text: scope, what: 'the scope' }}>
            {scope}
          </ServerWords>
        ))}
      </div>
      <FieldRow>
        <TextInput
          label="Client ID"
          autoComplete="off"
          spellCheck={false}
          value={clientId}
          onChange={(event) => setClientId(event.currentTarget.value)}
        />
        <PasswordInput
          label="Client secret"
          description={
            app.hasSecret && clientId === app.clientId ? 'Stored. Leave empty to keep it' : undefined
          }
          autoComplete="new-password"
          value={clientSecret}
          onChange={(event) => setClientSecret(event.currentTarget.value)}
        />
      </FieldRow>
      {app.provider === 'microsoft' && (
        <TextInput
          label="Directory (tenant)"
          description="“common” where the app is for accounts of every organisation; otherwise the directory’s ID"
          autoComplete="off"
          spellCheck={false}
          value={tenant}
          onChange={(event) => setTenant(event.currentTarget.value)}
        />
      )}
      {saving.error && (
        <div role="alert">
          <Notice tone="bad">{reasonOf(saving.error)}</Notice>
        </div>
      )}
      <div className={classes.line}>
        <span />
        <Button
          variant="default"
          onClick={() => saving.mutate()}
          loading={saving.isPending}
          disabled={clientId.trim() === ''}
        >
          Save the app
        </Button>
      </div>
    </div>
  );
}

/** `openid` and the like say who it is: every app has them. */
const isAboutMail = (scope: string): boolean => scope.startsWith('https://') || scope === 'offline_access';
