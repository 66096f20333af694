import type { CampaignReasons } from '../api/campaigns';

/** How many people of a reason can be sent to again. */
export const leftOf = ({ again, count, sentAgain }: CampaignReasons['reasons'][number]): number =>
  again === 'never' ? 0 : count - sentAgain;
