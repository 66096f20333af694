import type { CompileContentOptions, ContentSource } from '@mailwright/templating';
import type { CampaignEntity } from './campaign.entity.js';

/** What the author wrote, as the compiler takes it; null while there is nothing yet. */
export function contentOf(campaign: CampaignEntity): ContentSource | null {
  if (!campaign.contentFormat || !campaign.contentSource) return null;
  return {
    format: campaign.contentFormat,
    source: campaign.contentSource,
    subject: campaign.subject,
    preheader: campaign.preheader,
    ...(campaign.contentText ? { text: campaign.contentText } : {}),
  };
}

/** Who says so in the footer: the law wants the sender's name and postal address in marketing mail. */
export const compileOptions = (workspace: {
  legalName: string;
  postalAddress: string;
  timeZone: string;
}): CompileContentOptions => ({
  footer: { legalName: workspace.legalName, postalAddress: workspace.postalAddress },
  timeZone: workspace.timeZone,
});
