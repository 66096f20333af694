import { prepared, type PreparedClient, PreparedPool } from '../../../platform/database/prepared-pool.js';
import type { EventBus } from '../../../platform/events/event-bus.js';
import { deadAddresses, failingAddresses } from '../events.js';
import { isMarketing, type Mailing } from '../mailing.js';
import { CLAIM_DELIVERIES, type ClaimedRow } from '../sql/claim-deliveries.js';
import { ACTIVE_MAILINGS, MAILING_BODY, REOPEN_MAILING } from '../sql/due-mailings.js';
import { RECORD_OUTCOMES, type RecordedOutcome } from '../sql/record-outcomes.js';
import { OPEN_CLAIMS, RELEASE_CLAIMS, RELEASE_UNHEARD_CLAIMS } from '../sql/release-claims.js';
import { COUNT_USE, LOCK_ACCOUNT, RESERVE_BUDGET, RETURN_BUDGET } from '../sql/reserve-budget.js';
import { HeardClaims } from './heard-claims.js';
import type { AddressRefusal } from './outcome-to-record.js';

const activeMailings = prepared('active-mailings', ACTIVE_MAILINGS);
const reopenMailing = prepared('reopen-mailing', REOPEN_MAILING);
const mailingBody = prepared('mailing-body', MAILING_BODY);
const claimDeliveries = prepared('claim-deliveries', CLAIM_DELIVERIES);
const recordOutcomes = prepared('record-outcomes', RECORD_OUTCOMES);
const releaseClaims = prepared('release-claims', RELEASE_CLAIMS);
const openClaims = prepared('open-claims', OPEN_CLAIMS);
const releaseUnheard = prepared('release-unheard-claims', RELEASE_UNHEARD_CLAIMS);
const lockAccount = prepared('lock-account', LOCK_ACCOUNT);
const reserveBudget = prepared('reserve-budget', RESERVE_BUDGET);
const countUse = prepared('count-use', COUNT_USE);
const returnBudget = prepared('return-budget', RETURN_BUDGET);

/** A mailing that may be sent now, without its body. */
export interface ActiveMailing extends Omit<Mailing, 'content' | 'message'> {
  /** The mailbox providers at which somebody of it waits and may be claimed. */
  due: readonly string[];
}

/**
 * How long a claim may stay open: longer than the five minutes it may wait and any transaction after that (RFC 5321 gives
 * the opening ten minutes, the envelope twelve, the final dot ten). A dead sender's claims are found by its missing
 * heartbeat long before.
 */
const LEASE_SECONDS = 45 * 60;

/** What a budget is asked by. */
interface Budgeted {
  workspaceId: string;
  id: string;
  perMinuteLimit: number | null;
  perDayLimit: number | null;
}

const isUnlimited = ({ perMinuteLimit, perDayLimit }: Budgeted): boolean =>
  perMinuteLimit === null && perDayLimit === null;

/** The hot statements of the ledger, prepared once per connection. */
export class LedgerClient {
  private readonly heard = new HeardClaims();

  constructor(
    private readonly pool: PreparedPool,
    readonly processId: string,
    private readonly events: EventBus,
  ) {}

  activeMailings(): Promise<ActiveMailing[]> {
    return this.pool.rows<ActiveMailing>(activeMailings, []);
  }

  async mailingBody(mailing: ActiveMailing): Promise<Pick<Mailing, 'content' | 'message'> | null> {
    return (
      (
        await this.pool.rows<Pick<Mailing, 'content' | 'message'>>(mailingBody, [
          mailing.workspaceId,
          mailing.id,
        ])
      )[0] ?? null
    );
  }

  async claim(
    mailing: Pick<Mailing, 'workspaceId' | 'id' | 'kind'>,
    provider: string,
    count: number,
  ): Promise<ClaimedRow[]> {
    const marketing = isMarketing(mailing.kind);
    const rows = await this.pool.rows<ClaimedRow>(claimDeliveries, [
      mailing.workspaceId,
      mailing.id,
      count,
      this.processId,
      LEASE_SECONDS,
      marketing,
      marketing,
      provider,
    ]);
    return rows.filter((row) => row.state === 'skipped' || this.heard.hears(row.leaseToken));
  }

  /** Gives back what was claimed for us without our hearing of it; call it now and then. Returns how many recipients. */
  async releaseUnheard(): Promise<number> {
    const { known } = this.heard;
    const open = await this.pool.rows<{ token: string }>(openClaims, [this.processId]);
    const lost = this.heard.look(
      open.map((one) => one.token),
      known,
    );
    if (lost.length === 0) return 0;
    return (await this.pool.rows(releaseUnheard, [this.processId, lost])).length;
  }

  /**
   * Returns the contacts whose row took the outcome; the others' lease had gone to somebody else. What servers
   * said against addresses is told to the rest of the house in the same transaction.
   */
  async record(
    workspaceId: string,
    mailingId: string,
    accountId: string,
    outcomes: RecordedOutcome[],
    refusals: readonly AddressRefusal[] = [],
  ): Promise<string[]> {
    const values = [workspaceId, mailingId, accountId, JSON.stringify(outcomes)];
    const taken =
      refusals.length === 0
        ? await this.pool.rows<{ contactId: string }>(recordOutcomes, values)
        : await this.pool.transaction(async (client) => {
            const changed = await client.rows<{ contactId: string }>(recordOutcomes, values);
            await this.tell(client, { workspaceId, mailingId }, refusals);
            return changed;
          });
    return taken.map((row) => row.contactId);
  }

  private async tell(
    client: PreparedClient,
    place: { workspaceId: string; mailingId: string },
    refusals: readonly AddressRefusal[],
  ): Promise<void> {
    const dead = refusals.filter(({ limit }) => limit === null);
    const failing = refusals.flatMap(({ limit, ...said }) => (limit ? [{ ...said, ...limit }] : []));
    if (dead.length > 0) await this.events.publish(client, deadAddresses, { ...place, items: dead });
    if (failing.length > 0) await this.events.publish(client, failingAddresses, { ...place, items: failing });
  }

  async release(
    place: { workspaceId: string; mailingId: string },
    claims: readonly { contactId: string; leaseToken: string }[],
  ): Promise<void> {
    if (claims.length === 0) return;
    await this.pool.rows(releaseClaims, [
      place.workspaceId,
      place.mailingId,
      claims.map((claim) => claim.contactId),
      claims.map((claim) => claim.leaseToken),
    ]);
  }

  /** Late evidence gave a finished mailing somebody back: it goes on. */
  async reopen(workspaceId: string, mailingId: string): Promise<void> {
    await this.pool.rows(reopenMailing, [workspaceId, mailingId]);
  }

  /** How many of `wanted` the account's limits allow now, counted over all machines. */
  async reserve(account: Budgeted, wanted: number): Promise<{ granted: number; dayIsFull: boolean }> {
    if (isUnlimited(account)) return { granted: wanted, dayIsFull: false };
    return this.pool.transaction(async (client) => {
      await client.rows(lockAccount, [account.workspaceId, account.id]);
      const values = [account.workspaceId, account.id, wanted, account.perMinuteLimit, account.perDayLimit];
      const [answer] = await client.rows<{ granted: number; dayIsFull: boolean }>(reserveBudget, values);
      return answer ?? { granted: 0, dayIsFull: false };
    });
  }

  /** After a claim under an account without limits, whose grants nothing has counted yet. */
  async countUse(account: Budgeted, count: number): Promise<void> {
    if (count > 0 && isUnlimited(account))
      await this.pool.rows(countUse, [account.workspaceId, account.id, count]);
  }

  async giveBack(account: Budgeted, count: number): Promise<void> {
    if (count === 0 || isUnlimited(account)) return;
    await this.pool.rows(returnBudget, [account.workspaceId, account.id, count]);
  }
}
