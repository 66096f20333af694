import { signInSearch } from '../../features/accounts/sign-in/sign-in-words';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { campaignReportSearch, deliverabilitySearch, roiSearch } from '../../features/reports/search';
import { settingsSearch } from '../../features/settings/search';
import { contactsSearch } from '../../features/contacts/search';
import { importSearch } from '../../features/imports/search';
import { inboxSearch } from '../../features/inbox/search';
import { suppressionsSearch } from '../../features/suppressions/search';
import { campaignsSearch, recipientsSearch } from '../../features/campaigns/search';
import { workspaceRoute } from './workspace';

/**
 * The pages of a workspace. Each is loaded when it is first opened. Filters live in the address: a page that
 * has some gets `validateSearch` here with a schema from its feature.
 */
const inWorkspace = { getParentRoute: () => workspaceRoute } as const;

const homeRoute = createRoute({
  ...inWorkspace,
  path: '/',
  staticData: { title: 'Home', showsRunningSend: true },
  component: lazyRouteComponent(() => import('../../features/home/HomePage')),
});
const firstStepsRoute = createRoute({
  ...inWorkspace,
  path: '/start',
  staticData: { title: 'Start' },
  component: lazyRouteComponent(() => import('../../features/onboarding/StartPage')),
});
const sandboxRoute = createRoute({
  ...inWorkspace,
  path: '/sandbox',
  staticData: { title: 'What they really did' },
  component: lazyRouteComponent(() => import('../../features/onboarding/TruthPage')),
});
const inboxRoute = createRoute({
  ...inWorkspace,
  path: '/inbox',
  validateSearch: inboxSearch,
  staticData: { title: 'Inbox', rail: true },
  component: lazyRouteComponent(() => import('../../features/inbox/InboxPage')),
});
const campaignsRoute = createRoute({
  ...inWorkspace,
  path: '/campaigns',
  validateSearch: campaignsSearch,
  staticData: { title: 'Campaigns' },
  component: lazyRouteComponent(() => import('../../features/campaigns/CampaignsPage')),
});
const campaignRoute = createRoute({
  ...inWorkspace,
  path: '/campaigns/$id',
  staticData: { title: 'Campaign' },
  component: lazyRouteComponent(() => import('../../features/campaigns/CampaignBuilderPage')),
});
const campaignLiveRoute = createRoute({
  ...inWorkspace,
  path: '/campaigns/$id/live',
  staticData: { title: 'Going out', showsRunningSend: true },
  component: lazyRouteComponent(() => import('../../features/campaigns/CampaignLivePage')),
});
const campaignRecipientsRoute = createRoute({
  ...inWorkspace,
  path: '/campaigns/$id/recipients',
  validateSearch: recipientsSearch,
  staticData: { title: 'Recipients' },
  component: lazyRouteComponent(() => import('../../features/campaigns/CampaignRecipientsPage')),
});
const campaignReportRoute = createRoute({
  ...inWorkspace,
  path: '/campaigns/$id/report',
  validateSearch: campaignReportSearch,
  staticData: { title: 'Report' },
  component: lazyRouteComponent(() => import('../../features/reports/campaign/CampaignReportPage')),
});
const templatesRoute = createRoute({
  ...inWorkspace,
  path: '/templates',
  staticData: { title: 'Templates' },
  component: lazyRouteComponent(() => import('../../features/templates/TemplatesPage')),
});
const templateRoute = createRoute({
  ...inWorkspace,
  path: '/templates/$id',
  staticData: { title: 'Template', rail: true },
  component: lazyRouteComponent(() => import('../../features/templates/TemplatePage')),
});
const contactsRoute = createRoute({
  ...inWorkspace,
  path: '/contacts',
  validateSearch: contactsSearch,
  staticData: { title: 'Contacts' },
  component: lazyRouteComponent(() => import('../../features/contacts/ContactsPage')),
});
const contactsImportRoute = createRoute({
  ...inWorkspace,
  path: '/contacts/import',
  validateSearch: importSearch,
  staticData: { title: 'Import contacts' },
  component: lazyRouteComponent(() => import('../../features/imports/ImportPage')),
});
const contactRoute = createRoute({
  ...inWorkspace,
  path: '/contacts/$id',
  staticData: { title: 'Contact' },
  component: lazyRouteComponent(() => import('../../features/contacts/ContactPage')),
});
const listsRoute = createRoute({
  ...inWorkspace,
  path: '/lists',
  staticData: { title: 'Lists' },
  component: lazyRouteComponent(() => import('../../features/lists/ListsPage')),
});
const suppressionsRoute = createRoute({
  ...inWorkspace,
  path: '/suppressions',
  validateSearch: suppressionsSearch,
  staticData: { title: 'Suppressions' },
  component: lazyRouteComponent(() => import('../../features/suppressions/SuppressionsPage')),
});
const deliverabilityRoute = createRoute({
  ...inWorkspace,
  path: '/deliverability',
  validateSearch: deliverabilitySearch,
  staticData: { title: 'Deliverability' },
  component: lazyRouteComponent(() => import('../../features/reports/deliverability/DeliverabilityPage')),
});
const roiRoute = createRoute({
  ...inWorkspace,
  path: '/roi',
  validateSearch: roiSearch,
  staticData: { title: 'ROI' },
  component: lazyRouteComponent(() => import('../../features/reports/roi/RoiPage')),
});
const sendersRoute = createRoute({
  ...inWorkspace,
  path: '/senders',
  staticData: { title: 'Senders & mailboxes' },
  component: lazyRouteComponent(() => import('../../features/accounts/SendersPage')),
});
const connectAccountsRoute = createRoute({
  ...inWorkspace,
  path: '/senders/connect',
  staticData: { title: 'Connect my accounts' },
  component: lazyRouteComponent(() => import('../../features/accounts/ConnectPage')),
});
const sendingAccountRoute = createRoute({
  ...inWorkspace,
  path: '/senders/accounts/$id',
  validateSearch: signInSearch,
  staticData: { title: 'Sending account' },
  component: lazyRouteComponent(() => import('../../features/accounts/SendingAccountPage')),
});
const mailboxRoute = createRoute({
  ...inWorkspace,
  path: '/senders/mailboxes/$id',
  validateSearch: signInSearch,
  staticData: { title: 'Mailbox' },
  component: lazyRouteComponent(() => import('../../features/accounts/MailboxPage')),
});
const identityRoute = createRoute({
  ...inWorkspace,
  path: '/senders/addresses/$id',
  staticData: { title: 'From address' },
  component: lazyRouteComponent(() => import('../../features/accounts/IdentityPage')),
});
const settingsRoute = createRoute({
  ...inWorkspace,
  path: '/settings',
  staticData: { title: 'Settings' },
  validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import('../../features/settings/SettingsPage')),
});

export const pageRoutes = [
  homeRoute,
  firstStepsRoute,
  sandboxRoute,
  inboxRoute,
  campaignsRoute,
  campaignRoute,
  campaignLiveRoute,
  campaignRecipientsRoute,
  campaignReportRoute,
  templatesRoute,
  templateRoute,
  contactsRoute,
  contactsImportRoute,
  contactRoute,
  listsRoute,
  suppressionsRoute,
  deliverabilityRoute,
  roiRoute,
  sendersRoute,
  connectAccountsRoute,
  sendingAccountRoute,
  mailboxRoute,
  identityRoute,
  settingsRoute,
] as const;
