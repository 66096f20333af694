import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/public.js';
import { EngagementModule } from '../engagement/public.js';
import { SendingModule } from '../sending/public.js';
import { SuppressionsModule } from '../suppressions/public.js';
import { AnswersRepository } from './answers/answers.repository.js';
import { AnswersService } from './answers/answers.service.js';
import { ConversationsRepository } from './conversations/conversations.repository.js';
import { ConversationsService } from './conversations/conversations.service.js';
import { OriginalMailService } from './conversations/original-mail.service.js';
import { InboxController } from './inbox.controller.js';
import { IntakeRepository } from './intake/intake.repository.js';
import { IntakeService } from './intake/intake.service.js';
import { OutcomesService } from './intake/outcomes.service.js';
import { MatchingRepository } from './matching/matching.repository.js';
import { CursorsRepository } from './reader/cursors.repository.js';
import { InboxReader } from './reader/inbox-reader.js';
import { MaildropsRepository } from './reader/maildrops.repository.js';
import { LeasesRepository } from './reader/leases.repository.js';
import { ReturnedRepository } from './returned/returned.repository.js';
import { ReturnedService } from './returned/returned.service.js';
import { TimelineRepository } from './timeline/timeline.repository.js';
import { TimelineService } from './timeline/timeline.service.js';

/** What comes back: reading mailboxes, leading each message to its mail, conversations and answers. The role starts the reader. */
@Module({
  imports: [AccountsModule, EngagementModule, SendingModule, SuppressionsModule],
  controllers: [InboxController],
  providers: [
    IntakeService,
    IntakeRepository,
    OutcomesService,
    MatchingRepository,
    InboxReader,
    LeasesRepository,
    CursorsRepository,
    MaildropsRepository,
    ConversationsService,
    ConversationsRepository,
    OriginalMailService,
    AnswersService,
    AnswersRepository,
    ReturnedService,
    ReturnedRepository,
    TimelineService,
    TimelineRepository,
  ],
  exports: [InboxReader],
})
export class InboxModule {}
