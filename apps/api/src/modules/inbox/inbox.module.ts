import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/public.js';
import { EngagementModule } from '../engagement/public.js';
import { SendingModule } from '../sending/public.js';
import { SuppressionsModule } from '../suppressions/public.js';
import { AnswersRepository } from './answers/answers.repository.js';
import { AnswersService } from './answers/answers.service.js';
import { ConversationsRepository } from './conversations/conversations.repository.js';
import { ConversationsService } from './conversations/conversations.service.js';
import { DoubtfulOptOuts } from './conversations/doubtful-opt-outs.service.js';
import { OriginalMailService } from './conversations/original-mail.service.js';
import { LookInSentJob } from './doubts/look-in-sent.job.js';
import { InboxController } from './inbox.controller.js';
import { IntakeRepository } from './intake/intake.repository.js';
import { IntakeService } from './intake/intake.service.js';
import { SentMailRepository } from './intake/sent-mail.repository.js';
import { ThreadsService } from './intake/threads.service.js';
import { SentMailService } from './intake/sent-mail.service.js';
import { RemoveOriginalsJob } from './originals/remove-originals.job.js';
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
    ThreadsService,
    SentMailService,
    SentMailRepository,
    RemoveOriginalsJob,
    MatchingRepository,
    InboxReader,
    LeasesRepository,
    CursorsRepository,
    MaildropsRepository,
    ConversationsService,
    ConversationsRepository,
    DoubtfulOptOuts,
    OriginalMailService,
    AnswersService,
    AnswersRepository,
    ReturnedService,
    ReturnedRepository,
    TimelineService,
    TimelineRepository,
    LookInSentJob,
  ],
  exports: [InboxReader],
})
export class InboxModule {}
