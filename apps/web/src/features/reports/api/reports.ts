import type { QueryClient } from '@tanstack/react-query';
import { changeCampaign } from '../../../lib/api/generated/sdk.gen';

export {
  getCampaignOptions,
  getCampaignReportOptions,
  getDeliverabilityOptions,
  getRoiOptions,
  listConversionsOptions,
} from '../../../lib/api/generated/@tanstack/react-query.gen';
export type {
  Campaign,
  CampaignReport,
  Conversion,
  DeliverabilityReport,
  MoneyReport,
  ProviderRow,
  RoiReport,
} from '../../../lib/api/generated/types.gen';

type ById = { workspaceId: string; id: string };

/** Decimal strings, as the person wrote them. */
export interface Costs {
  fixedCost: string;
  costPerMessage: string;
}

/** What shows costs, or what is reckoned from them. */
const AFFECTED = new Set(['getCampaign', 'getCampaignReport', 'getRoi', 'getLiveCampaign', 'getChecklist']);

/** Costs can be changed at any time, also long after a campaign is over. */
export async function saveCosts(
  queries: QueryClient,
  path: ById,
  version: number,
  costs: Costs,
): Promise<void> {
  await changeCampaign({ path, body: { version, ...costs } });
  await queries.invalidateQueries({
    predicate: ({ queryKey }) => AFFECTED.has((queryKey[0] as { _id?: string } | undefined)?._id ?? ''),
  });
}

/** Where the browser gets one line per recipient. */
export const exportAddress = ({ workspaceId, id }: ById): string =>
  `/api/v1/workspaces/${workspaceId}/campaigns/${id}/report.csv`;
