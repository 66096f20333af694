import { z } from 'zod';
import { endpoint, workspacePath } from './endpoint.js';
import { currency, emailAddress, id, inWorkspace, instant, money, pageOf, paging } from './primitives.js';

/** Something that was bought because of a mail, or for which no mail can be named. */
export const conversion = z
  .object({
    id,
    /** The shop's own number of the order: reporting it twice changes nothing. */
    orderId: z.string(),
    occurredAt: instant,
    amount: money,
    currency: z.string(),
    contactId: id.nullable(),
    mailingId: id.nullable(),
    campaignId: id.nullable(),
    linkNo: z.number().int().nullable(),
    /** What led to the campaign: the signed token of the click, or the last confirmed click before the order. */
    attributedBy: z.enum(['click_token', 'last_click']).nullable(),
    clickedAt: instant.nullable(),
    source: z.enum(['api', 'shop', 'csv']),
    /** Reported by a program with a key. Otherwise by whoever holds the click's token: the visitor's browser, perhaps. */
    verified: z.boolean(),
    recordedAt: instant,
  })
  .meta({ id: 'Conversion' });
export type Conversion = z.infer<typeof conversion>;

const orderId = z.string().trim().min(1, 'Give the number of the order.').max(200);
const order = z.object({
  orderId,
  /** Negative for a return. */
  amount: money,
  currency,
  /** Now, when left out. */
  occurredAt: instant.optional(),
});

const token = z.string().min(1).max(200);
/** A page that kept the `mw_c` of the address at which the buyer arrived. It has no key, so it is not verified. */
export const newTokenConversion = order.extend({
  token,
  amount: money.refine((amount) => !amount.startsWith('-'), 'Returns are reported with a key.'),
});
/** A program with a key that knows the buyer, or the `mw_c` of the click. */
export const newConversion = order
  .extend({ email: emailAddress.optional(), contactId: id.optional(), token: token.optional() })
  .refine((who) => (who.email ?? who.contactId ?? who.token) !== undefined, {
    path: ['email'],
    message: 'Say who bought: give the email, the contactId or the token of the click.',
  });

const tag = 'conversions';
export const reportTokenConversion = endpoint({
  id: 'reportTokenConversion',
  method: 'POST',
  path: '/t/conversions',
  access: 'public',
  internal: true,
  tag,
  summary:
    'Report an order with the token that a click brought along (mw_c). Without a key it is not verified: one with a key and the same number replaces it.',
  body: newTokenConversion,
  response: z.object({ recorded: z.boolean(), already: z.boolean() }),
});
export const reportConversion = endpoint({
  id: 'reportConversion',
  method: 'POST',
  path: `${workspacePath}/conversions`,
  access: 'editor',
  tag,
  summary:
    'Report an order of a contact; it is attributed to their last confirmed click of the seven days before, or to the click of the token.',
  params: inWorkspace,
  body: newConversion,
  response: conversion.extend({ already: z.boolean() }).meta({ id: 'ReportedConversion' }),
});
export const listConversions = endpoint({
  id: 'listConversions',
  method: 'GET',
  path: `${workspacePath}/conversions`,
  access: 'viewer',
  tag,
  summary: 'Orders, the newest first.',
  params: inWorkspace,
  query: paging.extend({ campaignId: id.optional(), contactId: id.optional() }),
  response: pageOf(conversion),
});

export const conversionEndpoints = [reportTokenConversion, reportConversion, listConversions];
