import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChartBar, IconCopy, IconDots, IconTrash, IconUsers } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { doneToast, problemToast } from '../../../components/feedback/undo-toast';
import { useWorkspace } from '../../../lib/workspace';
import { campaignsChanged, copyCampaign, dropCampaign, type CampaignLine } from '../api/campaigns';

const picture = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;

/** What can be done with a campaign without opening it. */
export function CampaignMenu({ line }: { line: CampaignLine }) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [deleting, dialog] = useDisclosure(false);
  const path = { workspaceId: workspace.id, id: line.id };
  const sent = line.counts !== null && line.counts.total > 0;
  const canDelete = line.state === 'draft' || (line.state === 'cancelled' && !sent);
  const copy = useMutation({
    mutationFn: () => copyCampaign(path),
    onSuccess: async (made) => {
      await campaignsChanged(queries);
      await navigate({
        to: '/w/$workspaceId/campaigns/$id',
        params: { workspaceId: workspace.id, id: made.id },
      });
    },
    onError: (error) => problemToast('It was not duplicated', error),
  });

  return (
    <>
      <Menu position="bottom-end" withinPortal width={190}>
        <Menu.Target>
          <ActionIcon aria-label={`More for ${line.name}`} loading={copy.isPending}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {sent && (
            <>
              <Menu.Item
                leftSection={<IconChartBar {...picture} />}
                renderRoot={(props) => (
                  <Link to="/w/$workspaceId/campaigns/$id/report" params={path} {...props} />
                )}
              >
                Report
              </Menu.Item>
              <Menu.Item
                leftSection={<IconUsers {...picture} />}
                renderRoot={(props) => (
                  <Link to="/w/$workspaceId/campaigns/$id/recipients" params={path} {...props} />
                )}
              >
                Recipients
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          <Menu.Item leftSection={<IconCopy {...picture} />} onClick={() => copy.mutate()}>
            Duplicate
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash {...picture} />}
            color={canDelete ? 'vermilion' : undefined}
            disabled={!canDelete}
            onClick={dialog.open}
          >
            {canDelete ? 'Delete' : 'Delete (its record must stay)'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={deleting}
        onClose={dialog.close}
        title={`Delete “${line.name}”?`}
        verb="Delete"
        destructive
        onConfirm={async () => {
          await dropCampaign(path);
          await campaignsChanged(queries);
          doneToast(`“${line.name}” deleted.`);
        }}
      >
        Its subject, content and plan go at once and cannot be brought back. Nobody got anything from it.
      </ConfirmDialog>
    </>
  );
}
