import { previewCampaign, scheduleCampaign } from '../../../lib/api/generated/sdk.gen';
import type { QueryClient } from '@tanstack/react-query';
import { getCampaignQueryKey } from '../../../lib/api/generated/@tanstack/react-query.gen';
import type { Campaign } from '../../../lib/api/generated/types.gen';

export {
  /** The made-up world of a sandbox. */
  getSandboxOptions as sandboxQuery,
  /** The sample campaign, among others. */
  getCampaignOptions as campaignQuery,
  /** What our own report says of a campaign. */
  getCampaignReportOptions as reportQuery,
  /** What the sample campaign waits for, and whom it reaches. */
  getChecklistOptions as checklistQuery,
  /** The other workspaces of the person: is there a real one? */
  listWorkspacesOptions as workspacesQuery,
} from '../../../lib/api/generated/@tanstack/react-query.gen';
export type { Campaign, CampaignReport, SandboxMailing } from '../../../lib/api/generated/types.gen';

type ById = { workspaceId: string; id: string };

/** The campaign as its first recipient gets it. */
export function letterQuery(path: ById) {
  return {
    queryKey: ['onboarding', 'letter', path] as const,
    queryFn: async () => (await previewCampaign({ path, body: {}, throwOnError: true })).data,
    staleTime: Infinity,
  };
}

/** Sends it as soon as its undo window is over. */
export async function sendNow(queries: QueryClient, path: ById, campaign: Campaign): Promise<void> {
  const body = { version: campaign.version, at: null };
  const { data } = await scheduleCampaign({ path, body, throwOnError: true });
  queries.setQueryData(getCampaignQueryKey({ path }), data);
}
