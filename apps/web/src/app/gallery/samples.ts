import type { DeliveryCounts } from '../../components/states/delivery-states';
import type { CampaignState } from '../../components/states/campaign-states';

/** A moment later today, if it is not late. */
export const inAWhile = new Date(Date.now() + 5_700_000).toISOString();
export const inNineDays = new Date(Date.now() + 9 * 86_400_000);

/** Made-up numbers of the design's pictures. */
export const sendCounts: DeliveryCounts = {
  accepted: 31_904,
  later: 402,
  rejected: 97,
  uncertain: 3,
  waiting: 15_804,
};

export interface SampleCampaign {
  id: string;
  name: string;
  facts: string;
  state: CampaignState;
  stateFact: string;
  people: number;
  acceptedShare: number | null;
  replies: number | null;
  revenue: string | null;
  clicks: number[] | null;
}

const fall = [2, 30, 64, 52, 38, 29, 22, 18, 14, 12, 9, 8, 6, 5];

export const campaigns: SampleCampaign[] = [
  {
    id: '1',
    name: 'Autumn roast launch',
    facts: 'Broadcast · Subscribers DE, AT, CH',
    state: 'sending',
    stateFact: '66 % · done 15:43',
    people: 48_210,
    acceptedShare: 0.997,
    replies: 61,
    revenue: '2318.00',
    clicks: [0, 4, 9, 18, 30, 44, 60, 72],
  },
  {
    id: '2',
    name: 'Wholesale check-in Q4 for everybody who bought more than forty kilograms last winter',
    facts: 'Sequence · Cafés with an order in 2026',
    state: 'running',
    stateFact: 'Step 2 of 3',
    people: 1284,
    acceptedShare: 0.991,
    replies: 212,
    revenue: '31400.00',
    clicks: [4, 18, 24, 20, 8, 30, 34, 22, 10, 26, 30, 18, 9, 6],
  },
  {
    id: '3',
    name: 'Brew class Hamburg',
    facts: 'Broadcast · Within 30 km of Hamburg',
    state: 'review',
    stateFact: 'Thu 19 Nov, 09:00',
    people: 5820,
    acceptedShare: null,
    replies: null,
    revenue: null,
    clicks: null,
  },
  {
    id: '4',
    name: 'Subscriber win-back',
    facts: 'A/B test · No order for 120 days',
    state: 'stopped',
    stateFact: 'Bounces over 5 %',
    people: 8930,
    acceptedShare: 0.942,
    replies: 31,
    revenue: '1118.00',
    clicks: fall,
  },
  {
    id: '5',
    name: 'October tasting box',
    facts: 'Broadcast · Subscribers DE, AT, CH',
    state: 'finished',
    stateFact: '13 Oct',
    people: 46_870,
    acceptedShare: 0.988,
    replies: 438,
    revenue: '14862.40',
    clicks: fall,
  },
];
