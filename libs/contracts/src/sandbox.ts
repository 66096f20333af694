import { z } from 'zod';
import { endpoint, workspacePath } from './endpoint.js';
import { id, inWorkspace, instant } from './primitives.js';

const counts = z.record(z.string(), z.number().int());

/** What the made-up world itself wrote down. A person counts once in `letters`, every single act in `records`. */
export const sandboxTruth = z
  .object({
    letters: counts,
    records: counts,
    /** Refusals and later bounces by cause, for example `refused:unknown`. */
    causes: counts,
    /** What was bought, per currency, as decimal strings. */
    revenue: z.record(z.string(), z.string()),
  })
  .meta({ id: 'SandboxTruth' });
export type SandboxTruth = z.infer<typeof sandboxTruth>;

export const sandboxMailing = z
  .object({
    mailingId: id,
    kind: z.enum(['campaign', 'test', 'reply', 'transactional', 'sequence']),
    campaignId: id.nullable(),
    truth: sandboxTruth,
    reportedAt: instant,
  })
  .meta({ id: 'SandboxMailing' });

export const sandbox = z
  .object({
    state: z.enum(['starting', 'running', 'stopped', 'failed']),
    says: z.string(),
    people: z.number().int(),
    /** Letters whose readers have still something to do. */
    pendingActs: z.number().int(),
    reportedAt: instant.nullable(),
    /** The draft that a newcomer only has to send; null while the sandbox is being filled. */
    sampleCampaignId: id.nullable(),
    /** Over all mail. */
    truth: sandboxTruth,
    /** Of each mailing, the newest first. */
    mailings: z.array(sandboxMailing),
  })
  .meta({ id: 'Sandbox' });
export type Sandbox = z.infer<typeof sandbox>;

export const getSandbox = endpoint({
  id: 'getSandbox',
  method: 'GET',
  path: `${workspacePath}/sandbox`,
  access: 'viewer',
  tag: 'sandbox',
  summary: 'How the made-up world does, and what its people really did: to hold beside the reports.',
  params: inWorkspace,
  query: z.object({ campaignId: id.optional() }),
  response: sandbox,
});

export const sandboxEndpoints = [getSandbox];
