import type { Logger } from 'pino';
import type { SmtpAccount } from '../../accounts/public.js';
import { LaneStore, type StoredLane } from './lane-store.js';
import { ProviderLane } from './provider-lane.js';

const nameOf = (accountId: string, provider: string): string => `${accountId} ${provider}`;

/** The lanes of one process: what it learns, and, read at every tick, what others learned. */
export class LaneBook {
  private lanes = new Map<string, ProviderLane>();
  private stored = new Map<string, StoredLane>();

  constructor(
    private readonly store: LaneStore,
    private readonly logger: Pick<Logger, 'info' | 'warn'>,
  ) {}

  /** The lane of an account to a provider; one object for as long as the account is not changed. */
  of(account: SmtpAccount, provider: string): ProviderLane {
    const name = `${nameOf(account.id, provider)} ${account.version}`;
    let lane = this.lanes.get(name);
    if (!lane) {
      const key = { workspaceId: account.workspaceId, accountId: account.id, provider };
      lane = new ProviderLane(key, account, this.store, this.logger);
      lane.read(this.stored.get(nameOf(account.id, provider)) ?? null);
      this.lanes.set(name, lane);
    }
    return lane;
  }

  /** Takes steps, and reads what all machines know of these accounts. Lanes of other accounts are forgotten here. */
  async refresh(accounts: readonly { workspaceId: string; accountId: string }[]): Promise<void> {
    const ids = new Set(accounts.map((one) => one.accountId));
    for (const name of this.lanes.keys()) if (!ids.has(name.split(' ')[0] ?? '')) this.lanes.delete(name);
    if (accounts.length === 0) return;
    for (const lane of this.lanes.values()) lane.step();
    const rows = await this.store.read(accounts);
    this.stored = new Map(rows.map((row) => [nameOf(row.accountId, row.provider), row]));
    for (const [name, lane] of this.lanes)
      lane.read(this.stored.get(name.slice(0, name.lastIndexOf(' '))) ?? null);
  }
}
