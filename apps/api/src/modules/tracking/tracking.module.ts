import { Module } from '@nestjs/common';
import { EngagementModule } from '../engagement/public.js';
import { SendingModule } from '../sending/public.js';
import { SuppressionsModule } from '../suppressions/public.js';
import { WorkspacesModule } from '../workspaces/public.js';
import { MailingLinks } from './links/mailing-links.js';
import { LinksController } from './links.controller.js';
import { OptOutsService } from './opt-outs/opt-outs.service.js';
import { RecipientPagesController } from './recipient-pages.controller.js';
import { SightingRecorder } from './sightings/sighting-recorder.js';
import { SightingStore } from './sightings/sighting-store.js';
import { TrackingRepository } from './tracking.repository.js';
import { TrackingSignerModule } from './tracking-signer.module.js';
import { MailViewService } from './view/mail-view.service.js';

/** What mails point to: pixels, links, the way out and the mail as a page. Nobody signs in here. */
@Module({
  imports: [EngagementModule, SendingModule, SuppressionsModule, TrackingSignerModule, WorkspacesModule],
  controllers: [LinksController, RecipientPagesController],
  providers: [
    TrackingRepository,
    MailingLinks,
    SightingRecorder,
    SightingStore,
    OptOutsService,
    MailViewService,
  ],
})
export class TrackingModule {}
