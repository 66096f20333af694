import { Controller, Inject, Req, Res } from '@nestjs/common';
import * as c from '@mailwright/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, Identification } from '../../../platform/http/actor.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Handles, Input } from '../../../platform/http/handles.js';
import { PUBLIC_URL } from '../../../platform/http/public-url.js';
import { lostSignInPage } from './lost-sign-in.page.js';
import { OauthAppsService } from './oauth-apps.service.js';
import { SignInService } from './sign-in.service.js';

@Controller()
export class OauthController {
  constructor(
    private readonly apps: OauthAppsService,
    private readonly signIns: SignInService,
    private readonly identification: Identification,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  @Handles(c.listOauthApps)
  async list(@Input() { params }: c.InputOf<typeof c.listOauthApps>) {
    return { items: await this.apps.list(params.workspaceId) };
  }

  @Handles(c.saveOauthApp)
  save(@Input() { params, body }: c.InputOf<typeof c.saveOauthApp>) {
    return this.apps.save(params.workspaceId, params.provider, body);
  }

  @Handles(c.deleteOauthApp)
  async remove(@Input() { params }: c.InputOf<typeof c.deleteOauthApp>) {
    await this.apps.remove(params.workspaceId, params.provider);
    return { done: true } as const;
  }

  @Handles(c.beginSignIn)
  begin(@Input() { params, body }: c.InputOf<typeof c.beginSignIn>, @CurrentActor() actor: Actor) {
    if (actor.kind !== 'person')
      throw new DomainError(
        'oauth.person_needed',
        'forbidden',
        'A key cannot sign in.',
        'Sign in with Google or Microsoft on the page.',
      );
    return this.signIns.begin(params.workspaceId, actor.sessionId, body.about, body.id);
  }

  /** The browser comes from the authority. Whoever it is and whatever they bring, the answer is a page. */
  @Handles(c.finishSignIn)
  async finish(
    @Input() { query }: c.InputOf<typeof c.finishSignIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: false }) reply: FastifyReply,
  ) {
    const actor = await this.identification.identify(request);
    const isOwner = async (workspaceId: string): Promise<boolean> =>
      (await this.identification.roleIn(actor, workspaceId)) === 'owner';
    const done = actor.kind === 'person' ? await this.signIns.finish(actor.sessionId, query, isOwner) : null;
    void reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    if (!done) return reply.status(400).type('text/html; charset=utf-8').send(lostSignInPage(this.publicUrl));
    const place = done.about === 'mailbox' ? 'mailboxes' : 'accounts';
    const back = `${this.publicUrl}/w/${done.workspaceId}/senders/${place}/${done.aboutId}?signIn=${done.result}`;
    return reply.status(303).header('location', back).send();
  }
}
