import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { CopyButton } from '../../components/feedback/CopyButton';
import { doneToast, problemToast } from '../../components/feedback/undo-toast';
import { CardRow, NameAndFacts } from '../../components/layout/Card';
import { When } from '../../components/numbers/When';
import { useWorkspace } from '../../lib/workspace';
import { takeInvitationBack, type Invitation } from './api/settings';
import { roles } from './choices';
import classes from './SettingsPage.module.css';

/** Somebody who has a link and has not come yet. */
export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const { id, email, role, expiresAt, link } = invitation;
  const takingBack = useMutation({
    mutationFn: () => takeInvitationBack(queries, workspace.id, id),
    onSuccess: () => doneToast(`The link for ${email} no longer works.`),
    onError: (error) => problemToast('The invitation is still open', error),
  });
  return (
    <CardRow
      picture={<IconMail size={18} stroke={1.7} color="var(--mw-text-3)" aria-hidden />}
      action={
        workspace.role === 'owner' && (
          <div className={classes.rowActions}>
            <CopyButton text={link} what={`the link for ${email}`} />
            <Button
              size="xs"
              variant="default"
              loading={takingBack.isPending}
              onClick={() => takingBack.mutate()}
            >
              Take back
            </Button>
          </div>
        )
      }
    >
      <NameAndFacts
        name={email}
        facts={
          <>
            as {roles.find(({ value }) => value === role)?.label.toLowerCase()} · until{' '}
            <When at={expiresAt} as="both" />
          </>
        }
      />
    </CardRow>
  );
}
