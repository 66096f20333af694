import {
  IconBan,
  IconChartBar,
  IconChartHistogram,
  IconHome,
  IconInbox,
  IconListDetails,
  IconSend2,
  IconServer2,
  IconSettings,
  IconShieldCheck,
  IconTemplate,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';

/** A place in the navigation. `exact` for home, whose address begins all others. */
export interface Place {
  to:
    | '/w/$workspaceId'
    | '/w/$workspaceId/inbox'
    | '/w/$workspaceId/campaigns'
    | '/w/$workspaceId/templates'
    | '/w/$workspaceId/contacts'
    | '/w/$workspaceId/lists'
    | '/w/$workspaceId/suppressions'
    | '/w/$workspaceId/deliverability'
    | '/w/$workspaceId/roi'
    | '/w/$workspaceId/senders'
    | '/w/$workspaceId/settings';
  label: string;
  icon: Icon;
  exact?: boolean;
  /** which of NavigationCounts stands beside it */
  count?: 'inbox' | 'contacts';
}

export interface PlaceGroup {
  label?: string;
  places: readonly Place[];
}

const home: Place = { to: '/w/$workspaceId', label: 'Home', icon: IconHome, exact: true };
const inbox: Place = { to: '/w/$workspaceId/inbox', label: 'Inbox', icon: IconInbox, count: 'inbox' };
const campaigns: Place = { to: '/w/$workspaceId/campaigns', label: 'Campaigns', icon: IconSend2 };
const templates: Place = { to: '/w/$workspaceId/templates', label: 'Templates', icon: IconTemplate };
const roi: Place = { to: '/w/$workspaceId/roi', label: 'ROI', icon: IconChartHistogram };

/** The upper part of the sidebar, in its order. */
export const mainGroups: readonly PlaceGroup[] = [
  { places: [home, inbox, campaigns, templates] },
  {
    label: 'People',
    places: [
      { to: '/w/$workspaceId/contacts', label: 'Contacts', icon: IconUsers, count: 'contacts' },
      { to: '/w/$workspaceId/lists', label: 'Lists', icon: IconListDetails },
      { to: '/w/$workspaceId/suppressions', label: 'Suppressions', icon: IconBan },
    ],
  },
  {
    label: 'Results',
    places: [{ to: '/w/$workspaceId/deliverability', label: 'Deliverability', icon: IconShieldCheck }, roi],
  },
];

/** The lower part: what is set up once. */
export const setUpPlaces: readonly Place[] = [
  { to: '/w/$workspaceId/senders', label: 'Senders & mailboxes', icon: IconServer2 },
  { to: '/w/$workspaceId/settings', label: 'Settings', icon: IconSettings },
];

/** The phone's bottom bar; everything else is under "More". */
export const phonePlaces: readonly Place[] = [
  home,
  inbox,
  campaigns,
  { ...roi, label: 'Results', icon: IconChartBar },
];

export const allPlaces: readonly Place[] = [...mainGroups.flatMap(({ places }) => places), ...setUpPlaces];

/** Numbers beside places; one that is not known is left out. */
export interface NavigationCounts {
  /** answers waiting: shown loud */
  inbox?: number;
  contacts?: number;
}
