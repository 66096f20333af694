import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Identity } from '@mailwright/contracts';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { ButtonLink, PlainLink } from '../../../components/layout/QuietLink';
import { StateWord } from '../../../components/states/StateGlyph';
import { useWorkspace } from '../../../lib/workspace';
import { accountsChanged, removeIdentity } from '../api/accounts';
import { DomainCheck } from '../domain/DomainCheck';
import { useOwner } from '../use-owner';
import { RowMenu } from './RowMenu';
import classes from './Rows.module.css';

/** A From address: how it leaves, who reads the answers, and whether it may be used. */
export function IdentityRow({ identity }: { identity: Identity }) {
  const { workspace } = useWorkspace();
  const owner = useOwner();
  const queries = useQueryClient();
  const [deleting, setDeleting] = useState(false);
  const [checking, setChecking] = useState(false);
  const path = { workspaceId: workspace.id, id: identity.id };
  const ready = identity.problems.length === 0;
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <span className={classes.name}>
          <PlainLink to="/w/$workspaceId/senders/addresses/$id" params={path}>
            {identity.fromName} &lt;{identity.fromAddress}&gt;
          </PlainLink>
        </span>
        <span className={classes.facts}>
          Leaves through {identity.account.name} ·{' '}
          {identity.mailbox
            ? `answers are read in ${identity.mailbox.address}`
            : identity.readsNoReplies
              ? 'nobody reads the answers, as you said'
              : 'nobody reads the answers'}
        </span>
      </div>
      <div className={classes.how}>
        <StateWord state={{ check: ready ? 'ready' : 'look' }} />
        {identity.problems.map((problem) => (
          <span key={problem} className={`num ${classes.facts}`}>
            {problem}
          </span>
        ))}
      </div>
      <div className={classes.actions}>
        {owner && !identity.mailbox && !identity.readsNoReplies && (
          <ButtonLink size="xs" variant="default" to="/w/$workspaceId/senders/addresses/$id" params={path}>
            Pair it
          </ButtonLink>
        )}
        <Button size="xs" variant="default" aria-expanded={checking} onClick={() => setChecking(!checking)}>
          {checking ? 'Hide domain' : 'Check domain'}
        </Button>
        {owner && <RowMenu name={identity.fromAddress} onDelete={() => setDeleting(true)} />}
      </div>
      {checking && (
        <div className={classes.below}>
          <DomainCheck identityId={identity.id} />
        </div>
      )}
      <ConfirmDialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        title={`Delete ${identity.fromAddress}?`}
        verb="Delete the From address"
        destructive
        onConfirm={async () => {
          await removeIdentity(path);
          await accountsChanged(queries);
        }}
      >
        No campaign can leave under it any more. What was sent stays in the reports.
      </ConfirmDialog>
    </li>
  );
}
