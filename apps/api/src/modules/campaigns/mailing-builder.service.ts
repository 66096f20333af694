import { Inject, Injectable } from '@nestjs/common';
import { compileContent } from '@mailwright/templating';
import { PUBLIC_URL } from '../../platform/http/public-url.js';
import { AccountsService, returnPathOf } from '../accounts/public.js';
import type { NewMailing } from '../sending/public.js';
import { EmbeddedPicturesService } from '../templates/public.js';
import { WorkspacesService } from '../workspaces/public.js';
import type { CampaignEntity } from './campaign.entity.js';
import { compileOptions, contentOf } from './campaign-content.js';

/** Makes of a campaign the mailing that its recipients get: compiled once, with everything the sender needs inside. */
@Injectable()
export class MailingBuilder {
  constructor(
    private readonly accounts: AccountsService,
    private readonly workspaces: WorkspacesService,
    private readonly pictures: EmbeddedPicturesService,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /** A refusal is a sentence for the campaign's page: something changed between the checklist and the launch. */
  async build(campaign: CampaignEntity): Promise<{ mailing: NewMailing } | { refused: string }> {
    const workspace = await this.workspaces.facts(campaign.workspaceId);
    const sender = campaign.identityId
      ? await this.accounts.forCampaign(campaign.workspaceId, campaign.identityId)
      : null;
    if (!sender)
      return {
        refused: 'The sender of this campaign is gone. Duplicate the campaign and choose another one.',
      };
    const source = contentOf(campaign);
    if (!source) return { refused: 'This campaign has no content.' };
    const compiled = await compileContent(source, compileOptions(workspace));
    if (!compiled.ok)
      return {
        refused: `The content does not compile: ${compiled.problems[0]?.message ?? 'unknown problem'}`,
      };
    const pictures = await this.pictures.find(campaign.workspaceId, compiled.content.html);
    const embedded = await this.pictures.keepFor(campaign.workspaceId, pictures);
    if (pictures.missing.length > 0 || embedded.length < pictures.found.length)
      return { refused: 'A picture that the mail embeds is not in the library any more. Insert it again.' };
    const { fromName, fromAddress } = sender.identity;
    return {
      mailing: {
        workspaceId: campaign.workspaceId,
        kind: 'campaign',
        campaignId: campaign.id,
        conversationId: null,
        identityId: sender.identity.id,
        accountId: sender.account.id,
        content: compiled.content,
        message: {
          from: { name: fromName, address: fromAddress },
          replyTo:
            sender.mailbox && sender.mailbox.address.toLowerCase() !== fromAddress.toLowerCase()
              ? sender.mailbox.address
              : null,
          returnPath: returnPathOf(sender.identity, sender.mailbox),
          unsubscribe: true,
          unsubscribeBy: unsubscribeBy(workspace.kind, this.publicUrl),
          listId: `${campaign.id}.${fromAddress.split('@').at(-1) ?? 'localhost'}`,
          sampleFields: null,
          literal: null,
          threading: null,
          files: [...campaign.attachments.map((file) => ({ ...file, cid: null })), ...embedded],
        },
        trackOpens: campaign.trackOpens,
        trackClicks: campaign.trackClicks,
        uncertainPolicy: campaign.uncertainPolicy,
        notBefore: campaign.launchAt ?? new Date(),
      },
    };
  }
}

/** A link that nobody outside can open is no way out: without a public https address, unsubscribing goes by mail. */
export const unsubscribeBy = (kind: 'real' | 'sandbox', publicUrl: string): 'https' | 'mailto' =>
  kind === 'sandbox' || publicUrl.startsWith('https:') ? 'https' : 'mailto';
