import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { problemToast } from '../../../components/feedback/undo-toast';
import { useAutosave, type Autosaved } from '../../../lib/autosave/use-autosave';
import { useWorkspace } from '../../../lib/workspace';
import {
  getCampaignQueryKey,
  loadCampaign,
  saveCampaign,
  type Campaign,
  type CampaignChange,
} from '../api/campaigns';

export type Draft = Omit<Autosaved<Campaign, CampaignChange>, 'value'> & {
  /** what is saved, with everything typed since; its version is the saved one */
  campaign: Campaign;
};

/** The draft of this page, saved while it is typed. What somebody else saved is taken over while nothing typed here waits. */
export function useDraft(loaded: Campaign): Draft {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const path = { workspaceId: workspace.id, id: loaded.id };
  const { value, ...autosave } = useAutosave<Campaign, CampaignChange>(loaded, {
    save: (change) => saveCampaign(path, change),
    load: () => loadCampaign(path),
    onSaved: (saved) => queries.setQueryData(getCampaignQueryKey({ path }), saved),
    onLost: (error) => problemToast(`The last change of “${loaded.name}” was not saved`, error),
  });
  const { saver } = autosave;
  useEffect(() => saver.adopt(loaded), [saver, loaded]);
  return { ...autosave, campaign: value };
}
