import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Identity, SendingAccount } from '@mailwright/contracts';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { problemToast } from '../../../components/feedback/undo-toast';
import { QuietLink } from '../../../components/layout/QuietLink';
import { useWorkspace } from '../../../lib/workspace';
import { accountsChanged } from '../api/accounts';
import { listSigningKeysOptions, makeKey } from '../api/signing-keys';
import { useOwner } from '../use-owner';
import { domainOfAddress } from './key-words';
import { KeyCard } from './KeyCard';
import classes from './Signing.module.css';

interface SigningProps {
  identity: Identity;
  /** what it leaves through */
  account: SendingAccount | undefined;
}

/** The keys with which mail of a From's domain is signed: made, put into the DNS, turned on, replaced. */
export function Signing({ identity, account }: SigningProps) {
  const { workspace } = useWorkspace();
  const owner = useOwner();
  const queries = useQueryClient();
  const domain = domainOfAddress(identity.fromAddress);
  const keys = useQuery(listSigningKeysOptions({ path: { workspaceId: workspace.id }, query: { domain } }));
  const make = useMutation({
    mutationFn: () => makeKey(workspace.id, domain),
    onError: (error) => problemToast('No key was made', error),
    onSuccess: () => accountsChanged(queries),
  });
  if (keys.isError && !keys.data)
    return (
      <ErrorState
        title="The keys did not load"
        error={keys.error}
        stillWorks="Mail goes on."
        onRetry={() => void keys.refetch()}
      />
    );
  if (!keys.data) return <BlockSkeleton height={120} />;
  const { items } = keys.data;
  const signer = items.find(({ state }) => state === 'on');
  const waits = items.some(({ state }) => state === 'waiting');
  const serverSigns = account?.dkim === 'server';

  return (
    <div className={classes.signing}>
      <div className={classes.intro}>
        <p className="num size-sm text-2">
          {serverSigns ? (
            <>
              {account.name} signs your mail by itself, so that Mailwright does not.{' '}
              <QuietLink
                to="/w/$workspaceId/senders/accounts/$id"
                params={{ workspaceId: workspace.id, id: account.id }}
              >
                Change that
              </QuietLink>
            </>
          ) : signer ? (
            `Mail of ${domain} leaves with its signature, and nobody can change it on the way unseen.`
          ) : (
            `Nothing signs mail of ${domain} yet, unless your server does. Gmail, Yahoo and Outlook want a signature of the From’s domain.`
          )}
        </p>
        {owner && !waits && !serverSigns && (
          <Button
            size="xs"
            variant={items.length === 0 ? 'filled' : 'default'}
            loading={make.isPending}
            onClick={() => make.mutate()}
          >
            {signer ? 'Replace the key' : items.length === 0 ? 'Make a key' : 'Make a new key'}
          </Button>
        )}
      </div>
      {items.length > 0 && (
        <ul className={classes.keys} aria-label={`Keys of ${domain}`}>
          {items.map((key) => (
            <KeyCard
              key={key.id}
              signingKey={key}
              anotherSigns={signer !== undefined && signer.id !== key.id}
              serverSigns={serverSigns}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
