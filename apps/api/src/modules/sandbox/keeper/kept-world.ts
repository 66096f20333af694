import { makePeople, startWorld, type World, type WorldSummary } from '@mailwright/sandbox';
import type { TokenSigner } from '@mailwright/tokens';
import type { Logger } from 'pino';
import { SANDBOX_DELAY_SCALE } from '../../workspaces/public.js';
import { mailingKeyOf } from './mailing-key.js';

/** What a world is made from. */
export interface WorldPlan {
  workspaceId: string;
  directory: string;
  seed: number;
  people: number;
  /** Of the workspace: 0.004 makes 1.2 seconds of five minutes. */
  delayScale: number;
  smtpUser: { username: string; password: string };
  mailbox: { address: string; password: string };
  /** Further addresses whose answers the mailbox reads. */
  otherAddresses: readonly string[];
  conversionUrl: string;
  /** The name in PUBLIC_URL, when it is not loopback, and where it is to be reached on this machine. */
  hosts: Readonly<Record<string, string>>;
  /** Numbers of mailings that an earlier run may have written about without reporting it. */
  mailings: readonly number[];
}

export interface WorldReport {
  pendingActs: number;
  /** What changed since the last report, by mailing number; 0 is over all mail. */
  truths: Map<number, WorldSummary>;
}

/** The number under which the sum over all mail is kept. */
const ALL_MAIL = 0;

/** The running world of one sandbox, and what of its record was not reported yet. */
export class KeptWorld {
  private constructor(
    readonly plan: WorldPlan,
    private readonly world: World,
    private readonly unreported: Set<number>,
  ) {}

  static async open(plan: WorldPlan, signer: TokenSigner, logger: Logger): Promise<KeptWorld> {
    const unreported = new Set([ALL_MAIL, ...plan.mailings]);
    const world = await startWorld({
      directory: plan.directory,
      seed: plan.seed,
      people: makePeople({ seed: plan.seed, count: plan.people }),
      mailboxes: [plan.mailbox],
      smtpUser: plan.smtpUser,
      // People live at the same pace as retries: at the usual scale the last one acts half a minute after the mail.
      delayScale: plan.delayScale / SANDBOX_DELAY_SCALE,
      routes: Object.fromEntries(plan.otherAddresses.map((address) => [address, plan.mailbox.address])),
      conversionUrl: plan.conversionUrl,
      hosts: plan.hosts,
      mailingKey: mailingKeyOf(signer),
      onTruth: ({ mailing }) => {
        unreported.add(ALL_MAIL);
        if (mailing !== null) unreported.add(Number(mailing));
      },
      onError: (error) =>
        logger.error({ event: 'sandbox.world_error', workspaceId: plan.workspaceId, err: error }),
    });
    return new KeptWorld(plan, world, unreported);
  }

  get smtpPort(): number {
    return this.world.smtp.port;
  }

  get imapPort(): number {
    const [mailbox] = this.world.mailboxes;
    if (!mailbox) throw new Error('A world was started without its mailbox.');
    return mailbox.port;
  }

  get pendingActs(): number {
    return this.world.pending;
  }

  /** Takes what was not reported yet; who cannot deliver the report gives it back. */
  report(): WorldReport {
    const truths = new Map<number, WorldSummary>();
    for (const number of this.unreported) {
      truths.set(number, number === ALL_MAIL ? this.world.summary() : this.world.summary(String(number)));
    }
    this.unreported.clear();
    return { pendingActs: this.world.pending, truths };
  }

  giveBack(report: WorldReport): void {
    for (const number of report.truths.keys()) this.unreported.add(number);
  }

  /** Whether the world that runs is still the one that is wanted. */
  fits(plan: WorldPlan): boolean {
    const essence = ({ mailings: _mailings, ...rest }: WorldPlan): string => JSON.stringify(rest);
    return essence(this.plan) === essence(plan);
  }

  stop(): Promise<void> {
    return this.world.stop();
  }
}
