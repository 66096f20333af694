import { useState } from 'react';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { problemToast } from '../../../components/feedback/undo-toast';
import { ButtonLink } from '../../../components/layout/QuietLink';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { goOnWith } from '../api/home';
import type { Fix } from './matters';

/** The one button of a matter. `about` tells those who hear it which row it belongs to. */
export function FixButton({ fix, about }: { fix: Fix; about: string }) {
  const { workspace } = useWorkspace();
  const workspaceId = workspace.id;
  const look = { variant: 'default', 'aria-label': `${fix.label}: ${about}` } as const;
  switch (fix.does) {
    case 'resume':
      return <Resume fix={fix} about={about} />;
    case 'senders':
      return (
        <ButtonLink {...look} to="/w/$workspaceId/senders" params={{ workspaceId }}>
          {fix.label}
        </ButtonLink>
      );
    case 'import':
      return (
        <ButtonLink
          {...look}
          to="/w/$workspaceId/contacts/import"
          params={{ workspaceId }}
          search={{ id: fix.id }}
        >
          {fix.label}
        </ButtonLink>
      );
    case 'rejects':
      return (
        <Button
          {...look}
          component="a"
          download
          href={`/api/v1/workspaces/${workspaceId}/imports/${fix.id}/rejects.csv`}
        >
          {fix.label}
        </Button>
      );
    case 'live':
      return (
        <ButtonLink {...look} to="/w/$workspaceId/campaigns/$id/live" params={{ workspaceId, id: fix.id }}>
          {fix.label}
        </ButtonLink>
      );
    case 'campaign':
      return (
        <ButtonLink {...look} to="/w/$workspaceId/campaigns/$id" params={{ workspaceId, id: fix.id }}>
          {fix.label}
        </ButtonLink>
      );
    case 'refused':
      return (
        <ButtonLink
          {...look}
          to="/w/$workspaceId/campaigns/$id/recipients"
          params={{ workspaceId, id: fix.id }}
          search={{ state: 'rejected' }}
        >
          {fix.label}
        </ButtonLink>
      );
  }
}

function Resume({ fix, about }: { fix: Extract<Fix, { does: 'resume' }>; about: string }) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const mayEdit = useMayEdit();
  const [busy, setBusy] = useState(false);
  if (!mayEdit) return null;
  const resume = async () => {
    setBusy(true);
    try {
      await goOnWith(queries, fix.about, { workspaceId: workspace.id, id: fix.id });
    } catch (error) {
      problemToast('It could not be resumed', error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      aria-label={`${fix.label}: ${about}`}
      loading={busy}
      onClick={() => void resume()}
    >
      {fix.label}
    </Button>
  );
}
