import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChartBar, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { problemToast } from '../../../components/feedback/undo-toast';
import { ButtonLink } from '../../../components/layout/QuietLink';
import { useFormat } from '../../../lib/format/FormatContext';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import {
  campaignsChanged,
  endCampaign,
  goOnWithCampaign,
  holdCampaign,
  type LiveCampaign,
} from '../api/campaigns';
import { whatCancelStops, whatPauseStops } from './consequences';
import { restOf } from './headline';
import classes from './LiveActions.module.css';

interface LiveActionsProps {
  live: LiveCampaign;
  /** the filled button takes the room: above the bottom bar of a phone */
  wide?: boolean;
}

/** Pause, resume, cancel; the report once it is over. Each says what it can still stop. */
export function LiveActions({ live, wide = false }: LiveActionsProps) {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const { locale } = useFormat();
  const queries = useQueryClient();
  const [asksPause, pause] = useDisclosure(false);
  const [asksCancel, cancel] = useDisclosure(false);
  const { campaign, counts } = live;
  const path = { workspaceId: workspace.id, id: campaign.id };
  const changed = () => campaignsChanged(queries);
  const goOn = useMutation({
    mutationFn: () => goOnWithCampaign(path),
    onSettled: changed,
    onError: (error) => problemToast('It does not go on', error),
  });
  const held = campaign.state === 'paused' || campaign.state === 'stopped';
  const open = held || campaign.state === 'sending' || campaign.state === 'launching';

  if (!open)
    return (
      <span className={classes.actions} data-wide={wide || undefined}>
        <ButtonLink
          to="/w/$workspaceId/campaigns/$id/report"
          params={path}
          leftSection={<IconChartBar size={16} />}
          className={classes.main ?? ''}
        >
          Open the report
        </ButtonLink>
      </span>
    );
  if (!mayEdit) return null;
  return (
    <span className={classes.actions} data-wide={wide || undefined}>
      <Button variant="default" leftSection={<IconX size={15} />} onClick={cancel.open}>
        Cancel …
      </Button>
      {held ? (
        <Button
          className={classes.main}
          leftSection={<IconPlayerPlay size={16} />}
          onClick={() => goOn.mutate()}
          loading={goOn.isPending}
        >
          Resume
        </Button>
      ) : (
        <Button
          className={classes.main}
          leftSection={<IconPlayerPause size={16} />}
          onClick={pause.open}
          disabled={campaign.state === 'launching'}
        >
          Pause
        </Button>
      )}
      <ConfirmDialog
        opened={asksPause}
        onClose={pause.close}
        title="Pause it?"
        verb="Pause"
        cancelLabel="Let it go on"
        onConfirm={async () => {
          await holdCampaign(path);
          await changed();
        }}
      >
        {whatPauseStops(counts, locale)} Nothing new leaves after two seconds, and you can resume at any time.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asksCancel}
        onClose={cancel.close}
        title="Cancel it for good?"
        verb="Cancel for"
        {...(restOf(counts) > 0
          ? { count: restOf(counts), unit: restOf(counts) === 1 ? 'person' : 'people' }
          : { verb: 'Cancel it' })}
        destructive
        cancelLabel={held ? 'Keep it paused' : 'Let it go on'}
        onConfirm={async () => {
          await endCampaign(path);
          await changed();
        }}
      >
        {whatCancelStops(counts, locale)} This cannot be taken back; to stop it for a while, pause it.
      </ConfirmDialog>
    </span>
  );
}
