import {
  Inject,
  Injectable,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Attachment, MimeError } from '@mailwright/mime';
import type { TokenSigner } from '@mailwright/tokens';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
// Files, not the modules' public.ts: those bring along what pages need, and a sender is to be small.
import { AccountConnectionsModule } from '../modules/accounts/account-connections.module.js';
import { AccountConnections } from '../modules/accounts/account-connections.service.js';
import { FilesModule } from '../modules/files/files.module.js';
import { FilesService } from '../modules/files/files.service.js';
import type { MailingFile } from '../modules/sending/mailing.js';
import { MailingsService } from '../modules/sending/mailings.service.js';
import { createComposer } from '../modules/sending/sender/composer.js';
import { Sender } from '../modules/sending/sender/sender.js';
import { SendingModule } from '../modules/sending/sending.module.js';
import { TRACKING_SIGNER, TrackingSignerModule, trackingUrls } from '../modules/tracking/public.js';
import { Database } from '../platform/database/database.js';
import { EventBus } from '../platform/events/event-bus.js';
import { LiveBus } from '../platform/live/live-bus.js';
import { LOGGER } from '../platform/logging/logger.token.js';
import { ProcessRegistry } from '../platform/processes/process-registry.js';
import { CONFIG } from './config.token.js';

/** Runs the sender for as long as the process lives. */
@Injectable()
export class SenderRole implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private sender: Sender | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(TRACKING_SIGNER) private readonly signer: TokenSigner,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly processes: ProcessRegistry,
    private readonly accounts: AccountConnections,
    private readonly events: EventBus,
    private readonly live: LiveBus,
    private readonly mailings: MailingsService,
    private readonly files: FilesService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const urls = trackingUrls(this.config.publicUrl, this.signer);
    const { database, processes, accounts, events, live, logger } = this;
    this.sender = new Sender(this.config, {
      database,
      processes,
      accounts,
      events,
      live,
      logger,
      composerOf: async (mailing, ledger) => {
        const body = await ledger.mailingBody(mailing);
        if (!body) return null;
        const attachments = await this.attachmentsOf(mailing.workspaceId, body.message.files ?? []);
        return createComposer({ ...mailing, ...body }, urls, this.signer, attachments);
      },
      stopMailing: async ({ workspaceId, id }, says) => {
        await this.mailings.stop(workspaceId, id, says);
      },
      finishMailings: () => this.mailings.finishDone(),
    });
    await this.sender.start();
  }

  /** Read once per mailing and process, and encoded once. A file that is gone stops the mailing, in words. */
  private async attachmentsOf(workspaceId: string, files: readonly MailingFile[]): Promise<Attachment[]> {
    const attachments: Attachment[] = [];
    for (const { fileId, fileName, contentType, cid } of files) {
      const content = await this.files.read(workspaceId, fileId);
      if (!content) throw new MimeError('attachment', `The file “${fileName}” is gone.`);
      attachments.push({ filename: fileName, contentType, content, ...(cid === null ? {} : { cid }) });
    }
    return attachments;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.sender?.stop();
  }
}

@Module({
  imports: [AccountConnectionsModule, FilesModule, SendingModule, TrackingSignerModule],
  providers: [SenderRole],
})
export class SenderRoleModule {}
