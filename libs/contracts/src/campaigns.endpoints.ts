import { z } from 'zod';
import { endpoint, eventStream, file, workspacePath } from './endpoint.js';
import { byId, done, emailAddress, id, inWorkspace, name, pageOf, paging, version } from './primitives.js';
import {
  campaignState,
  deliveryState,
  doubtEvidence,
  localTime,
  campaign,
  campaignLine,
  resolvedTime,
  campaignChange,
  checklist,
  preview,
  liveCampaign,
  campaignReasons,
  delivery,
  deliveryRecord,
} from './campaigns.js';

const tag = 'campaigns';

export const listCampaigns = endpoint({
  id: 'listCampaigns',
  method: 'GET',
  path: `${workspacePath}/campaigns`,
  access: 'viewer',
  tag,
  summary: 'Campaigns, newest first.',
  params: inWorkspace,
  query: paging.extend({
    /** `going_out`: begun and not over, also while paused. */
    state: z.enum([...campaignState.options, 'going_out']).optional(),
    search: z.string().max(200).optional(),
  }),
  response: pageOf(campaignLine),
});
export const createCampaign = endpoint({
  id: 'createCampaign',
  method: 'POST',
  path: `${workspacePath}/campaigns`,
  access: 'editor',
  tag,
  summary: 'Begin a campaign as a draft, from a template if you like.',
  params: inWorkspace,
  body: z.object({ name, templateId: id.optional() }),
  response: campaign,
});
export const getCampaign = endpoint({
  id: 'getCampaign',
  method: 'GET',
  path: `${workspacePath}/campaigns/:id`,
  access: 'viewer',
  tag,
  summary: 'One campaign.',
  params: byId,
  response: campaign,
});
export const changeCampaign = endpoint({
  id: 'changeCampaign',
  method: 'PATCH',
  path: `${workspacePath}/campaigns/:id`,
  access: 'editor',
  tag,
  summary: 'Change a draft; costs can be changed at any time.',
  params: byId,
  body: campaignChange,
  response: campaign,
});
export const deleteCampaign = endpoint({
  id: 'deleteCampaign',
  method: 'DELETE',
  path: `${workspacePath}/campaigns/:id`,
  access: 'editor',
  tag,
  summary: 'Delete a draft or a cancelled campaign that sent nothing.',
  params: byId,
  response: done,
});
export const duplicateCampaign = endpoint({
  id: 'duplicateCampaign',
  method: 'POST',
  path: `${workspacePath}/campaigns/:id/duplicate`,
  access: 'editor',
  tag,
  summary: 'A new draft with the same audience, sender and content.',
  params: byId,
  response: campaign,
});
export const getChecklist = endpoint({
  id: 'getChecklist',
  method: 'GET',
  path: `${workspacePath}/campaigns/:id/checklist`,
  access: 'viewer',
  tag,
  summary: 'What stands in the way, who will get it, and how long it will take.',
  params: byId,
  response: checklist,
});
export const previewCampaign = endpoint({
  id: 'previewCampaign',
  method: 'POST',
  path: `${workspacePath}/campaigns/:id/preview`,
  access: 'viewer',
  tag,
  status: 200,
  summary: 'The message of one contact, made the same way as the send.',
  params: byId,
  body: z.object({ contactId: id.optional() }),
  response: preview,
});
export const sendTest = endpoint({
  id: 'sendTest',
  method: 'POST',
  path: `${workspacePath}/campaigns/:id/test`,
  access: 'editor',
  tag,
  summary: 'Send the message of one contact to a few addresses of your own.',
  params: byId,
  body: z.object({ addresses: z.array(emailAddress).min(1).max(10), contactId: id.optional() }),
  response: z.object({ mailingId: id, recipients: z.number().int() }),
});
export const scheduleCampaign = endpoint({
  id: 'scheduleCampaign',
  method: 'POST',
  path: `${workspacePath}/campaigns/:id/schedule`,
  access: 'editor',
  tag,
  status: 200,
  summary: 'Send now (after the undo window) or at a local time in a named zone.',
  params: byId,
  body: z.object({
    version,
    at: localTime.extend({ which: z.enum(['first', 'second']).optional() }).nullable(),
    /** From 10,000 people on the number must be given, as the page asked. */
    recipients: z.number().int().optional(),
  }),
  response: campaign,
});
export const resolveScheduleTime = endpoint({
  id: 'resolveScheduleTime',
  method: 'GET',
  path: `${workspacePath}/schedule-time`,
  access: 'viewer',
  tag,
  summary: 'The instant of a local time in a named zone, or why there is none and what to choose instead.',
  params: inWorkspace,
  query: localTime.extend({ which: z.enum(['first', 'second']).optional() }),
  response: resolvedTime,
});
export const undoCampaign = endpoint({
  id: 'undoCampaign',
  method: 'POST',
  path: `${workspacePath}/campaigns/:id/undo`,
  access: 'editor',
  tag,
  status: 200,
  summary: 'Take a schedule back while nothing has left: the campaign is a draft again.',
  params: byId,
  response: campaign,
});
export const pauseCampaign = endpoint({
  id: 'pauseCampaign',
  method: 'POST',
  path: `${workspacePath}/campaigns/:id/pause`,
  access: 'editor',
  tag,
  status: 200,
  summary: 'Nothing new leaves after two seconds; what is out cannot be called back.',
  params: byId,
  response: campaign,
});
export const resumeCampaign = endpoint({
  id: 'resumeCampaign',
  method: 'POST',
  path: `${workspacePath}/campaigns/:id/resume`,
  access: 'editor',
  tag,
  status: 200,
  summary: 'Go on.',
  params: byId,
  response: campaign,
});
export const cancelCampaign = endpoint({
  id: 'cancelCampaign',
  method: 'POST',
  path: `${workspacePath}/campaigns/:id/cancel`,
  access: 'editor',
  tag,
  status: 200,
  summary: 'End it: whoever waits gets nothing. This cannot be taken back.',
  params: byId,
  response: campaign,
});
export const getLiveCampaign = endpoint({
  id: 'getLiveCampaign',
  method: 'GET',
  path: `${workspacePath}/campaigns/:id/live`,
  access: 'viewer',
  tag,
  summary: 'What happens now: counts that add up, rate, time left, lanes, problems.',
  params: byId,
  response: liveCampaign,
});
export const listActiveCampaigns = endpoint({
  id: 'listActiveCampaigns',
  method: 'GET',
  path: `${workspacePath}/active-campaigns`,
  access: 'viewer',
  tag,
  summary: 'What goes out now and what is next.',
  params: inWorkspace,
  response: z.object({ running: z.array(liveCampaign), next: z.array(campaign) }),
});
/** Which recipients of a campaign. */
const recipientFilter = z.object({
  /** `waiting`: in the queue or being handed over right now. `kept`: accepted, and did not come back. */
  state: z.enum([...deliveryState.options, 'waiting', 'kept']).optional(),
  provider: z.string().max(100).optional(),
  /** `none`, here and below: those of whom the ledger has none. */
  code: z.union([z.literal('none'), z.coerce.number().int()]).optional(),
  enhancedCode: z.string().max(20).optional(),
  category: z.string().max(100).optional(),
  did: z.enum(['opened', 'clicked', 'replied', 'unsubscribed', 'complained', 'bounced', 'bought']).optional(),
  /** Those who were in doubt, by what ended it. */
  doubt: z.enum(['any', ...doubtEvidence.options]).optional(),
  /** A key of `getCampaignReasons`. */
  finalReason: z.string().max(100).optional(),
  /** Part of the address or of the server’s words. */
  search: z.string().max(254).optional(),
});
export const listDeliveries = endpoint({
  id: 'listDeliveries',
  method: 'GET',
  path: `${workspacePath}/campaigns/:id/deliveries`,
  access: 'viewer',
  tag,
  summary: 'The people behind a number.',
  params: byId,
  query: paging.extend(recipientFilter.shape),
  response: pageOf(delivery),
});
export const exportDeliveries = endpoint({
  id: 'exportDeliveries',
  method: 'GET',
  path: `${workspacePath}/campaigns/:id/deliveries.csv`,
  access: 'viewer',
  tag,
  summary:
    'The same people as a file: one line each, with the server’s words and why they did or didn’t get it.',
  params: byId,
  query: recipientFilter,
  response: file('text/csv'),
});
export const getCampaignReasons = endpoint({
  id: 'getCampaignReasons',
  method: 'GET',
  path: `${workspacePath}/campaigns/:id/reasons`,
  access: 'viewer',
  tag,
  summary: 'Why people did or didn’t get it: how many by each final reason, and who can be sent to again.',
  params: byId,
  response: campaignReasons,
});
export const sendAgain = endpoint({
  id: 'sendAgain',
  method: 'POST',
  path: `${workspacePath}/campaigns/:id/send-again`,
  access: 'editor',
  tag,
  summary:
    'Send the same mail again to those who did not get it, by reason, as a campaign of its own. Nobody who got it gets it again.',
  params: byId,
  body: z.object({
    /** Keys of `getCampaignReasons` that are offered. */
    reasons: z.array(z.string().max(100)).min(1, 'Choose at least one reason.').max(100),
    /** Needed for those in doubt: some of them have it already. */
    mayArriveTwice: z.boolean().default(false),
  }),
  response: campaign,
});
export const getDelivery = endpoint({
  id: 'getDelivery',
  method: 'GET',
  path: `${workspacePath}/campaigns/:id/deliveries/:contactId`,
  access: 'viewer',
  tag,
  summary: 'Why did or didn’t they get it: every try, the server’s words, one final reason.',
  params: z.object({ workspaceId: id, id, contactId: id }),
  response: deliveryRecord,
});
export const streamLive = endpoint({
  id: 'streamLive',
  method: 'GET',
  path: `${workspacePath}/live`,
  access: 'viewer',
  tag: 'live',
  summary: 'Server-sent events: which things changed. Each says only a topic; read the thing itself.',
  params: inWorkspace,
  response: eventStream(),
});

export const campaignEndpoints = [
  listCampaigns,
  createCampaign,
  getCampaign,
  changeCampaign,
  deleteCampaign,
  duplicateCampaign,
  getChecklist,
  previewCampaign,
  sendTest,
  resolveScheduleTime,
  scheduleCampaign,
  undoCampaign,
  pauseCampaign,
  resumeCampaign,
  cancelCampaign,
  getLiveCampaign,
  listActiveCampaigns,
  listDeliveries,
  exportDeliveries,
  getCampaignReasons,
  sendAgain,
  getDelivery,
  streamLive,
];
