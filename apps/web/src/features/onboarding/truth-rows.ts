import type { CampaignReport, SandboxMailing } from './api/onboarding';

/** One thing that people did: how many by the world's own record, and how many by our report. */
export interface TruthRow {
  key: string;
  name: string;
  /** said by the world */
  did: number;
  /** seen by us; null while the report is on its way */
  seen: number | null;
}

type Seen = (report: CampaignReport) => number;

/** Only what both sides count in the same way; a person counts once. */
const kinds: [key: string, name: string, seen: Seen][] = [
  ['accepted', 'Took the mail', ({ funnel }) => funnel.accepted],
  ['refused', 'Refused it', ({ states }) => states.rejected],
  ['bounced_later', 'Sent it back later', ({ funnel }) => funnel.bounced],
  ['opened', 'Opened it', ({ funnel }) => funnel.opened],
  ['machine_opened', 'Let a machine open it', ({ funnel }) => funnel.openedByMachine],
  ['clicked', 'Clicked', ({ funnel }) => funnel.clicked],
  ['bought', 'Bought', ({ funnel }) => funnel.bought],
  ['replied', 'Answered', ({ funnel }) => funnel.replied],
  ['auto_replied', 'Were away', ({ funnel }) => funnel.autoReplied],
  ['unsubscribed', 'Unsubscribed', ({ funnel }) => funnel.unsubscribed],
  ['complained', 'Reported it as spam', ({ funnel }) => funnel.complained],
];

export const truthRows = (mailing: SandboxMailing, report: CampaignReport | null): TruthRow[] =>
  kinds.map(([key, name, seen]) => ({
    key,
    name,
    did: mailing.truth.letters[key] ?? 0,
    seen: report && seen(report),
  }));

/** How many kinds are told alike by both. */
export const agreeing = (rows: readonly TruthRow[]): number =>
  rows.filter(({ did, seen }) => did === seen).length;
