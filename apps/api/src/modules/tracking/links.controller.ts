import { Controller, Inject, Req, Res } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import type { TokenSigner, VerifiedToken } from '@mailwright/tokens';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Handles, Input } from '../../platform/http/handles.js';
import { safeDestination, withConversionToken } from './links/destination.js';
import { MailingLinks } from './links/mailing-links.js';
import { momentPage, unknownLinkPage } from './pages/lost-pages.js';
import { PAGE_HEADERS } from './pages/page-frame.js';
import { HeadMemory } from './sightings/head-memory.js';
import { SightingRecorder } from './sightings/sighting-recorder.js';
import { TRACKING_SIGNER } from './tracking-signer.module.js';

/** A transparent GIF of one pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const NEVER_STORED = {
  'cache-control': 'no-store, private',
  pragma: 'no-cache',
  'x-robots-tag': 'noindex, nofollow',
};

/** Pixels and links: answered at once, noted beside it. Also after campaign and person are gone. */
@Controller()
export class LinksController {
  private readonly heads = new HeadMemory();

  constructor(
    @Inject(TRACKING_SIGNER) private readonly signer: TokenSigner,
    private readonly links: MailingLinks,
    private readonly recorder: SightingRecorder,
  ) {}

  /** A forged pixel is a pixel, too: the answer tells nobody which tokens are ours. */
  @Handles(c.openPixel)
  async open(
    @Input() { params }: c.InputOf<typeof c.openPixel>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    const token = this.signer.verify(params.token.replace(/\.gif$/, ''));
    if (token?.kind === 'open') this.note('open', token, request, false);
    await reply.headers({ ...NEVER_STORED, 'content-type': 'image/gif' }).send(PIXEL);
  }

  @Handles(c.followLink)
  async follow(
    @Input() { params, query }: c.InputOf<typeof c.followLink>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    const token = this.signer.verify(params.token, query.u);
    if (token?.kind !== 'click') return reply.status(404).headers(PAGE_HEADERS).send(unknownLinkPage());
    const link = `${token.ref.mailing} ${token.ref.ordinal} ${token.linkNo}`;
    // Before anything can fail: a GET that comes for this HEAD must find it.
    if (request.method === 'HEAD') this.heads.note(link, Date.now());
    const found =
      query.u === undefined ? await this.links.find(token.ref.mailing, token.linkNo) : { url: query.u };
    if (found === 'late')
      return reply
        .status(503)
        .headers({ ...PAGE_HEADERS, 'retry-after': '1' })
        .send(momentPage());
    const destination = found === 'unknown' ? null : safeDestination(found.url);
    if (destination === null) return reply.status(404).headers(PAGE_HEADERS).send(unknownLinkPage());
    this.note('click', token, request, request.method !== 'HEAD' && this.heads.take(link, Date.now()));
    const conversion = this.signer.sign('conversion', token.ref, token.linkNo);
    return reply
      .status(302)
      .headers({
        ...NEVER_STORED,
        'referrer-policy': 'no-referrer',
        location: withConversionToken(destination, conversion),
      })
      .send();
  }

  private note(
    what: 'open' | 'click',
    token: VerifiedToken,
    request: FastifyRequest,
    afterHead: boolean,
  ): void {
    this.recorder.note({
      what,
      ref: token.ref,
      linkNo: token.linkNo,
      at: new Date(),
      method: request.method,
      userAgent: request.headers['user-agent'] ?? '',
      afterHead,
    });
  }
}
