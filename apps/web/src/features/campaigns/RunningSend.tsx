import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RunningSendBar } from '../../components/bars/RunningSendBar';
import { PlainLink } from '../../components/layout/QuietLink';
import { problemToast, undoToast } from '../../components/feedback/undo-toast';
import { useTopic } from '../../lib/live/live-line';
import { useMayEdit, useWorkspace } from '../../lib/workspace';
import {
  campaignsChanged,
  goOnWithCampaign,
  holdCampaign,
  listActiveCampaignsOptions,
} from './api/campaigns';
import { barCounts } from './campaign-state';

const reloadEveryMs = 10_000;

/** The send that goes out now, for the foot of the sidebar; nothing while nothing goes out. */
export function RunningSend() {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const queries = useQueryClient();
  const active = useQuery({
    ...listActiveCampaignsOptions({ path: { workspaceId: workspace.id } }),
    refetchInterval: ({ state }) => (state.data?.running.length ? reloadEveryMs : false),
  });
  useTopic('campaign:', () => void active.refetch());
  const running = active.data?.running ?? [];
  // What moves is shown first; a paused send is still a send that somebody must not forget.
  const shown = running.find(({ campaign }) => campaign.state === 'sending') ?? running[0];
  if (!shown) return null;

  const { campaign, counts, doneAt } = shown;
  const path = { workspaceId: workspace.id, id: campaign.id };
  const goOn = async () => {
    await goOnWithCampaign(path);
    await campaignsChanged(queries);
  };
  const pause = () => {
    holdCampaign(path)
      .then(() => {
        undoToast({ message: `“${campaign.name}” is paused.`, undo: goOn });
        return campaignsChanged(queries);
      })
      .catch((error: unknown) => problemToast('It was not paused', error));
  };
  const resume = () => {
    goOn().catch((error: unknown) => problemToast('It does not go on', error));
  };
  const held = campaign.state === 'paused' || campaign.state === 'stopped';
  return (
    <RunningSendBar
      name={campaign.name}
      link={<PlainLink to="/w/$workspaceId/campaigns/$id/live" params={path} />}
      counts={barCounts(counts)}
      people={counts.total - counts.skipped}
      doneAt={campaign.state === 'sending' ? doneAt : null}
      {...(held ? { held: campaign.state === 'stopped' ? 'stopped' : 'paused' } : {})}
      onPause={mayEdit && campaign.state === 'sending' ? pause : null}
      onResume={mayEdit && held ? resume : null}
    />
  );
}
