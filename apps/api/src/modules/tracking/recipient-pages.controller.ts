import { Controller, Inject, Req, Res } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import type { TokenKind, TokenSigner, TrackingRef } from '@mailwright/tokens';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Handles, Input } from '../../platform/http/handles.js';
import { OptOutsService } from './opt-outs/opt-outs.service.js';
import { previewLinkPage, unknownLinkPage, unreadableMailPage } from './pages/lost-pages.js';
import { PAGE_HEADERS } from './pages/page-frame.js';
import { readForm } from './pages/read-form.js';
import { unsubscribePage } from './pages/unsubscribe-page.js';
import { TRACKING_SIGNER } from './tracking-signer.module.js';
import { PREVIEW_TOKEN } from './tracking-urls.js';
import { MAIL_HEADERS, mailPage } from './view/mail-page.js';
import { MailViewService } from './view/mail-view.service.js';

/** The pages behind the small links of a mail. GET never changes anything: scanners open all of them. */
@Controller()
export class RecipientPagesController {
  constructor(
    @Inject(TRACKING_SIGNER) private readonly signer: TokenSigner,
    private readonly optOuts: OptOutsService,
    private readonly mails: MailViewService,
  ) {}

  @Handles(c.unsubscribePage)
  page(
    @Input() { params }: c.InputOf<typeof c.unsubscribePage>,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    return this.showPage(params.token, reply);
  }

  @Handles(c.oneClickPage)
  oneClickPage(
    @Input() { params }: c.InputOf<typeof c.oneClickPage>,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    return this.showPage(params.token, reply);
  }

  @Handles(c.submitUnsubscribe)
  async submit(
    @Input() { params, body }: c.InputOf<typeof c.submitUnsubscribe>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    const fields = await readForm(body, request.headers['content-type']);
    const ref = this.refOf('unsubscribe', params.token);
    if (!ref) return this.lost(params.token, reply);
    const answer =
      fields.get('choice') === 'resubscribe'
        ? await this.optOuts.comeBack(ref)
        : await this.optOuts.optOut(ref, 'page');
    return reply.headers(PAGE_HEADERS).send(unsubscribePage({ ...answer, action: `/u/${params.token}` }));
  }

  @Handles(c.oneClickUnsubscribe)
  async oneClick(
    @Input() { params, body }: c.InputOf<typeof c.oneClickUnsubscribe>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    const fields = await readForm(body, request.headers['content-type']);
    const ref = this.refOf('unsubscribe', params.token);
    if (!ref) return this.lost(params.token, reply);
    // RFC 8058, section 3.1: the body is List-Unsubscribe=One-Click. Without it, it is no mail program that asks.
    if (fields.get('list-unsubscribe')?.toLowerCase() !== 'one-click')
      return reply
        .status(400)
        .headers({ ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8' })
        .send('Post List-Unsubscribe=One-Click (RFC 8058).\n');
    await this.optOuts.optOut(ref, 'one_click');
    return reply
      .headers({ ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8' })
      .send('Unsubscribed.\n');
  }

  @Handles(c.viewInBrowser)
  async view(
    @Input() { params }: c.InputOf<typeof c.viewInBrowser>,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    const ref = this.refOf('view', params.token);
    if (!ref) return this.lost(params.token, reply);
    const mail = await this.mails.show(ref);
    if (!mail) return reply.status(404).headers(PAGE_HEADERS).send(unreadableMailPage());
    return reply.headers(MAIL_HEADERS).send(mailPage(mail));
  }

  private async showPage(token: string, reply: FastifyReply) {
    const ref = this.refOf('unsubscribe', token);
    if (!ref) return this.lost(token, reply);
    const answer = await this.optOuts.look(ref);
    return reply.headers(PAGE_HEADERS).send(unsubscribePage({ ...answer, action: `/u/${token}` }));
  }

  private refOf(kind: TokenKind, token: string): TrackingRef | null {
    const verified = this.signer.verify(token);
    return verified?.kind === kind ? verified.ref : null;
  }

  private lost(token: string, reply: FastifyReply) {
    const isPreview = token === PREVIEW_TOKEN;
    return reply
      .status(isPreview ? 200 : 404)
      .headers(PAGE_HEADERS)
      .send(isPreview ? previewLinkPage() : unknownLinkPage());
  }
}
