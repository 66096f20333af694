import { encodeKey, type Journal } from '@mailwright/journal';
import type { SignaturePlan } from '@mailwright/dkim';
import { type BreakerOptions, defaultBreaker, type SendResult, SmtpPool } from '@mailwright/smtp';
import type { Logger } from 'pino';
import type { SmtpAccount } from '../../accounts/public.js';
import { laneSignal } from '../lanes/lane-signal.js';
import type { Trouble } from './account-book.js';
import { type Claim, type ClaimDependencies, ClaimQueue } from './claim-queue.js';
import type { ComposedMessage, ComposeProblem } from './composer.js';
import { evidenceOf } from './evidence.js';
import type { ActiveMailing } from './ledger-client.js';
import {
  accountPauseMs,
  isAboutAccount,
  isAboutMailing,
  judge,
  type Judged,
  refusalOf,
  unsendable,
} from './outcome-to-record.js';
import type { Recorder } from './recorder.js';
import { Runaways } from './runaways.js';

export interface LaneDependencies extends ClaimDependencies {
  journal: Journal;
  recorder: Recorder;
  logger: Logger;
  /** What signs the mail of a From's domain; null: nothing of ours does. */
  signatureOf(account: SmtpAccount, domain: string): SignaturePlan | null;
  /** The account cannot be used now. */
  onTrouble(account: SmtpAccount, trouble: Trouble): void;
  /** The account's server took a message, the first one or the first since there was trouble. */
  onWorks(account: SmtpAccount): void;
  /** The same would happen to every recipient of it: it stops, and says why. */
  onStop(mailing: ActiveMailing, says: string): void;
  /** The journal cannot be written (a full disk): nothing may be sent without evidence. */
  onNoEvidence(): void;
}

/** A key that cannot sign now hardly can in the next moment. */
const NOT_SIGNED_PAUSE_MS = 15_000;
/** Memory for one message, enough for what Gmail shows without clipping; a longer one gets its own. */
const MESSAGE_MEMORY = 128 * 1024;

/**
 * One sending account in this process: its connections, and the claimed recipients that wait for one. A recipient is
 * handed to the pool only when a connection is free for it, so that whoever still waits can be taken back.
 *
 * States: running → held (the server refuses the account: claims nothing until then) → running; → stopping (claims
 * nothing, gives back what no connection has begun, ends what is open) → stopped.
 */
export class AccountLane {
  private readonly pool: SmtpPool;
  private readonly claims: ClaimQueue;
  private readonly runaways = new Runaways();
  /** Not in use by a message now. */
  private readonly memories: Buffer[] = [];
  private inFlight = 0;
  /** Sendings that begin with a signature. While it is made the pool knows nothing of them, and a stop has to wait. */
  private readonly signed = new Set<Promise<void>>();
  private stopping = false;
  private heldUntil = 0;
  /** What was last said about the account: `null` when it works. */
  private said: string | null = 'nothing yet';

  constructor(
    readonly account: SmtpAccount,
    private readonly use: LaneDependencies,
  ) {
    this.pool = new SmtpPool(account.server, {
      onlyLoopback: account.onlyLoopback,
      ...breakerIn(account.delayScale),
    });
    this.claims = new ClaimQueue(account, { ...use, mayClaim: () => use.mayClaim() && !this.closed }, () =>
      this.pump(),
    );
  }

  /** Recipients that are claimed and not yet settled. */
  get busy(): number {
    return this.inFlight + this.claims.length;
  }

  /** Open connections, used or not. */
  get connections(): number {
    return this.pool.open;
  }

  /** The active mailings of this account, in the order in which they take turns. */
  async update(active: readonly ActiveMailing[]): Promise<void> {
    await this.claims.update(active);
    this.pump();
  }

  /** Claims nothing more, ends what is open until the deadline, then cuts the connections. */
  async stop(deadline: number): Promise<void> {
    this.stopping = true;
    const timer = setTimeout(() => this.pool.destroy(), Math.max(0, deadline - Date.now()));
    await Promise.all([this.claims.close(), this.pool.drain(), ...this.signed]);
    clearTimeout(timer);
  }

  /** The lease is lost: nothing may go out any more, not even the end of an open message. */
  cut(): void {
    this.stopping = true;
    this.pool.destroy();
    void this.claims.close();
  }

  private pump(): void {
    while (!this.stopping && this.inFlight < this.account.server.maxConnections) {
      const claim = this.claims.take();
      if (!claim) break;
      this.begin(claim);
    }
    this.claims.refill();
  }

  private begin(claim: Claim): void {
    const { mailing, row } = claim;
    const memory = this.memories.pop() ?? Buffer.allocUnsafeSlow(MESSAGE_MEMORY);
    const composed = this.compose(claim, memory);
    if ('problem' in composed) {
      this.memories.push(memory);
      this.use.recorder.add(
        this.placeOf(mailing),
        unsendable(row, new Date(), composed.problem, composed.message),
        null,
      );
      if (this.runaways.failed(mailing.id, composed.problem)) {
        this.stopMailing(mailing, `The content asks for more than a message may have. ${composed.message}`);
      }
      return;
    }
    this.runaways.made(mailing.id);
    const signature = this.use.signatureOf(this.account, claim.composer.domain);
    this.inFlight += 1;
    claim.lane.inFlight += 1;
    const { envelope, message } = composed;
    if (!signature) return void this.hand(claim, envelope, message, memory);
    const sending = withSignature(signature, message).then(
      (whole) => this.hand(claim, envelope, whole, memory),
      (error: unknown) => this.notSigned(claim, memory, error),
    );
    this.signed.add(sending);
    void sending.finally(() => this.signed.delete(sending));
  }

  /** To the pool, which sends nothing any more when it was drained or cut while the signature was made. */
  private hand(
    claim: Claim,
    envelope: ComposedMessage['envelope'],
    message: ComposedMessage['message'],
    memory: Buffer,
  ): Promise<void> {
    const { mailing, row } = claim;
    const key = encodeKey({ mailingId: mailing.id, contactId: row.contactId, attempt: row.attempts + 1 });
    const fencing = BigInt(row.leaseToken);
    return (
      this.pool
        .send(envelope, message, { bodyEnding: () => this.use.journal.bodyEnding(key, fencing) })
        .then((result) => this.ended(claim, key, fencing, result))
        // Only our own code can throw here; the journal has what happened, and the replay of the next start records it.
        .catch((error: unknown) =>
          this.use.logger.fatal({ event: 'sender.lost_track', err: error, mailingId: mailing.id }),
        )
        .finally(() => this.left(claim, memory))
    );
  }

  /** It never leaves without the signature that it should have: back to the queue, and the lane waits a little. */
  private notSigned(claim: Claim, memory: Buffer, error: unknown): void {
    const { mailing, row } = claim;
    this.use.logger.error({ event: 'sender.not_signed', err: error, mailingId: mailing.id });
    this.use.recorder.release(this.placeOf(mailing), [row]);
    this.heldUntil = Math.max(this.heldUntil, Date.now() + NOT_SIGNED_PAUSE_MS);
    this.claims.giveBack(() => true);
    this.left(claim, memory);
  }

  private left({ lane }: Claim, memory: Buffer): void {
    this.inFlight -= 1;
    lane.inFlight -= 1;
    this.memories.push(memory);
    this.pump();
  }

  /** What throws here is this recipient's, whatever it is: the others go on. */
  private compose({ mailing, composer, row }: Claim, memory: Buffer): ComposedMessage | ComposeProblem {
    try {
      return composer.compose(row, new Date(), memory);
    } catch (error) {
      this.use.logger.error({ event: 'sender.compose_failed', err: error, mailingId: mailing.id });
      return {
        problem: 'compose_failed',
        message: `The message could not be made: ${(error as Error).message}`,
      };
    }
  }

  private ended({ mailing, lane, row }: Claim, key: Buffer, fencing: bigint, result: SendResult): void {
    const at = new Date();
    this.keepEvidence(key, fencing, result, at);
    const judged = judge(row, result, at, this.account.delayScale, Math.random);
    const { record, reaction } = judged;
    this.use.recorder.add(this.placeOf(mailing), record, key, refusalOf(row, record, reaction));
    this.use.onActivity(mailing);
    if (result.status === 'accepted') {
      lane.accepted();
      this.works();
      return;
    }
    this.slowDown(lane, result, judged);
    this.consider(mailing, result, judged, at);
  }

  /** What the refusal asks of its lane; who waits for it is given back when it was held or became limited. */
  private slowDown(lane: Claim['lane'], result: SendResult, { record, reaction }: Judged): void {
    const signal = reaction && laneSignal(lane.provider, result, reaction, lane.inFlight);
    if (!signal) return;
    const { why, ruleId } = reaction;
    if (lane.refused(signal, { says: record.reply ?? '', why, rule: ruleId })) this.claims.obeyLanes();
  }

  private stopMailing(mailing: ActiveMailing, says: string): void {
    this.claims.leave(mailing.id);
    this.use.onStop(mailing, says);
  }

  /** The server's word is on disk before anything acts on it. A disk that fails must not keep it from the database. */
  private keepEvidence(key: Buffer, fencing: bigint, result: SendResult, at: Date): void {
    if (result.status !== 'accepted' && result.status !== 'deferred' && result.status !== 'rejected') return;
    try {
      this.use.journal.reply(key, fencing, evidenceOf(result, at, this.account.id));
    } catch (error) {
      this.use.logger.error({ event: 'sender.reply_not_journaled', err: error });
      this.use.onNoEvidence();
    }
  }

  /** What follows for the account and the mailing from a message that was not accepted. */
  private consider(mailing: ActiveMailing, result: SendResult, { record, reaction }: Judged, at: Date): void {
    if (reaction && isAboutMailing(record.stage, reaction))
      this.stopMailing(mailing, `${reaction.why} ${record.reply ?? ''}`.trim());
    if (result.status === 'not_sent' && result.errorCode === 'no_evidence') this.use.onNoEvidence();
    if (reaction && isAboutAccount(reaction)) {
      const pauseMs = accountPauseMs(reaction, this.account.delayScale);
      const until = pauseMs === null ? null : new Date(at.getTime() + pauseMs);
      this.heldUntil = Math.max(this.heldUntil, until?.getTime() ?? Infinity);
      this.trouble({ kind: 'limit', words: record.reply ?? '', why: reaction.why, until });
    }
    const { block } = this.pool;
    if (block && this.closed)
      this.trouble({ kind: block.kind, words: block.reason, until: new Date(block.until) });
  }

  private trouble(trouble: Trouble): void {
    this.claims.giveBack(() => true);
    const says = `${trouble.kind} ${trouble.words}`;
    if (this.said === says) return;
    this.said = says;
    this.use.onTrouble(this.account, trouble);
  }

  private works(): void {
    if (this.said === null || this.closed) return;
    this.said = null;
    this.use.onWorks(this.account);
  }

  /** After a refused login nothing is tried; while only new connections fail, the open ones go on. */
  private get closed(): boolean {
    if (Date.now() < this.heldUntil) return true;
    const { block } = this.pool;
    return block !== null && (block.kind === 'login' || this.pool.open === 0);
  }

  private placeOf(mailing: ActiveMailing) {
    return { workspaceId: mailing.workspaceId, mailingId: mailing.id, accountId: this.account.id };
  }
}

/** The message with its signature in front; an end that it shares with others stays where it is. */
async function withSignature(
  signature: SignaturePlan,
  message: ComposedMessage['message'],
): Promise<ComposedMessage['message']> {
  if (Buffer.isBuffer(message)) return signature.sign(message, new Date());
  return { own: await signature.sign(message.own, new Date(), message.end.plain), end: message.end };
}

/** The breaker's waits in the workspace's time: a sandbox is not held up for a real hour by its made-up servers. */
function breakerIn(delayScale: number): BreakerOptions {
  const { authPauseMs, firstBackoffMs, maxBackoffMs } = defaultBreaker;
  return {
    authPauseMs: authPauseMs * delayScale,
    firstBackoffMs: firstBackoffMs * delayScale,
    maxBackoffMs: maxBackoffMs * delayScale,
  };
}
