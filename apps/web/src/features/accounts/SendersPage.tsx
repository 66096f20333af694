import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPlugConnected, IconServer2 } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { ButtonLink, QuietLink } from '../../components/layout/QuietLink';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { useLive } from '../../lib/live/use-live';
import { useWorkspace } from '../../lib/workspace';
import {
  accountsChanged,
  listIdentitiesOptions,
  listMailboxesOptions,
  listSendingAccountsOptions,
  livePath,
} from './api/accounts';
import { AccountRow } from './list/AccountRow';
import { answerOf } from './list/answer';
import { IdentityRow } from './list/IdentityRow';
import { ListPart } from './list/ListPart';
import { MailboxRow } from './list/MailboxRow';
import { useOwner } from './use-owner';

/** Where mail leaves, under which names, and where answers are read. */
export default function SendersPage() {
  const { workspace } = useWorkspace();
  const owner = useOwner();
  const queries = useQueryClient();
  const path = { workspaceId: workspace.id };
  const identities = useQuery(listIdentitiesOptions({ path }));
  const accounts = useQuery(listSendingAccountsOptions({ path }));
  const mailboxes = useQuery(listMailboxesOptions({ path }));
  useLive({
    url: livePath(path),
    events: ['changed'],
    onEvent: (_name, data) => {
      if (isNote(data) && data.topic === 'accounts') void accountsChanged(queries);
    },
    reload: () => void accountsChanged(queries),
    pollEveryMs: 15_000,
  });

  const nothing =
    accounts.data?.items.length === 0 &&
    mailboxes.data?.items.length === 0 &&
    identities.data?.items.length === 0;
  const known = accounts.data && mailboxes.data && identities.data;
  const add = (to: Parameters<typeof AddLink>[0]['to'], label: string) =>
    owner ? <AddLink to={to} label={label} workspaceId={workspace.id} /> : undefined;

  return (
    <Page>
      <PageHeader
        title="Senders &amp; mailboxes"
        answer={
          known && !nothing
            ? answerOf(
                known && accounts.data.items,
                mailboxes.data?.items ?? [],
                identities.data?.items ?? [],
              )
            : undefined
        }
        actions={
          owner && !nothing ? (
            <ButtonLink
              to="/w/$workspaceId/senders/connect"
              params={path}
              leftSection={<IconPlugConnected size={16} />}
            >
              Connect accounts
            </ButtonLink>
          ) : undefined
        }
      />
      {nothing ? (
        <EmptyState
          icon={IconServer2}
          title="No mail server yet"
          action={
            owner ? (
              <ButtonLink to="/w/$workspaceId/senders/connect" params={path}>
                Connect my accounts
              </ButtonLink>
            ) : undefined
          }
        >
          {owner
            ? 'Connect the server that sends for you and the mailbox that answers arrive in. It takes three steps.'
            : 'An owner of this workspace connects the server that sends and the mailbox that answers arrive in.'}
        </EmptyState>
      ) : (
        <>
          <ListPart
            first
            title="From addresses"
            query={identities}
            renderItem={(identity) => <IdentityRow key={identity.id} identity={identity} />}
            none="None yet. A campaign leaves under one."
            link={add('/w/$workspaceId/senders/addresses/$id', 'Add a From address')}
          />
          <ListPart
            title="Sending accounts"
            query={accounts}
            renderItem={(account) => <AccountRow key={account.id} account={account} />}
            none="None yet. Nothing can leave."
            link={add('/w/$workspaceId/senders/accounts/$id', 'Add a sending account')}
          />
          <ListPart
            title="Mailboxes"
            query={mailboxes}
            renderItem={(mailbox) => <MailboxRow key={mailbox.id} mailbox={mailbox} />}
            none="None yet. Answers and bounces are not seen."
            link={add('/w/$workspaceId/senders/mailboxes/$id', 'Add a mailbox')}
          />
        </>
      )}
    </Page>
  );
}

interface AddLinkProps {
  to:
    | '/w/$workspaceId/senders/addresses/$id'
    | '/w/$workspaceId/senders/accounts/$id'
    | '/w/$workspaceId/senders/mailboxes/$id';
  label: string;
  workspaceId: string;
}

function AddLink({ to, label, workspaceId }: AddLinkProps) {
  return (
    <QuietLink to={to} params={{ workspaceId, id: 'new' }}>
      {label}
    </QuietLink>
  );
}

const isNote = (data: unknown): data is { topic: string } =>
  typeof data === 'object' && data !== null && 'topic' in data;
