import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { OauthProvider } from '@mailwright/contracts';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { QuietButton } from '../../../components/layout/QuietLink';
import { StateWord } from '../../../components/states/StateGlyph';
import { useWorkspace } from '../../../lib/workspace';
import { listOauthAppsOptions } from '../api/oauth';
import { AppFields } from './AppFields';
import classes from './SignIn.module.css';
import { PROVIDER_NAME } from './sign-in-words';
import { needsSignIn, type SignInFor, useSignIn } from './use-sign-in';

interface SignInProps {
  provider: OauthProvider;
  about: SignInFor;
  /** null: not saved yet */
  stored: { id: string; username: string; authMethod: string; hasPassword: boolean; state: string } | null;
  /** the user name as it is typed now */
  username: string;
  onUsePassword: () => void;
}

/** In the place of a password: whether somebody is signed in, the way to it, and the app that it needs. */
export function SignIn({ provider, about, stored, username, onUsePassword }: SignInProps) {
  const { workspace } = useWorkspace();
  const apps = useQuery(listOauthAppsOptions({ path: { workspaceId: workspace.id } }));
  const signIn = useSignIn(about);
  const app = apps.data?.items.find((one) => one.provider === provider);
  const name = PROVIDER_NAME[provider];
  if (apps.error)
    return (
      <ErrorState title="The sign-in did not load" error={apps.error} onRetry={() => void apps.refetch()} />
    );
  if (!app) return <BlockSkeleton height={80} />;
  // A sign-in is for a user name that is saved: another one gets its own when the form is saved.
  const same =
    stored?.authMethod === 'XOAUTH2' && stored.username.toLowerCase() === username.trim().toLowerCase();
  const signedIn = same && stored && !needsSignIn(stored);
  return (
    <>
      <div className={classes.panel}>
        <div className={classes.line}>
          <StateWord state={{ mailbox: signedIn ? 'working' : 'sign-in' }}>
            {signedIn ? `Signed in with ${name}` : `Not signed in with ${name}`}
          </StateWord>
          {same && stored && (
            <Button
              variant="default"
              size="xs"
              onClick={() => signIn.mutate(stored.id)}
              loading={signIn.isPending}
              disabled={app.clientId === null}
            >
              Sign in {stored.hasPassword ? 'again' : ''}
            </Button>
          )}
        </div>
        <p className="size-sm text-2">
          {signedIn
            ? 'No password is stored. The permission is renewed by itself until it is withdrawn.'
            : `You are sent to ${name} to allow it, and back here. No password is stored.`}{' '}
          {provider === 'google' && (
            <QuietButton onClick={onUsePassword}>Use an app password instead</QuietButton>
          )}
        </p>
      </div>
      {app.clientId === null ? (
        <AppFields app={app} />
      ) : (
        <details className={classes.fold}>
          <summary>The app at {name}</summary>
          <div>
            <AppFields key={app.clientId} app={app} />
          </div>
        </details>
      )}
    </>
  );
}
