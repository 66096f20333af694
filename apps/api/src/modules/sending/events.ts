import { z } from 'zod';
import { eventKind } from '../../platform/events/domain-event.js';

/** Servers said that these addresses do not exist: proof enough to suppress them (5.1.1 and its kin, never 5.7.x). */
export const deadAddresses = eventKind(
  'delivery.dead-addresses.v1',
  z.object({
    workspaceId: z.uuid(),
    mailingId: z.uuid(),
    items: z.array(z.object({ contactId: z.uuid(), email: z.string(), reply: z.string(), rule: z.string() })),
  }),
);

/**
 * Servers refused these addresses in a way that counts against them without proving them dead (a full mailbox, say):
 * `times` of it within `withinMs` are enough.
 */
export const failingAddresses = eventKind(
  'delivery.failing-addresses.v1',
  z.object({
    workspaceId: z.uuid(),
    mailingId: z.uuid(),
    items: z.array(
      z.object({
        contactId: z.uuid(),
        email: z.string(),
        reply: z.string(),
        rule: z.string(),
        at: z.iso.datetime(),
        times: z.int(),
        withinMs: z.int(),
      }),
    ),
  }),
);

/** Nobody of the mailing waits any more. */
export const mailingFinished = eventKind(
  'mailing.finished.v1',
  z.object({ workspaceId: z.uuid(), mailingId: z.uuid(), kind: z.string(), campaignId: z.uuid().nullable() }),
);

/** A mailing cannot go on by itself: why, in a sentence. */
export const mailingStopped = eventKind(
  'mailing.stopped.v1',
  z.object({ workspaceId: z.uuid(), mailingId: z.uuid(), campaignId: z.uuid().nullable(), says: z.string() }),
);
