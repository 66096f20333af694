import { Injectable } from '@nestjs/common';
import { parseAddress } from '@mailwright/mime';
import { providerOf } from '@mailwright/smtp';
import { compileContent } from '@mailwright/templating';
import { Database, row } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { AccountsService } from '../accounts/public.js';
import { fieldsOf, MailingsService } from '../sending/public.js';
import { ContentPreviewService } from '../templates/public.js';
import { WorkspacesService } from '../workspaces/public.js';
import type { CampaignEntity } from './campaign.entity.js';
import { compileOptions, contentOf } from './campaign-content.js';
import { MailingBuilder } from './mailing-builder.service.js';
import { PREVIEW_CONTACT } from './sql/count-audience.js';

export interface PreviewPerson {
  contactId: string;
  email: string;
  firstName: string;
  lastName: string;
  attributes: Record<string, unknown>;
  language: string | null;
  timeZone: string | null;
}

/** The message of one person, on the page or as a test in a real inbox: made by the composer that also sends. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly database: Database,
    private readonly previews: ContentPreviewService,
    private readonly accounts: AccountsService,
    private readonly builder: MailingBuilder,
    private readonly mailings: MailingsService,
    private readonly workspaces: WorkspacesService,
  ) {}

  async preview(campaign: CampaignEntity, contactId: string | undefined) {
    const person = await this.person(campaign, contactId);
    const sender = campaign.identityId
      ? await this.accounts.forCampaign(campaign.workspaceId, campaign.identityId)
      : null;
    const from = sender ? { name: sender.identity.fromName, address: sender.identity.fromAddress } : null;
    const content = contentOf(campaign) ?? {
      format: 'text' as const,
      source: ' ',
      subject: campaign.subject,
      preheader: campaign.preheader,
    };
    return this.previews.preview(campaign.workspaceId, content, person, from, campaign.attachments);
  }

  /** A test goes through the ledger like everything else; opens and clicks of it count nowhere. */
  async sendTest(
    campaign: CampaignEntity,
    addresses: string[],
    contactId: string | undefined,
  ): Promise<{ mailingId: string; recipients: number }> {
    const workspace = await this.workspaces.facts(campaign.workspaceId);
    for (const address of addresses) requireSendable(address, workspace.kind);
    const source = contentOf(campaign);
    const compiled = source ? await compileContent(source, compileOptions(workspace)) : null;
    if (!compiled?.ok)
      throw new DomainError(
        'campaign.content_broken',
        'conflict',
        compiled
          ? (compiled.problems[0]?.message ?? 'The content does not compile.')
          : 'There is no content yet.',
        'Mend the content first.',
      );
    const built = await this.builder.build(campaign);
    if ('refused' in built)
      throw new DomainError('campaign.no_sender', 'conflict', built.refused, 'Choose a sender first.');
    const person = await this.person(campaign, contactId);
    const { mailing } = built;
    const made = await this.database.transaction((manager) =>
      this.mailings.sendTo(
        manager,
        {
          ...mailing,
          kind: 'test',
          campaignId: null,
          trackOpens: false,
          trackClicks: false,
          notBefore: new Date(),
          content: { ...compiled.content, subject: `[Test] ${compiled.content.subject}` },
          message: {
            ...mailing.message,
            sampleFields: person ? fieldsOf(person) : { first_name: 'Alex', last_name: 'Example' },
          },
        },
        addresses.map((email) => ({
          contactId: null,
          email,
          provider: providerOf(email.split('@').at(-1) ?? '').key,
        })),
      ),
    );
    return { mailingId: made.id, recipients: addresses.length };
  }

  private person(
    { workspaceId, audience }: CampaignEntity,
    contactId: string | undefined,
  ): Promise<PreviewPerson | null> {
    return row<PreviewPerson>(this.database.manager, PREVIEW_CONTACT, [
      workspaceId,
      audience.lists,
      audience.excludeLists,
      audience.everybody ?? false,
      contactId ?? null,
    ]);
  }
}

function requireSendable(address: string, kind: 'real' | 'sandbox'): void {
  const parsed = parseAddress(address);
  if (!parsed.ok)
    throw new DomainError(
      'address.invalid',
      'invalid',
      `${address}: ${parsed.message}`,
      'Write it as name@example.com.',
    );
  if (kind === 'sandbox' && !parsed.value.domain.endsWith('.test'))
    throw new DomainError(
      'sandbox.real_address',
      'invalid',
      `${address} is a real address: a sandbox never sends off this machine.`,
      'Use an address that ends in .test.',
    );
}
