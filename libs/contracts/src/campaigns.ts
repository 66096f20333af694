import { z } from 'zod';
import { attachments } from './files.js';
import { currency, id, instant, money, name, timeZone, version } from './primitives.js';

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
    attachments,
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
    /** The campaign whose failed recipients this one goes to. */
    resendOf: id.nullable(),
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
  attachments: attachments.optional(),
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
    'files',
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

/** What ended the doubt about a mail whose reply was never seen. */
export const doubtEvidence = z.enum([
  'sent_folder',
  'bounce',
  'complaint',
  'reply',
  'open',
  'click',
  'unsubscribe',
  'journal',
  'policy',
]);
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
  /** Why it is slower than the account: what the provider's servers said, and what is done about it. */
  slowness: z
    .object({
      /** Per minute; null: only the connections are fewer, or it is only held. */
      limit: z.number().nullable(),
      connections: z.number().int().nullable(),
      /** Nothing leaves before; null: it is not held. */
      heldUntil: instant.nullable(),
      /** The server's own words, and what they mean. */
      reply: z.string(),
      why: z.string(),
      since: instant,
    })
    .nullable(),
});
export const liveCampaign = z
  .object({
    campaign,
    counts: stateCounts,
    perMinute: z.number(),
    doneAt: instant.nullable(),
    lanes: z.array(lane),
    problems: z.array(problemGroup),
    /** Accepted ones that a bounce message brought back later. */
    returned: z.number().int(),
    /** How doubts ended: these recipients are counted where they are now. */
    doubts: z.array(z.object({ evidence: doubtEvidence, outcome: z.string(), count: z.number().int() })),
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
    /** What the message said that brought it back. */
    returnedWords: z.string().nullable(),
    /** Why they did or didn’t get it, in a sentence. */
    why: z.string(),
  })
  .meta({ id: 'Delivery' });
/** Whether those of whom a reason holds can be sent to again; `doubles`: only where it may arrive twice. */
export const finalReasonOffer = z.enum(['offered', 'doubles', 'never']);
export type FinalReasonOffer = z.infer<typeof finalReasonOffer>;
/** The recipients of a campaign by their one final reason. The counts add up to `total`. */
export const campaignReasons = z
  .object({
    total: z.number().int(),
    reasons: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        outcome: z.enum(['reached', 'open', 'not_reached']),
        count: z.number().int(),
        /** Of these a later campaign takes care already. */
        sentAgain: z.number().int(),
        again: finalReasonOffer,
        /** Why they are not sent to again, or what to know before. */
        says: z.string(),
      }),
    ),
    /** The campaign that this one sends again. */
    original: z.object({ campaignId: id, name: z.string() }).nullable(),
    /** The campaigns that send this one again. */
    resends: z.array(
      z.object({
        campaignId: id,
        name: z.string(),
        state: campaignState,
        launchedAt: instant.nullable(),
        recipients: z.number().int(),
        accepted: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'CampaignReasons' });
export type CampaignReasons = z.infer<typeof campaignReasons>;
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
