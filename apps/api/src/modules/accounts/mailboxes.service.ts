import { Injectable } from '@nestjs/common';
import type { changeMailbox, InputOf, Mailbox, NewMailbox } from '@mailwright/contracts';
import type { EntityManager } from 'typeorm';
import { Database } from '../../platform/database/database.js';
import { DomainError, notFound, stale } from '../../platform/http/domain-error.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { Sealer } from '../../platform/secrets/sealer.js';
import { inUse } from './in-use.js';
import { presentMailbox } from './mailbox.presenter.js';
import { type MailboxRow, MailboxesRepository } from './mailboxes.repository.js';
import { StoredSignIns } from './oauth/stored-sign-ins.service.js';
import { passwordAfter, settingsAfter } from './password-change.js';
import { mailboxSecret } from './secret-places.js';
import { requireAllowedAddress, requireAllowedHost } from './server-rules.js';
import { breaksUnique } from './unique-violation.js';
import { newId, workspaceKind } from './workspace-kind.js';

/** The mailboxes that answers and bounces arrive in. */
@Injectable()
export class MailboxesService {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxesRepository,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
    private readonly signIns: StoredSignIns,
  ) {}

  async list(workspaceId: string): Promise<Mailbox[]> {
    return (await this.mailboxes.all(this.database.manager, workspaceId)).map((one) => this.present(one));
  }

  async get(workspaceId: string, id: string): Promise<Mailbox> {
    return this.present(await this.find(this.database.manager, workspaceId, id));
  }

  async create(workspaceId: string, input: NewMailbox): Promise<Mailbox> {
    const { password, ...given } = input;
    const made = await this.once(given.address, async (manager) => {
      const oauthGrantId = await this.signIns.grantFor(manager, workspaceId, given);
      const settings = { ...given, oauthGrantId };
      const kind = await workspaceKind(manager, workspaceId);
      requireAllowedHost(kind, settings.host, settings.onOwnNetwork);
      requireAllowedAddress(kind, settings.address, 'address');
      const id = await newId(manager);
      const sealed = password ? this.sealer.seal(password, mailboxSecret(id)) : null;
      await this.mailboxes.insert(manager, workspaceId, id, settings, sealed);
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
      return id;
    });
    return this.get(workspaceId, made);
  }

  /** Another host without a new password forgets the stored one; see `passwordAfter`. */
  async change(
    workspaceId: string,
    id: string,
    input: InputOf<typeof changeMailbox>['body'],
  ): Promise<Mailbox> {
    const { version, password, ...changes } = input;
    await this.once(changes.address ?? '', async (manager) => {
      const before = await this.find(manager, workspaceId, id);
      const wanted = settingsAfter(before, changes);
      const oauthGrantId = await this.signIns.grantFor(manager, workspaceId, wanted);
      const settings = { ...wanted, oauthGrantId };
      const kind = await workspaceKind(manager, workspaceId);
      requireAllowedHost(kind, settings.host, settings.onOwnNetwork);
      requireAllowedAddress(kind, settings.address, 'address');
      const seal = (plain: string) => this.sealer.seal(plain, mailboxSecret(id));
      const sealed = passwordAfter(before, settings, password, seal);
      if (!(await this.mailboxes.update(manager, workspaceId, id, version, settings, sealed)))
        throw stale('mailbox');
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
    });
    return this.get(workspaceId, id);
  }

  /** Answers that were read from it go with it, so that has to be said. */
  async remove(workspaceId: string, id: string, withMessages: boolean): Promise<void> {
    await this.database.transaction(async (manager) => {
      if (!(await this.mailboxes.lock(manager, workspaceId, id))) throw notFound('mailbox');
      const { identities, address } = await this.find(manager, workspaceId, id);
      if (identities.length > 0)
        throw inUse(
          'mailbox',
          identities.map(({ fromAddress }) => fromAddress),
          'Pair these From addresses with another mailbox first.',
        );
      const messages = await this.mailboxes.countMessages(manager, workspaceId, id);
      if (messages > 0 && !withMessages)
        throw new DomainError(
          'mailbox.holds_messages',
          'conflict',
          `${messages} messages were read from ${address} and would be deleted here.`,
          'They stay in the mailbox itself. To delete them here as well, confirm it; to only stop reading, pause it.',
        );
      await this.mailboxes.remove(manager, workspaceId, id);
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
    });
  }

  pause(workspaceId: string, id: string): Promise<Mailbox> {
    return this.move(workspaceId, id, ['working', 'catching_up', 'refused', 'unreachable'], 'paused');
  }

  resume(workspaceId: string, id: string): Promise<Mailbox> {
    return this.move(workspaceId, id, ['paused', 'refused', 'unreachable'], 'catching_up');
  }

  private async move(
    workspaceId: string,
    id: string,
    from: readonly Mailbox['state'][],
    to: Mailbox['state'],
  ): Promise<Mailbox> {
    await this.database.transaction(async (manager) => {
      if (await this.mailboxes.setState(manager, workspaceId, id, from, to))
        await this.live.tell(manager, { workspaceId, topic: 'accounts' });
    });
    // Where it did not move, it already is where the person wants it.
    return this.get(workspaceId, id);
  }

  /** One mailbox per address: two readers of one would count every answer twice. */
  private async once<T>(address: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (!breaksUnique(error, 'mailboxes_address')) throw error;
      throw new DomainError(
        'mailbox.exists',
        'conflict',
        `${address} is connected already.`,
        'Edit the mailbox that is there.',
        [{ path: 'address', message: 'This mailbox is connected already.' }],
      );
    }
  }

  private present(mailbox: MailboxRow): Mailbox {
    return presentMailbox(mailbox, this.signIns.providerOf(mailbox));
  }

  private async find(manager: EntityManager, workspaceId: string, id: string) {
    const found = await this.mailboxes.byId(manager, workspaceId, id);
    if (!found) throw notFound('mailbox');
    return found;
  }
}
