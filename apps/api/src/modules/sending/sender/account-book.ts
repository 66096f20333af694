import type { Logger } from 'pino';
import type { AccountConnections, SmtpAccount } from '../../accounts/public.js';

/** Accounts are looked at again this often: a changed password or limit takes hold without a restart. */
const KNOWN_FOR_MS = 1_000;

/** Why an account takes no more messages now. */
export interface Trouble {
  kind: 'login' | 'connect' | 'limit';
  /** The server's own, or the system's. */
  words: string;
  /** What it means, for a person; only where a rule knows. */
  why?: string;
  /** When it may be tried again; null: when a person has done something. */
  until: Date | null;
}

/** The sending accounts as this process knows them, and where it says how they do. */
export class AccountBook {
  private readonly known = new Map<string, { account: SmtpAccount | null; readAt: number }>();

  constructor(
    private readonly accounts: Pick<AccountConnections, 'smtpAccount' | 'setAccountState'>,
    private readonly logger: Pick<Logger, 'warn'>,
  ) {}

  /** The account, or null when it was deleted. Throws when its password cannot be opened. */
  async read(workspaceId: string, id: string): Promise<SmtpAccount | null> {
    const known = this.known.get(id);
    if (known && Date.now() - known.readAt < KNOWN_FOR_MS) return known.account;
    const account = await this.accounts.smtpAccount(workspaceId, id);
    this.known.set(id, { account, readAt: Date.now() });
    return account;
  }

  /** Says what is wrong with the account, for people and for the senders of other machines. */
  inTrouble(account: SmtpAccount, trouble: Trouble): void {
    const { host } = account.server;
    if (trouble.kind === 'connect')
      return this.say(account, 'unreachable', `${host} cannot be reached: ${trouble.words}`, null);
    if (trouble.kind === 'login')
      return this.say(account, 'refused', `${host} refused the sign-in: ${trouble.words}`, trouble.until);
    this.say(
      account,
      'paused',
      `${trouble.why ? `${trouble.why} ` : ''}${host} said: ${trouble.words}`,
      trouble.until,
    );
  }

  /** Its server took a message. */
  works(account: SmtpAccount): void {
    const known = this.known.get(account.id)?.account;
    if (known?.state !== 'working') this.say(account, 'working', '', null);
  }

  private say(account: SmtpAccount, state: SmtpAccount['state'], says: string, until: Date | null): void {
    this.known.delete(account.id);
    void this.accounts
      .setAccountState(account.workspaceId, account.id, state, says, until)
      .catch((error: unknown) => this.logger.warn({ event: 'sender.account_state_failed', err: error }))
      .finally(() => this.known.delete(account.id));
  }
}

/** Whether an account may be used now. A person's pause has no end; a pause or refusal with one is over after it. */
export function isUsable(account: SmtpAccount, now: Date): boolean {
  if (account.pausedUntil !== null) return account.pausedUntil <= now;
  return account.state !== 'paused';
}
