import { Injectable } from '@nestjs/common';
import type { changeIdentity, Identity, InputOf, NewIdentity } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { DomainError, notFound, stale } from '../../platform/http/domain-error.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { IdentitiesRepository } from './identities.repository.js';
import { presentIdentity } from './identity.presenter.js';
import { inUse, nameOfMailing } from './in-use.js';
import { MailboxesRepository } from './mailboxes.repository.js';
import { SendingAccountsRepository } from './sending-accounts.repository.js';
import { requireAllowedAddress, requireAllowedDomain, type WorkspaceKind } from './server-rules.js';
import { breaksUnique } from './unique-violation.js';
import { workspaceKind } from './workspace-kind.js';

/** The From addresses, each with the account it leaves through and the mailbox that reads its answers. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly database: Database,
    private readonly identities: IdentitiesRepository,
    private readonly accounts: SendingAccountsRepository,
    private readonly mailboxes: MailboxesRepository,
    private readonly live: LiveBus,
  ) {}

  async list(workspaceId: string): Promise<Identity[]> {
    return (await this.identities.all(this.database.manager, workspaceId)).map(presentIdentity);
  }

  async get(workspaceId: string, id: string): Promise<Identity> {
    return presentIdentity(await this.find(this.database.manager, workspaceId, id));
  }

  async create(workspaceId: string, input: NewIdentity): Promise<Identity> {
    const id = await this.once(input, async (manager) => {
      await this.requireSound(manager, workspaceId, input);
      const made = await this.identities.insert(manager, workspaceId, input);
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
      return made;
    });
    return this.get(workspaceId, id);
  }

  async change(
    workspaceId: string,
    id: string,
    input: InputOf<typeof changeIdentity>['body'],
  ): Promise<Identity> {
    const { version, ...changes } = input;
    const before = await this.find(this.database.manager, workspaceId, id);
    const values = { ...before, ...changes };
    await this.once(values, async (manager) => {
      await this.requireSound(manager, workspaceId, values);
      if (!(await this.identities.update(manager, workspaceId, id, version, values))) throw stale('identity');
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
    });
    return this.get(workspaceId, id);
  }

  async remove(workspaceId: string, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const uses = await this.identities.usesOf(manager, workspaceId, id);
      if (uses.length > 0)
        throw inUse(
          'identity',
          uses.map((use) =>
            use.kind === 'campaign' ? use.name || 'a campaign without a name' : nameOfMailing(use.name),
          ),
          'Choose another sender there, or finish it first.',
        );
      if (!(await this.identities.remove(manager, workspaceId, id))) throw notFound('identity');
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
    });
  }

  private async requireSound(
    manager: EntityManager,
    workspaceId: string,
    values: NewIdentity,
  ): Promise<void> {
    const kind: WorkspaceKind = await workspaceKind(manager, workspaceId);
    requireAllowedAddress(kind, values.fromAddress, 'fromAddress');
    if (values.returnPathDomain) requireAllowedDomain(kind, values.returnPathDomain, 'returnPathDomain');
    if (values.mailboxId && values.readsNoReplies)
      throw new DomainError(
        'identity.contradiction',
        'invalid',
        'A mailbox is paired, and nobody shall read the answers.',
        'Choose one of the two.',
        [{ path: 'readsNoReplies', message: 'A mailbox is paired: choose one of the two.' }],
      );
    // Locked, so that neither is deleted before this row refers to it.
    if (!(await this.accounts.lock(manager, workspaceId, values.accountId))) throw notFound('account');
    if (values.mailboxId && !(await this.mailboxes.lock(manager, workspaceId, values.mailboxId)))
      throw notFound('mailbox');
  }

  private async once<T>(values: NewIdentity, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (!breaksUnique(error, 'identities_address')) throw error;
      throw new DomainError(
        'identity.exists',
        'conflict',
        `${values.fromAddress} leaves through this account already.`,
        'Edit the one that is there.',
        [{ path: 'fromAddress', message: 'This address leaves through this account already.' }],
      );
    }
  }

  private async find(manager: EntityManager, workspaceId: string, id: string) {
    const found = await this.identities.byId(manager, workspaceId, id);
    if (!found) throw notFound('identity');
    return found;
  }
}
