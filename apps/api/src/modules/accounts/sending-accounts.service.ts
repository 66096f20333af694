import { Injectable } from '@nestjs/common';
import type { changeSendingAccount, InputOf, NewSendingAccount, SendingAccount } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { DomainError, notFound, stale } from '../../platform/http/domain-error.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { Sealer } from '../../platform/secrets/sealer.js';
import { inUse, nameOfMailing } from './in-use.js';
import { StoredSignIns } from './oauth/stored-sign-ins.service.js';
import { passwordAfter, settingsAfter } from './password-change.js';
import { usualDkim } from './presets.js';
import { accountSecret } from './secret-places.js';
import { presentSendingAccount } from './sending-account.presenter.js';
import { type SendingAccountRow, SendingAccountsRepository } from './sending-accounts.repository.js';
import { requireAllowedHost } from './server-rules.js';
import { newId, workspaceKind } from './workspace-kind.js';

/** The SMTP servers that mail leaves through. */
@Injectable()
export class SendingAccountsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: SendingAccountsRepository,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
    private readonly signIns: StoredSignIns,
  ) {}

  async list(workspaceId: string): Promise<SendingAccount[]> {
    return (await this.accounts.all(this.database.manager, workspaceId)).map((one) => this.present(one));
  }

  async get(workspaceId: string, id: string): Promise<SendingAccount> {
    return this.present(await this.find(this.database.manager, workspaceId, id));
  }

  async create(workspaceId: string, input: NewSendingAccount): Promise<SendingAccount> {
    const { password, ...given } = input;
    const settings = { ...given, dkim: given.dkim ?? usualDkim(given.preset) };
    const made = await this.database.transaction(async (manager) => {
      requireAllowedHost(await workspaceKind(manager, workspaceId), settings.host, settings.onOwnNetwork);
      const oauthGrantId = await this.signIns.grantFor(manager, workspaceId, settings);
      const id = await newId(manager);
      const sealed = password ? this.sealer.seal(password, accountSecret(id)) : null;
      await this.accounts.insert(manager, workspaceId, id, { ...settings, oauthGrantId }, sealed);
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
      return id;
    });
    return this.get(workspaceId, made);
  }

  /** Another host without a new password forgets the stored one; see `passwordAfter`. */
  async change(
    workspaceId: string,
    id: string,
    input: InputOf<typeof changeSendingAccount>['body'],
  ): Promise<SendingAccount> {
    const { version, password, ...changes } = input;
    await this.database.transaction(async (manager) => {
      const before = await this.find(manager, workspaceId, id);
      const wanted = settingsAfter(before, changes);
      const oauthGrantId = await this.signIns.grantFor(manager, workspaceId, wanted);
      const settings = { ...wanted, oauthGrantId };
      requireAllowedHost(await workspaceKind(manager, workspaceId), settings.host, settings.onOwnNetwork);
      const seal = (plain: string) => this.sealer.seal(plain, accountSecret(id));
      const sealed = passwordAfter(before, settings, password, seal);
      if (!(await this.accounts.update(manager, workspaceId, id, version, settings, sealed)))
        throw stale('account');
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
    });
    return this.get(workspaceId, id);
  }

  async remove(workspaceId: string, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      if (!(await this.accounts.lock(manager, workspaceId, id))) throw notFound('account');
      const { identities } = await this.find(manager, workspaceId, id);
      if (identities.length > 0)
        throw inUse(
          'account',
          identities.map(({ fromAddress }) => fromAddress),
          'Give these From addresses another account, or delete them first.',
        );
      const mailings = await this.accounts.openMailings(manager, workspaceId, id);
      if (mailings.length > 0)
        throw inUse(
          'account',
          mailings.map(({ kind }) => nameOfMailing(kind)),
          'Wait until it is out, or cancel it.',
        );
      await this.accounts.remove(manager, workspaceId, id);
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
    });
  }

  async pause(workspaceId: string, id: string): Promise<SendingAccount> {
    return this.move(workspaceId, id, ['working', 'refused', 'unreachable'], 'paused');
  }

  /** After a pause, or to try again at once after a refusal. */
  async resume(workspaceId: string, id: string): Promise<SendingAccount> {
    return this.move(workspaceId, id, ['paused', 'refused', 'unreachable'], 'working');
  }

  private async move(
    workspaceId: string,
    id: string,
    from: readonly SendingAccount['state'][],
    to: SendingAccount['state'],
  ): Promise<SendingAccount> {
    const won = await this.database.transaction(async (manager) => {
      const moved = await this.accounts.setState(manager, workspaceId, id, from, to);
      if (moved) await this.live.tell(manager, { workspaceId, topic: 'accounts' });
      return moved;
    });
    const account = await this.get(workspaceId, id);
    // Somebody else was faster with the same wish: that is no failure.
    if (!won && account.state !== to)
      throw new DomainError(
        'account.state',
        'conflict',
        `This account is ${account.state} now.`,
        'Reload the page.',
      );
    return account;
  }

  private present(account: SendingAccountRow): SendingAccount {
    return presentSendingAccount(account, this.signIns.providerOf(account));
  }

  private async find(manager: EntityManager, workspaceId: string, id: string) {
    const found = await this.accounts.byId(manager, workspaceId, id);
    if (!found) throw notFound('account');
    return found;
  }
}
