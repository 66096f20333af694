/** SQL may read the views `campaign_costs` (what each cost) and `campaign_titles`. */
export { CampaignsModule } from './campaigns.module.js';
export { CampaignsService } from './campaigns.service.js';
