import { z } from 'zod';
import { endpoint, eventStream, workspacePath } from './endpoint.js';
import {
  byId,
  currency,
  done,
  emailAddress,
  id,
  inWorkspace,
  instant,
  money,
  name,
  pageOf,
  paging,
  timeZone,
  version,
} from './primitives.js';

const tag = 'campaigns';

export const campaignState = z.enum([
  'draft',
  'scheduled',
  'launching',
  'sending',
  'paused',
  'stopped',
  'finished',
  'cancelled',
  'failed',
]);
export const deliveryState = z.enum([
  'queued',
  'in_flight',
  'deferred',
  'accepted',
  'rejected',
  'uncertain',
  'skipped',
]);

/** Recipients by state: always adds up to `total`. */
export const stateCounts = z
  .object({
    queued: z.number().int(),
    in_flight: z.number().int(),
    deferred: z.number().int(),
    accepted: z.number().int(),
    rejected: z.number().int(),
    uncertain: z.number().int(),
    skipped: z.number().int(),
    total: z.number().int(),
  })
  .meta({ id: 'StateCounts' });

export const audience = z.object({
  everybody: z.boolean().default(false),
  lists: z.array(id).max(100).default([]),
  excludeLists: z.array(id).max(100).default([]),
});

export const localTime = z.object({
  date: z.iso.date(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 08:00.'),
  timeZone,
});

export const campaign = z
  .object({
    id,
    name: z.string(),
    state: campaignState,
    stateSays: z.string(),
    audience,
    identityId: id.nullable(),
    subject: z.string(),
    preheader: z.string(),
    templateId: id.nullable(),
    contentFormat: z.enum(['html', 'mjml', 'text']).nullable(),
    contentSource: z.string().nullable(),
    contentText: z.string().nullable(),
    trackOpens: z.boolean(),
    trackClicks: z.boolean(),
    uncertainPolicy: z.enum(['never_again', 'send_again']),
    undoSeconds: z.number().int(),
    schedule: localTime.nullable(),
    launchAt: instant.nullable(),
    fixedCost: money,
    costPerMessage: money,
    currency: z.string(),
    mailingId: id.nullable(),
    launchedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof campaign>;

/** A line of the list: what the campaign did so far. */
export const campaignLine = z
  .object({
    id,
    name: z.string(),
    state: campaignState,
    stateSays: z.string(),
    schedule: localTime.nullable(),
    launchAt: instant.nullable(),
    launchedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    createdAt: instant,
    counts: stateCounts.nullable(),
    clicked: z.number().int(),
    replied: z.number().int(),
    revenue: money,
    currency: z.string(),
  })
  .meta({ id: 'CampaignLine' });

/** A local time made sure of: its instant, or why it is none and what to choose instead. */
export const resolvedTime = z
  .object({
    ok: z.boolean(),
    instant: instant.nullable(),
    /** `+01:00` */
    offset: z.string().nullable(),
    /** The time lies behind us: nothing can be planned for it. */
    past: z.boolean(),
    problem: z.enum(['gap', 'overlap', 'unknown_zone', 'bad_date']).nullable(),
    says: z.string(),
    choices: z.array(
      z.object({
        label: z.string(),
        date: z.string(),
        time: z.string(),
        which: z.enum(['first', 'second']).nullable(),
        instant,
        offset: z.string(),
      }),
    ),
  })
  .meta({ id: 'ResolvedTime' });

export const campaignChange = z.object({
  version,
  name: name.optional(),
  audience: audience.optional(),
  identityId: id.nullable().optional(),
  subject: z.string().max(998).optional(),
  preheader: z.string().max(500).optional(),
  templateId: id.nullable().optional(),
  contentFormat: z.enum(['html', 'mjml', 'text']).optional(),
  contentSource: z.string().max(500_000).optional(),
  contentText: z.string().max(500_000).nullable().optional(),
  trackOpens: z.boolean().optional(),
  trackClicks: z.boolean().optional(),
  uncertainPolicy: z.enum(['never_again', 'send_again']).optional(),
  undoSeconds: z.number().int().min(0).max(600).optional(),
  fixedCost: money.optional(),
  costPerMessage: money.optional(),
  currency: currency.optional(),
});

export const checklistItem = z.object({
  key: z.enum([
    'audience',
    'sender',
    'subject',
    'content',
    'unsubscribe',
    'law',
    'replies',
    'public_url',
    'consent',
    'accounts',
  ]),
  state: z.enum(['ok', 'warning', 'blocker']),
  says: z.string(),
  remedy: z.string().optional(),
});
export const checklist = z
  .object({
    ready: z.boolean(),
    items: z.array(checklistItem),
    /** match − excluded − suppressed = willGet */
    audience: z.object({
      match: z.number().int(),
      excluded: z.number().int(),
      suppressed: z.number().int(),
      willGet: z.number().int(),
    }),
    forecast: z.object({
      minutes: z.number().nullable(),
      says: z.string(),
      cost: money,
      currency: z.string(),
    }),
  })
  .meta({ id: 'Checklist' });

export const preview = z
  .object({
    ok: z.boolean(),
    problems: z.array(
      z.object({
        part: z.string(),
        line: z.number(),
        column: z.number(),
        message: z.string(),
        advice: z.string(),
      }),
    ),
    warnings: z.array(
      z.object({
        part: z.string(),
        line: z.number(),
        column: z.number(),
        message: z.string(),
        advice: z.string(),
      }),
    ),
    subject: z.string(),
    preheader: z.string(),
    html: z.string().nullable(),
    text: z.string(),
    missingFields: z.array(z.string()),
    links: z.array(z.object({ no: z.number(), url: z.string(), label: z.string(), kind: z.string() })),
    /** Bytes of the whole message as it would be sent. Gmail cuts the HTML off at about 102 KB. */
    bytes: z.number().int(),
    htmlBytes: z.number().int(),
    contact: z.object({ id: id.nullable(), email: z.string(), name: z.string() }),
  })
  .meta({ id: 'Preview' });

export const problemGroup = z.object({
  code: z.number().int().nullable(),
  enhancedCode: z.string().nullable(),
  category: z.string().nullable(),
  state: deliveryState,
  reply: z.string(),
  why: z.string(),
  count: z.number().int(),
});
export const lane = z.object({
  provider: z.string(),
  name: z.string(),
  counts: stateCounts,
  perMinute: z.number(),
});
export const liveCampaign = z
  .object({
    campaign,
    counts: stateCounts,
    perMinute: z.number(),
    doneAt: instant.nullable(),
    lanes: z.array(lane),
    problems: z.array(problemGroup),
    account: z.object({ id, name: z.string(), state: z.string(), says: z.string() }).nullable(),
  })
  .meta({ id: 'LiveCampaign' });

export const delivery = z
  .object({
    contactId: id,
    email: z.string(),
    provider: z.string(),
    state: deliveryState,
    attempts: z.number().int(),
    dueAt: instant.nullable(),
    code: z.number().int().nullable(),
    enhancedCode: z.string().nullable(),
    reply: z.string().nullable(),
    category: z.string().nullable(),
    reason: z.string().nullable(),
    settledAt: instant.nullable(),
    bounce: z.enum(['hard', 'soft']).nullable(),
  })
  .meta({ id: 'Delivery' });
export const deliveryRecord = z
  .object({
    delivery,
    /** The one final reason, in a sentence. */
    why: z.string(),
    messageId: z.string(),
    history: z.array(
      z.object({
        at: instant,
        kind: z.string(),
        says: z.string(),
        serverWords: z.string().nullable(),
        code: z.number().nullable(),
        enhancedCode: z.string().nullable(),
        connection: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DeliveryRecord' });

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
export const listDeliveries = endpoint({
  id: 'listDeliveries',
  method: 'GET',
  path: `${workspacePath}/campaigns/:id/deliveries`,
  access: 'viewer',
  tag,
  summary: 'The people behind a number.',
  params: byId,
  query: paging.extend({
    /** `waiting`: in the queue or being handed over right now. */
    state: z.enum([...deliveryState.options, 'waiting']).optional(),
    provider: z.string().max(100).optional(),
    code: z.coerce.number().int().optional(),
    enhancedCode: z.string().max(20).optional(),
    category: z.string().max(100).optional(),
    did: z
      .enum(['opened', 'clicked', 'replied', 'unsubscribed', 'complained', 'bounced', 'bought'])
      .optional(),
    search: z.string().max(254).optional(),
  }),
  response: pageOf(delivery),
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
  getDelivery,
  streamLive,
];
