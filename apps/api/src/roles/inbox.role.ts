import {
  Injectable,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InboxModule, InboxReader } from '../modules/inbox/public.js';

/** Reads mailboxes for as long as the process lives. */
@Injectable()
export class InboxRole implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly reader: InboxReader) {}

  onApplicationBootstrap(): void {
    this.reader.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.reader.stop();
  }
}

@Module({ imports: [InboxModule], providers: [InboxRole] })
export class InboxRoleModule {}
