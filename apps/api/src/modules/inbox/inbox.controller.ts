import { Controller, Res } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, personOf } from '../../platform/http/actor.js';
import { Handles, Input } from '../../platform/http/handles.js';
import { AnswersService } from './answers/answers.service.js';
import { ConversationsService } from './conversations/conversations.service.js';
import { DoubtfulOptOuts } from './conversations/doubtful-opt-outs.service.js';
import { ReturnedService } from './returned/returned.service.js';
import { TimelineService } from './timeline/timeline.service.js';

@Controller()
export class InboxController {
  constructor(
    private readonly conversations: ConversationsService,
    private readonly answers: AnswersService,
    private readonly returned: ReturnedService,
    private readonly doubtful: DoubtfulOptOuts,
    private readonly timeline: TimelineService,
  ) {}

  @Handles(c.listConversations)
  list(@Input() { params, query }: c.InputOf<typeof c.listConversations>) {
    return this.conversations.list(params.workspaceId, query);
  }

  @Handles(c.countInbox)
  counts(@Input() { params }: c.InputOf<typeof c.countInbox>) {
    return this.conversations.counts(params.workspaceId);
  }

  @Handles(c.getConversation)
  get(@Input() { params }: c.InputOf<typeof c.getConversation>) {
    return this.conversations.get(params.workspaceId, params.id);
  }

  @Handles(c.changeConversation)
  change(@Input() { params, body }: c.InputOf<typeof c.changeConversation>) {
    return this.conversations.change(params.workspaceId, params.id, body);
  }

  @Handles(c.answerConversation)
  answer(@Input() { params, body }: c.InputOf<typeof c.answerConversation>, @CurrentActor() actor: Actor) {
    return this.answers.answer(params.workspaceId, params.id, body, personOf(actor));
  }

  @Handles(c.undoAnswer)
  undoAnswer(@Input() { params }: c.InputOf<typeof c.undoAnswer>) {
    return this.answers.undo(params.workspaceId, params.id);
  }

  @Handles(c.listReturned)
  listReturned(@Input() { params, query }: c.InputOf<typeof c.listReturned>) {
    return this.returned.list(params.workspaceId, query);
  }

  @Handles(c.groupReturned)
  groupReturned(@Input() { params, query }: c.InputOf<typeof c.groupReturned>) {
    return this.returned.groups(params.workspaceId, query);
  }

  @Handles(c.liftReturned)
  async lift(@Input() { params }: c.InputOf<typeof c.liftReturned>) {
    await this.returned.lift(params.workspaceId, params.id);
    return { done: true } as const;
  }

  @Handles(c.confirmOptOut)
  async confirmOptOut(@Input() { params }: c.InputOf<typeof c.confirmOptOut>, @CurrentActor() actor: Actor) {
    await this.doubtful.confirm(params.workspaceId, params.id, personOf(actor));
    return { done: true } as const;
  }

  @Handles(c.downloadMessage)
  async download(
    @Input() { params }: c.InputOf<typeof c.downloadMessage>,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    const raw = await this.conversations.raw(params.workspaceId, params.id);
    // Downloaded, never shown: a message is a stranger's file.
    await reply
      .header('content-type', 'message/rfc822')
      .header('content-disposition', `attachment; filename="message-${params.id}.eml"`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(raw);
  }

  @Handles(c.getContactTimeline)
  contactTimeline(@Input() { params, query }: c.InputOf<typeof c.getContactTimeline>) {
    return this.timeline.of(params.workspaceId, params.id, query);
  }
}
