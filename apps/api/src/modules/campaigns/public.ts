/** SQL may read the views `campaign_costs` (what each cost), `campaign_titles` and `campaign_files` (what is attached). */
export { CampaignsModule } from './campaigns.module.js';
export { CampaignsService } from './campaigns.service.js';
