import { Inject, Injectable } from '@nestjs/common';
import { withPicturesLoaded } from '@mailwright/templating';
import type { TokenSigner, TrackingRef } from '@mailwright/tokens';
import { Database, row } from '../../../platform/database/database.js';
import { PUBLIC_URL } from '../../../platform/http/public-url.js';
import { createComposer, type Mailing } from '../../sending/public.js';
import { MAIL_FOR_VIEW, type MailForView } from '../sql/mail-for-view.js';
import { TRACKING_SIGNER } from '../tracking-signer.module.js';
import { trackingUrls } from '../tracking-urls.js';

/** Put in place of an address that is not known any more; RFC 2606 keeps it from being anybody's. */
const NOBODY = 'reader@example.invalid';

/** Shows one recipient's mail as a page, put together by the same composer that sent it. */
@Injectable()
export class MailViewService {
  constructor(
    private readonly database: Database,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
    @Inject(TRACKING_SIGNER) private readonly signer: TokenSigner,
  ) {}

  /** Null when the mail cannot be put together any more. Looking at it is no open: it has no pixel. */
  async show(ref: TrackingRef): Promise<{ subject: string; html: string | null; text: string } | null> {
    const found = await row<MailForView>(this.database.manager, MAIL_FOR_VIEW, [ref.mailing, ref.ordinal]);
    if (!found) return null;
    const mailing: Mailing = { ...found.mailing, trackOpens: false };
    const composer = createComposer(mailing, trackingUrls(this.publicUrl, this.signer), this.signer);
    const composed = composer.compose(
      {
        ...found.person,
        // Without the person, the fields are empty: the mail as its fallbacks have it.
        email: found.isContact || mailing.kind === 'test' ? found.email : NOBODY,
        contactId: found.contactId,
        ordinal: ref.ordinal,
        messageId: found.messageId,
        attempts: 0,
        state: 'in_flight',
        leaseToken: '0',
      },
      found.acceptedAt ?? new Date(),
    );
    if ('problem' in composed) return null;
    const { html, ...words } = composed.rendered;
    return { ...words, html: html && withPicturesLoaded(html, (id) => this.addressOf(id)) };
  }

  /** A browser has no message around the HTML: a picture that was embedded is loaded from the library. */
  private addressOf(contentId: string): string | null {
    const publicName = /^(.+)@image$/.exec(contentId)?.[1];
    return publicName ? `${this.publicUrl}/i/${publicName}` : null;
  }
}
