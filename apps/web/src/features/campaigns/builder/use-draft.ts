import { useEffect, useState, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { problemToast } from '../../../components/feedback/undo-toast';
import { ApiProblem } from '../../../lib/api/problem';
import { useWorkspace } from '../../../lib/workspace';
import { getCampaignQueryKey, loadCampaign, saveCampaign, type Campaign } from '../api/campaigns';
import { DraftSaver, type DraftView } from './draft-saver';

export interface Draft extends DraftView {
  saver: DraftSaver;
}

/** The draft of this page: saved while it is typed, guarded against leaving with unsaved words. */
export function useDraft(campaign: Campaign): Draft {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const [saver] = useState(() => {
    const path = { workspaceId: workspace.id, id: campaign.id };
    return new DraftSaver(campaign, {
      save: (change) => saveCampaign(path, change),
      load: () => loadCampaign(path),
      isStale: (error) => error instanceof ApiProblem && error.status === 412,
      onSaved: (saved) => queries.setQueryData(getCampaignQueryKey({ path }), saved),
    });
  });
  useEffect(() => saver.adopt(campaign), [saver, campaign]);
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (saver.hasUnsaved) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => {
      window.removeEventListener('beforeunload', guard);
      // Leaving within the page: the last words are sent on the way out.
      saver.flush().catch((error: unknown) => problemToast('The last change was not saved', error));
    };
  }, [saver]);
  const view = useSyncExternalStore(saver.subscribe, saver.view);
  return { ...view, saver };
}
