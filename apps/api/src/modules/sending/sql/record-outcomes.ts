/**
 * Writes what became of a batch of claimed recipients: the ledger's rows by compare-and-set on their lease, and one
 * append-only attempt each. A row whose lease was taken by somebody else is left alone; its attempt is kept all the
 * same, because it happened. `not_sent` gives the recipient back without counting a try. Who would wait again in a
 * mailing that was cancelled meanwhile is skipped.
 *
 * $1 workspace, $2 mailing, $3 account, $4 json array of outcomes (see RecordedOutcome).
 * Returns the contacts whose row was changed.
 */
export const RECORD_OUTCOMES = `
  with o as materialized (
    select * from json_to_recordset($4::json) as o(
      "contactId" uuid, "leaseToken" bigint, attempt smallint, counts boolean, outcome text, state text, at timestamptz, "dueAt" timestamptz,
      "durationMs" int, connection text, stage text, code smallint, "enhancedCode" text, reply text, rule text,
      category text, reason text, "serverMessageId" text)
  ), mailing as materialized (
    select state in ('cancelled', 'failed') as is_over from mailings where workspace_id = $1 and id = $2
  ), ledger as (
    update deliveries d
       set state = case when dropped then 'skipped' else o.state end,
           attempts = d.attempts + o.counts::int,
           due_at = coalesce(o."dueAt", d.due_at),
           account_id = $3,
           reply_code = o.code, reply_enhanced = o."enhancedCode", reply = o.reply,
           category = o.category, reason = case when dropped then 'cancelled' else o.reason end,
           server_message_id = coalesce(o."serverMessageId", d.server_message_id),
           accepted_at = case when o.state = 'accepted' then o.at end,
           settled_at = case when dropped or o.state in ('accepted', 'rejected', 'uncertain') then o.at end,
           leased_by = null, lease_until = null
      from o cross join mailing,
           lateral (select mailing.is_over and o.state in ('queued', 'deferred') as dropped) judged
     where d.workspace_id = $1 and d.mailing_id = $2 and d.contact_id = o."contactId"
       and (d.state = 'in_flight' or d.reason = 'sender_lost') and d.lease_token = o."leaseToken"
    returning d.contact_id
  ), kept as (
    insert into delivery_attempts (workspace_id, mailing_id, contact_id, attempt, outcome, at, duration_ms, account_id,
                                   connection, stage, code, enhanced_code, reply, rule, lease_token)
    select $1, $2, "contactId", attempt, outcome, at, "durationMs", $3, connection, stage, code, "enhancedCode", reply, rule, "leaseToken"
      from o
    on conflict do nothing
  )
  select contact_id as "contactId" from ledger`;

/** One element of the statement's array. */
export interface RecordedOutcome {
  contactId: string;
  leaseToken: string;
  attempt: number;
  /** Whether this try is one of the few that a recipient has. */
  counts: boolean;
  outcome: 'accepted' | 'deferred' | 'rejected' | 'uncertain' | 'not_sent';
  /** What the row becomes: `not_sent` goes back to where it came from. */
  state: 'accepted' | 'deferred' | 'queued' | 'rejected' | 'uncertain';
  at: string;
  dueAt: string | null;
  durationMs: number | null;
  connection: string | null;
  stage: string | null;
  code: number | null;
  enhancedCode: string | null;
  reply: string | null;
  rule: string | null;
  category: string | null;
  reason: string | null;
  serverMessageId: string | null;
}
