import type { Campaign } from '@mailwright/contracts';
import type { CampaignEntity } from './campaign.entity.js';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
/** PostgreSQL writes numeric with its scale: 180.000000 is 180 for people and programs alike. */
export const plainDecimal = (value: string): string =>
  value.includes('.') ? value.replace(/\.?0+$/, '') : value;

export const presentCampaign = (campaign: CampaignEntity): Campaign => ({
  id: campaign.id,
  name: campaign.name,
  state: campaign.state,
  stateSays: campaign.stateSays,
  audience: {
    everybody: campaign.audience.everybody ?? false,
    lists: campaign.audience.lists,
    excludeLists: campaign.audience.excludeLists,
  },
  identityId: campaign.identityId,
  subject: campaign.subject,
  preheader: campaign.preheader,
  templateId: campaign.templateId,
  contentFormat: campaign.contentFormat,
  contentSource: campaign.contentSource,
  contentText: campaign.contentText,
  attachments: campaign.attachments,
  trackOpens: campaign.trackOpens,
  trackClicks: campaign.trackClicks,
  uncertainPolicy: campaign.uncertainPolicy,
  undoSeconds: campaign.undoSeconds,
  schedule:
    campaign.localDate && campaign.localTime && campaign.timeZone
      ? { date: campaign.localDate, time: campaign.localTime.slice(0, 5), timeZone: campaign.timeZone }
      : null,
  launchAt: iso(campaign.launchAt),
  fixedCost: plainDecimal(campaign.fixedCost),
  costPerMessage: plainDecimal(campaign.costPerMessage),
  currency: campaign.currency,
  mailingId: campaign.mailingId,
  resendOf: campaign.resendOf,
  launchedAt: iso(campaign.launchedAt),
  finishedAt: iso(campaign.finishedAt),
  createdAt: campaign.createdAt.toISOString(),
  updatedAt: campaign.updatedAt.toISOString(),
  version: campaign.version,
});
