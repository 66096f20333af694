import { useQuery } from '@tanstack/react-query';
import { useTopic } from '../../../lib/live/live-line';
import { useWorkspace } from '../../../lib/workspace';
import { getCampaignReasonsOptions } from '../api/campaigns';
import { Resends } from './Resends';

/** On the live page: that this campaign sends another one again, or was sent again itself. */
export function SentAgain({ id }: { id: string }) {
  const { workspace } = useWorkspace();
  const found = useQuery(getCampaignReasonsOptions({ path: { workspaceId: workspace.id, id } }));
  useTopic(`campaign:${id}`, () => void found.refetch());
  return found.data ? <Resends reasons={found.data} /> : null;
}
