import { Select } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { Notice } from '../../../components/feedback/Notice';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { NameAndFacts } from '../../../components/layout/Card';
import { ButtonLink, QuietLink } from '../../../components/layout/QuietLink';
import { TickCard } from '../../../components/layout/TickCard';
import { Avatar } from '../../../components/people/Avatar';
import { StateWord } from '../../../components/states/StateGlyph';
import type { MailboxState } from '../../../components/states/mailbox-states';
import { useWorkspace } from '../../../lib/workspace';
import { listIdentitiesOptions, type Identity } from '../api/campaigns';
import type { CardParts } from './card-parts';
import { cardState } from './checks';
import { FaultNote } from './FaultNote';
import fields from './fields.module.css';
import classes from './SenderCard.module.css';

/** Whose name stands on it, through which account it leaves, and where the answers go. */
export function SenderCard({ draft: { campaign, saver }, checklist, mayEdit }: CardParts) {
  const { workspace } = useWorkspace();
  const identities = useQuery(listIdentitiesOptions({ path: { workspaceId: workspace.id } }));
  const all = identities.data?.items;
  const chosen = all?.find(({ id }) => id === campaign.identityId);
  const toSenders = { to: '/w/$workspaceId/senders', params: { workspaceId: workspace.id } } as const;

  return (
    <TickCard
      title="Sender"
      state={cardState(checklist, campaign, ['sender', 'replies', 'accounts'])}
      action={all && all.length > 0 && <QuietLink {...toSenders}>Senders & mailboxes</QuietLink>}
    >
      <div id="sender" className={fields.stack}>
        {!all && !identities.error && <BlockSkeleton height={64} />}
        {!all && identities.error && (
          <ErrorState
            title="The senders did not load"
            error={identities.error}
            onRetry={() => void identities.refetch()}
          />
        )}
        {all?.length === 0 && (
          <EmptyState
            icon={IconPlugConnected}
            title="No sender yet"
            action={
              <ButtonLink {...toSenders} variant="default">
                Connect an account
              </ButtonLink>
            }
          >
            Mail leaves through an SMTP account of yours, and answers are read in a mailbox of yours.
          </EmptyState>
        )}
        {all && all.length > 0 && (
          <Select
            label="From"
            placeholder="Choose who it is from"
            data={all.map(({ id, fromName, fromAddress }) => ({
              value: id,
              label: `${fromName} <${fromAddress}>`,
            }))}
            value={campaign.identityId}
            onChange={(identityId) => saver.change({ identityId })}
            searchable={all.length > 8}
            disabled={!mayEdit}
          />
        )}
        {chosen && <SenderFacts identity={chosen} />}
        {campaign.identityId !== null && all && !chosen && (
          <Notice tone="bad">The sender of this campaign is gone. Choose another one.</Notice>
        )}
        <FaultNote
          checklist={checklist}
          keys={campaign.identityId === null ? [] : ['sender', 'replies', 'accounts']}
        />
      </div>
    </TickCard>
  );
}

function SenderFacts({ identity }: { identity: Identity }) {
  const { mailbox, account } = identity;
  return (
    <div className={classes.sender}>
      <Avatar name={identity.fromName} size={34} />
      <NameAndFacts name={identity.fromName} facts={identity.fromAddress} />
      <span className={classes.spring} />
      <dl className={fields.facts}>
        <div>
          <dt>Answers go to</dt>
          <dd>
            {mailbox ? mailbox.address : identity.readsNoReplies ? 'nobody, as you said' : 'nobody yet'}
          </dd>
        </div>
        <div>
          <dt>Leaves through</dt>
          <dd>
            <StateWord state={{ mailbox: accountLook[account.state] }}>{account.name}</StateWord>
          </dd>
        </div>
      </dl>
    </div>
  );
}

const accountLook: Record<Identity['account']['state'], MailboxState> = {
  working: 'working',
  paused: 'sign-in',
  refused: 'sign-in',
  unreachable: 'unreachable',
};
