import { Controller, Req, Res } from '@nestjs/common';
import { type InputOf, streamLive } from '@mailwright/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Handles, Input } from '../../platform/http/handles.js';
import { LiveBus } from '../../platform/live/live-bus.js';

/** Proxies close a silent connection; a comment line keeps it open. */
const HEARTBEAT_MS = 15_000;
/** Several notes of one topic within this time are one. */
const GATHER_MS = 500;

/** Server-sent events of a workspace: topics that changed. What exactly, the page reads through the API. */
@Controller()
export class LiveStreamController {
  constructor(private readonly live: LiveBus) {}

  @Handles(streamLive)
  stream(
    @Input() { params }: InputOf<typeof streamLive>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
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
    const stop = this.live.hear((note) => {
      if (note.workspaceId !== params.workspaceId) return;
      waiting.add(note.topic);
      gather ??= setTimeout(flush, GATHER_MS);
    });
    const heartbeat = setInterval(() => raw.write(': beat\n\n'), HEARTBEAT_MS);
    request.raw.on('close', () => {
      stop();
      clearInterval(heartbeat);
      clearTimeout(gather);
    });
  }
}
