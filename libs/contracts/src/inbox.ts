import { z } from 'zod';
import { currency, id, instant, money, version } from './primitives.js';

export const conversationFolder = z.enum(['primary', 'other']);
export const conversationState = z.enum(['open', 'done']);
export const replyLabel = z.enum([
  'interested',
  'question',
  'later',
  'not_interested',
  'away',
  'problem',
  'opted_out',
  'has_left',
]);
export type ReplyLabelName = z.infer<typeof replyLabel>;

/** What a message is; the words of the triage. */
export const inboxMessageKind = z.enum([
  'hard_bounce',
  'soft_bounce',
  'delayed',
  'complaint',
  'auto_reply',
  'unsubscribe',
  'reply',
  'other',
]);

/** What led a message to a mail of ours, and how sure that is. */
export const matchEvidence = z
  .object({
    /** The strongest piece. */
    by: z.enum([
      'return_path',
      'message_id',
      'server_message_id',
      'recipient_and_headers',
      'sender_and_subject',
      'recipient',
      'sender',
    ]),
    /** 0 to 1. From `actsFrom` on it has consequences; below it is shown as a guess. */
    confidence: z.number(),
    strong: z.boolean(),
    says: z.string(),
    evidence: z.array(z.object({ by: z.string(), says: z.string() })),
    /** What followed: `replied`, `suppressed`, `confirmed`, … */
    done: z.array(z.string()),
  })
  .meta({ id: 'MatchEvidence' });
export type MatchEvidence = z.infer<typeof matchEvidence>;

export const conversationSummary = z
  .object({
    id,
    folder: conversationFolder,
    state: conversationState,
    unread: z.boolean(),
    awaitsAnswer: z.boolean(),
    label: replyLabel.nullable(),
    /** A person's choice stays; a rule's is a suggestion with the phrase that decided. */
    labelBy: z.enum(['rule', 'person']).nullable(),
    labelPhrase: z.string().nullable(),
    /** Back on, ask again on. */
    labelUntil: z.iso.date().nullable(),
    subject: z.string(),
    snippet: z.string(),
    person: z.object({ name: z.string(), address: z.string() }),
    contactId: id.nullable(),
    campaign: z.object({ id, name: z.string() }).nullable(),
    mailbox: z.object({ id, address: z.string() }).nullable(),
    messageCount: z.number().int(),
    dealValue: money.nullable(),
    currency: currency.nullable(),
    lastMessageAt: instant,
    version,
  })
  .meta({ id: 'ConversationSummary' });
export type ConversationSummary = z.infer<typeof conversationSummary>;

export const mailAttachment = z.object({
  fileName: z.string().nullable(),
  contentType: z.string(),
  bytes: z.number().int(),
});

/** One message of a conversation, oldest first; `kind` says whose it is. */
export const conversationMessage = z
  .discriminatedUnion('kind', [
    z.object({
      /** The campaign's mail that was answered, as this person got it. */
      kind: z.literal('campaign_mail'),
      id,
      at: instant.nullable(),
      from: z.object({ name: z.string(), address: z.string() }),
      subject: z.string(),
      text: z.string(),
      provider: z.string(),
      state: z.string(),
      /** The server's words. */
      reply: z.string().nullable(),
      clickedAt: instant.nullable(),
      openedAt: instant.nullable(),
    }),
    z.object({
      kind: z.literal('incoming'),
      id,
      at: instant,
      from: z.object({ name: z.string(), address: z.string() }),
      to: z.array(z.string()),
      subject: z.string(),
      messageKind: inboxMessageKind,
      /** Only the writer's own words, without quote and signature. */
      words: z.string(),
      /** The whole text. */
      text: z.string(),
      /** Sanitised: no scripts, forms, styles from elsewhere, remote images. Show it in a sandboxed frame all the same. */
      html: z.string().nullable(),
      remoteImagesRemoved: z.number().int(),
      attachments: z.array(mailAttachment),
      returnDate: z.iso.date().nullable(),
      newAddress: z.string().nullable(),
      /** The phrase that decided what it is. */
      because: z.string().nullable(),
      match: matchEvidence.nullable(),
      /** The days after which its original was removed, as the workspace had set it; null while it is there. */
      originalRemovedAfterDays: z.number().int().nullable(),
    }),
    z.object({
      /** Ours, written in a mail program: found in the folder Sent. */
      kind: z.literal('outgoing'),
      id,
      at: instant,
      from: z.object({ name: z.string(), address: z.string() }),
      to: z.array(z.string()),
      subject: z.string(),
      /** Without the quote. */
      words: z.string(),
      text: z.string(),
      attachments: z.array(mailAttachment),
    }),
    z.object({
      kind: z.literal('answer'),
      id,
      at: instant,
      from: z.object({ name: z.string(), address: z.string() }),
      writtenBy: z.string().nullable(),
      subject: z.string(),
      text: z.string(),
      html: z.string().nullable(),
      /** As in the ledger: `queued` until it left. */
      state: z.string(),
      reply: z.string().nullable(),
      /** Until then it can be called back. */
      undoUntil: instant.nullable(),
    }),
  ])
  .meta({ id: 'ConversationMessage' });
export type ConversationMessage = z.infer<typeof conversationMessage>;

export const conversation = conversationSummary
  .extend({
    contact: z
      .object({
        id,
        email: z.string(),
        firstName: z.string(),
        lastName: z.string(),
        language: z.string().nullable(),
        timeZone: z.string().nullable(),
        attributes: z.record(z.string(), z.unknown()),
        /** The widest suppression in force. */
        suppression: z.object({ scope: z.string(), reason: z.string() }).nullable(),
      })
      .nullable(),
    /** From where an answer leaves; null with the reason when there is no address to answer from. */
    answersFrom: z.object({ name: z.string(), address: z.string() }).nullable(),
    cannotAnswer: z.string().nullable(),
    mailboxSays: z.string(),
    messages: z.array(conversationMessage),
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof conversation>;

export const inboxCounts = z
  .object({
    /** Open ones of people. */
    primary: z.number().int(),
    primaryUnread: z.number().int(),
    awaitingAnswer: z.number().int(),
    /** Open ones that were sorted away, with the three below among them. */
    other: z.number().int(),
    away: z.number().int(),
    optedOut: z.number().int(),
    hasLeft: z.number().int(),
    done: z.number().int(),
    bounces: z.number().int(),
    complaints: z.number().int(),
    /** Newsletters, notices and whatever else no person wrote to us. */
    machines: z.number().int(),
    sent: z.number().int(),
  })
  .meta({ id: 'InboxCounts' });
export type InboxCounts = z.infer<typeof inboxCounts>;

/** Only what is given changes. A label set here is a person's and stays. */
export const conversationChange = z.object({
  version,
  label: replyLabel.nullable().optional(),
  state: conversationState.optional(),
  folder: conversationFolder.optional(),
  unread: z.boolean().optional(),
  dealValue: money
    .refine((amount) => !amount.startsWith('-'), 'A deal is not worth less than nothing.')
    .nullable()
    .optional(),
  currency: currency.optional(),
});

export const newAnswer = z.object({
  text: z.string().trim().min(1, 'Write something first.').max(100_000),
  html: z.string().max(500_000).nullish(),
  /** Puts the quoted message below the answer. */
  quote: z.boolean().default(true),
  /** Marks the conversation as done with it. */
  done: z.boolean().default(false),
  /** For so long it can be called back. */
  undoSeconds: z.number().int().min(0).max(60).default(10),
});
export type NewAnswer = z.output<typeof newAnswer>;

export const answerSent = z
  .object({ id, mailingId: id, messageId: z.string(), undoUntil: instant })
  .meta({ id: 'AnswerSent' });
export type AnswerSent = z.infer<typeof answerSent>;

/** A bounce, a late notice, a complaint or a machine's message. */
export const returnedMessage = z
  .object({
    id,
    kind: inboxMessageKind,
    at: instant,
    subject: z.string(),
    from: z.string(),
    /** Whom it concerns, as the report or the matched delivery says. */
    recipient: z.string().nullable(),
    category: z.string().nullable(),
    /** The category in plain words. */
    meaning: z.string().nullable(),
    status: z.string().nullable(),
    /** Verbatim. */
    serverWords: z.string().nullable(),
    provider: z.string().nullable(),
    campaign: z.object({ id, name: z.string() }).nullable(),
    contactId: id.nullable(),
    mailbox: z.object({ id, address: z.string() }).nullable(),
    match: matchEvidence.nullable(),
    /** A sentence: what followed from it. */
    whatWasDone: z.string(),
    /** In force now because of it, so there is something to lift. */
    suppressed: z.boolean(),
  })
  .meta({ id: 'ReturnedMessage' });
export type ReturnedMessage = z.infer<typeof returnedMessage>;

export const returnedGroups = z
  .object({
    groups: z.array(
      z.object({
        kind: inboxMessageKind,
        category: z.string().nullable(),
        meaning: z.string().nullable(),
        provider: z.string().nullable(),
        count: z.number().int(),
        suppressed: z.number().int(),
        /** Not matched to a mail of ours for certain: without consequences. */
        unproven: z.number().int(),
        lastAt: instant,
      }),
    ),
  })
  .meta({ id: 'ReturnedGroups' });
export type ReturnedGroups = z.infer<typeof returnedGroups>;

/** One line of a person's story. */
export const timelineItem = z
  .object({
    id: z.string(),
    at: instant,
    kind: z.enum([
      'mailed',
      'opened',
      'clicked',
      'unsubscribed',
      'bounced',
      'complained',
      'replied',
      'auto_replied',
      'converted',
      'delayed',
      'wrote',
      'answered',
    ]),
    /** Done by a scanner or a preloading mail program. */
    machine: z.boolean(),
    /** The state of the delivery where it is one. */
    state: z.string().nullable(),
    /** What to show beside the kind: the link, the server's words, the first words of a message. */
    says: z.string(),
    campaign: z.object({ id, name: z.string() }).nullable(),
    mailingId: id.nullable(),
    conversationId: id.nullable(),
  })
  .meta({ id: 'TimelineItem' });
export type TimelineItem = z.infer<typeof timelineItem>;
