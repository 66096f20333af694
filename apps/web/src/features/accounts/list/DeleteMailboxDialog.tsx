import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Mailbox } from '@mailwright/contracts';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { ApiProblem } from '../../../lib/api/problem';
import { useWorkspace } from '../../../lib/workspace';
import { accountsChanged, removeMailbox } from '../api/accounts';

/** Asks twice where answers were read from the mailbox: they would be deleted here with it. */
export function DeleteMailboxDialog({ mailbox, onClose }: { mailbox: Mailbox | null; onClose: () => void }) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const [holds, setHolds] = useState<string | null>(null);
  const remove = async () => {
    if (!mailbox) return;
    try {
      await removeMailbox({ workspaceId: workspace.id, id: mailbox.id }, holds !== null);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'mailbox.holds_messages') setHolds(error.detail);
      throw error;
    }
    await accountsChanged(queries);
  };
  return (
    <ConfirmDialog
      opened={mailbox !== null}
      onClose={() => {
        setHolds(null);
        onClose();
      }}
      title={`Delete ${mailbox?.address ?? 'the mailbox'}?`}
      verb={holds === null ? 'Delete the mailbox' : 'Delete it with its messages here'}
      destructive
      onConfirm={remove}
    >
      Mailwright stops reading it and forgets its password. In the mailbox itself nothing changes. To only
      stop reading for a while, pause it.
    </ConfirmDialog>
  );
}
