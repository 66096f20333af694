import type { QueryClient } from '@tanstack/react-query';
import {
  cancelCampaign,
  changeCampaign,
  createCampaign,
  deleteCampaign,
  duplicateCampaign,
  getCampaign,
  pauseCampaign,
  previewCampaign,
  resumeCampaign,
  scheduleCampaign,
  sendAgain,
  sendTest,
  undoCampaign,
  uploadFile,
} from '../../../lib/api/generated/sdk.gen';
import type {
  ChangeCampaignData,
  CreateCampaignData,
  ResolveScheduleTimeData,
  ScheduleCampaignData,
  SendAgainData,
  SendTestData,
} from '../../../lib/api/generated/types.gen';

export {
  getCampaignOptions,
  getCampaignQueryKey,
  getCampaignReasonsOptions,
  getChecklistOptions,
  getDeliveryOptions,
  getLiveCampaignOptions,
  listActiveCampaignsOptions,
  listCampaignsInfiniteOptions,
  listContactsInfiniteOptions,
  listDeliveriesInfiniteOptions,
  listIdentitiesOptions,
  listListsOptions,
  listTemplatesOptions,
  listTemplateTagsOptions,
  resolveScheduleTimeOptions,
} from '../../../lib/api/generated/@tanstack/react-query.gen';
export type {
  Campaign,
  CampaignLine,
  CampaignReasons,
  Checklist,
  Delivery,
  DeliveryRecord,
  Identity,
  LiveCampaign,
  Preview,
  ResolvedTime,
  StateCounts,
} from '../../../lib/api/generated/types.gen';

type InWorkspace = { workspaceId: string };
type ById = InWorkspace & { id: string };
/** What of a draft can be changed. */
export type CampaignChange = Omit<ChangeCampaignData['body'], 'version'>;
export type AskedTime = ResolveScheduleTimeData['query'];

/** What shows a campaign or what became of it. */
const AFFECTED = new Set([
  'listCampaigns',
  'getCampaign',
  'getChecklist',
  'getLiveCampaign',
  'listActiveCampaigns',
  'listDeliveries',
  'getCampaignReasons',
  'getDelivery',
]);

/** After something happened to campaigns: everything shown of them is loaded again. */
export function campaignsChanged(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey }) => AFFECTED.has(operationOf(queryKey[0])) });
}

/** Keys of the generated client begin with the name of the operation. */
function operationOf(key: unknown): string {
  const { _id: operation } = (key ?? {}) as { _id?: string };
  return operation ?? '';
}

export const beginCampaign = async (path: InWorkspace, body: CreateCampaignData['body']) =>
  (await createCampaign({ path, body })).data;

export const loadCampaign = async (path: ById) => (await getCampaign({ path })).data;

export const saveCampaign = async (path: ById, body: ChangeCampaignData['body']) =>
  (await changeCampaign({ path, body })).data;

export const dropCampaign = async (path: ById) => (await deleteCampaign({ path })).data;

export const copyCampaign = async (path: ById) => (await duplicateCampaign({ path })).data;

export const planCampaign = async (path: ById, body: ScheduleCampaignData['body']) =>
  (await scheduleCampaign({ path, body })).data;

export const takeBackCampaign = async (path: ById) => (await undoCampaign({ path })).data;

export const sendCampaignAgain = async (path: ById, body: SendAgainData['body']) =>
  (await sendAgain({ path, body })).data;

export const holdCampaign = async (path: ById) => (await pauseCampaign({ path })).data;

export const goOnWithCampaign = async (path: ById) => (await resumeCampaign({ path })).data;

export const endCampaign = async (path: ById) => (await cancelCampaign({ path })).data;

export const tryCampaign = async (path: ById, body: SendTestData['body']) =>
  (await sendTest({ path, body })).data;

/** The message of one person as of a saved version: another version is another preview. */
export const previewQuery = (path: ById, version: number, contactId: string | undefined) => ({
  queryKey: [{ _id: 'previewCampaign', path, version, contactId }] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await previewCampaign({ path, body: contactId ? { contactId } : {}, signal })).data,
});

export const sendFile = async (path: InWorkspace, file: File) =>
  (
    await uploadFile({
      path,
      query: { fileName: file.name },
      body: file,
      headers: { 'Content-Type': 'application/octet-stream' },
    })
  ).data;
/** Where the browser gets the people that match as a file. */
export function exportHref(
  { workspaceId, id }: ById,
  filter: Record<string, string | number | undefined>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, String(value));
  return `/api/v1/workspaces/${workspaceId}/campaigns/${id}/deliveries.csv?${query.toString()}`;
}
/** Where an attached file can be looked at. */
export const fileHref = ({ workspaceId }: InWorkspace, file: { fileId: string; fileName: string }): string =>
  `/api/v1/workspaces/${workspaceId}/files/${file.fileId}?fileName=${encodeURIComponent(file.fileName)}`;
