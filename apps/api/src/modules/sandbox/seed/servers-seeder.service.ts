import { Injectable } from '@nestjs/common';
import type { SampleContent } from '@mailwright/sandbox';
import { randomBytes } from 'node:crypto';
import { IdentitiesService, MailboxesService, SendingAccountsService } from '../../accounts/public.js';

/** Nobody listens here: the world writes its own ports as soon as it runs. */
const NOT_YET = 1;
const ACCOUNT_NAME = 'Sandbox';
const newPassword = (): string => randomBytes(18).toString('base64url');

/** The account, the mailbox and the From of a sandbox; made once, found again by name and address. */
@Injectable()
export class ServersSeeder {
  constructor(
    private readonly accounts: SendingAccountsService,
    private readonly mailboxes: MailboxesService,
    private readonly identities: IdentitiesService,
  ) {}

  async fill(
    workspaceId: string,
    { sender, brand }: SampleContent,
  ): Promise<{ accountId: string; mailboxId: string }> {
    const accountId = await this.account(workspaceId, brand.domain);
    const mailboxId = await this.mailbox(workspaceId, sender.email);
    const known = await this.identities.list(workspaceId);
    if (known.length === 0) {
      await this.identities.create(workspaceId, {
        fromName: sender.name,
        fromAddress: sender.email,
        accountId,
        mailboxId,
        readsNoReplies: false,
        returnPathDomain: null,
        dkimSelector: null,
      });
    }
    return { accountId, mailboxId };
  }

  async identityOf(workspaceId: string): Promise<string> {
    const [identity] = await this.identities.list(workspaceId);
    if (!identity) throw new Error('The sandbox has no From address.');
    return identity.id;
  }

  private async account(workspaceId: string, domain: string): Promise<string> {
    const known = (await this.accounts.list(workspaceId)).find(({ name }) => name === ACCOUNT_NAME);
    if (known) return known.id;
    const made = await this.accounts.create(workspaceId, {
      name: ACCOUNT_NAME,
      preset: 'generic',
      host: '127.0.0.1',
      port: NOT_YET,
      // Loopback alone is reached, in the clear: there is nobody in between.
      security: 'none',
      allowPlaintextAuth: true,
      allowInvalidCertificate: false,
      authMethod: 'auto',
      username: `mailer@${domain}`,
      password: newPassword(),
      onOwnNetwork: true,
      maxConnections: 15,
      messagesPerConnection: 1_000,
      perMinuteLimit: null,
      perDayLimit: null,
      costPerMessage: '0',
    });
    return made.id;
  }

  private async mailbox(workspaceId: string, address: string): Promise<string> {
    const known = (await this.mailboxes.list(workspaceId)).find((one) => one.address === address);
    if (known) return known.id;
    const made = await this.mailboxes.create(workspaceId, {
      name: 'Sandbox',
      address,
      preset: 'generic',
      protocol: 'imap',
      deleteAfterDays: null,
      host: '127.0.0.1',
      port: NOT_YET,
      security: 'none',
      allowInvalidCertificate: false,
      authMethod: 'auto',
      username: address,
      password: newPassword(),
      onOwnNetwork: true,
    });
    return made.id;
  }
}
