import { useState } from 'react';
import { ActionIcon, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPencil } from '@tabler/icons-react';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../../components/feedback/Skeletons';
import { useWorkspace } from '../../../lib/workspace';
import { getCampaignOptions } from '../api/reports';
import { CostsForm } from './CostsForm';

/** A pencil beside the costs of a campaign; the campaign is read when it is pressed, for its newest version. */
export function CostsButton({ campaignId, name }: { campaignId: string; name: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={300}
      position="bottom-end"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={`Change the costs of ${name}`}
          onClick={() => setOpened(!opened)}
        >
          <IconPencil size={15} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {opened && <Loaded campaignId={campaignId} onDone={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Loaded({ campaignId, onDone }: { campaignId: string; onDone: () => void }) {
  const { workspace } = useWorkspace();
  const query = useQuery({
    ...getCampaignOptions({ path: { workspaceId: workspace.id, id: campaignId } }),
    staleTime: 0,
    gcTime: 0,
  });
  if (query.data) return <CostsForm campaign={query.data} onDone={onDone} />;
  if (query.error) {
    return (
      <ErrorState title="The costs did not load" error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  return <RowsSkeleton rows={2} />;
}
