import { Controller, Req, Res } from '@nestjs/common';
import { type InputOf, streamLive } from '@mailwright/contracts';
import type { FastifyReply } from 'fastify';
import type { OutgoingHttpHeaders } from 'node:http';
import { type Actor, Identification, type RequestWithActor } from '../../platform/http/actor.js';
import { Handles, Input } from '../../platform/http/handles.js';
import { watchAccess } from '../../platform/live/watch-access.js';
import { LiveBus } from '../../platform/live/live-bus.js';

/** Proxies close a silent connection; a comment line keeps it open. */
const HEARTBEAT_MS = 15_000;
/** Who lost access hears nothing any more after at most this time; after a change of the members at once. */
const CHECK_MS = 30_000;
/** Several notes of one topic within this time are one. */
const GATHER_MS = 500;

/** Server-sent events of a workspace: topics that changed. What exactly, the page reads through the API. */
@Controller()
export class LiveStreamController {
  constructor(
    private readonly live: LiveBus,
    private readonly identification: Identification,
  ) {}

  @Handles(streamLive)
  stream(
    @Input() { params }: InputOf<typeof streamLive>,
    @Req() request: RequestWithActor,
    @Res() reply: FastifyReply,
  ): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    raw.write(': open\n\n');
    const waiting = new Set<string>();
    let gather: NodeJS.Timeout | undefined;
    const flush = (): void => {
      gather = undefined;
      for (const topic of waiting) raw.write(`event: changed\ndata: ${JSON.stringify({ topic })}\n\n`);
      waiting.clear();
    };
    const access = watchAccess({
      everyMs: CHECK_MS,
      check: () => this.mayStillRead(request, params.workspaceId),
      ended: () => raw.end(),
    });
    const stop = this.live.hear((note) => {
      if (note.workspaceId !== params.workspaceId) return;
      if (note.topic === 'members') access.checkNow();
      waiting.add(note.topic);
      gather ??= setTimeout(flush, GATHER_MS);
    });
    const heartbeat = setInterval(() => raw.write(': beat\n\n'), HEARTBEAT_MS);
    request.raw.on('close', () => {
      stop();
      access.stop();
      clearInterval(heartbeat);
      clearTimeout(gather);
    });
  }

  /** The session may have ended, the key been revoked, the membership taken away: the door is asked again. */
  private async mayStillRead(request: RequestWithActor, workspaceId: string): Promise<boolean> {
    const actor: Actor = await this.identification.identify(request);
    return (await this.identification.roleIn(actor, workspaceId)) !== null;
  }
}
