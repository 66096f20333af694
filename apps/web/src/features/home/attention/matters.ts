import { formatCount, formatNumber, formatPercent, shareOf } from '../../../lib/format/number';
import type { AccountTrouble, CampaignLine, ContactImport, LiveCampaign } from '../api/home';

/** Something that wants a hand, with the one thing that fixes it. */
export interface Matter {
  key: string;
  kind: 'account' | 'campaign' | 'bounces' | 'import';
  bad: boolean;
  title: string;
  says: string;
  fix: Fix;
}

/** Where the button leads, or what it does at once. */
export type Fix =
  | { does: 'senders'; label: string }
  | { does: 'resume'; label: string; about: 'sending_account' | 'mailbox'; id: string }
  | { does: 'live' | 'campaign' | 'refused'; label: string; id: string }
  | { does: 'rejects' | 'import'; label: string; id: string };

interface Facts {
  troubles: readonly AccountTrouble[];
  running: readonly LiveCampaign[];
  campaigns: readonly CampaignLine[];
  imports: readonly ContactImport[];
  now: Date;
  locale: string;
}

const dayMs = 86_400_000;
/** What is older has been seen, or does not matter any more. */
const recentMs = 14 * dayMs;
/** The bounce rate at which mail services look closer; below, it is everyday life. */
const manyBounces = 0.05;

/** What wants a hand, the worst first. */
export function mattersOf(facts: Facts): Matter[] {
  const matters = [
    ...facts.troubles.map(accountMatter),
    ...facts.running.flatMap(stoppedMatter),
    ...facts.campaigns.flatMap((line) => [...failedMatter(line, facts), ...bouncesMatter(line, facts)]),
    ...facts.imports.flatMap((one) => importMatter(one, facts)),
  ];
  return matters.toSorted((a, b) => Number(b.bad) - Number(a.bad));
}

function accountMatter(trouble: AccountTrouble): Matter {
  const { about, id, action } = trouble;
  const resumes = action.kind === 'resume' && about !== 'identity';
  return {
    key: `${about} ${id}`,
    kind: 'account',
    bad: trouble.severity === 'bad',
    title: trouble.title,
    says: trouble.says,
    fix: resumes
      ? { does: 'resume', label: action.label, about, id }
      : { does: 'senders', label: action.label },
  };
}

function stoppedMatter({ campaign }: LiveCampaign): Matter[] {
  if (campaign.state !== 'stopped') return [];
  const says = campaign.stateSays || 'A rule stopped it. Whoever waits keeps waiting.';
  return [
    {
      key: `stopped ${campaign.id}`,
      kind: 'campaign',
      bad: true,
      title: `${campaign.name} was stopped`,
      says,
      fix: { does: 'live', label: 'See why', id: campaign.id },
    },
  ];
}

function failedMatter(line: CampaignLine, { now }: Facts): Matter[] {
  if (line.state !== 'failed' || !isRecent(line.launchAt ?? line.createdAt, now)) return [];
  return [
    {
      key: `failed ${line.id}`,
      kind: 'campaign',
      bad: true,
      title: `${line.name} did not go out`,
      says: line.stateSays || 'It could not be started. Nobody got it.',
      fix: { does: 'campaign', label: 'Open it', id: line.id },
    },
  ];
}

function bouncesMatter({ id, name, counts, launchedAt }: CampaignLine, { now, locale }: Facts): Matter[] {
  if (!counts || !isRecent(launchedAt, now)) return [];
  const tried = counts.accepted + counts.rejected + counts.uncertain + counts.deferred;
  const share = shareOf(counts.rejected, tried);
  if (share === null || share < manyBounces) return [];
  return [
    {
      key: `bounces ${id}`,
      kind: 'bounces',
      bad: false,
      title: `${name}: ${formatPercent(share, locale)} of addresses were refused`,
      says: `${formatCount(counts.rejected, 'mail was', 'mails were', locale)} turned away. Mail services act at ${formatPercent(manyBounces, locale, 0)}.`,
      fix: { does: 'refused', label: 'See who', id },
    },
  ];
}

function importMatter(one: ContactImport, { now, locale }: Facts): Matter[] {
  const { id, fileName, counts, state } = one;
  if (!isRecent(one.finishedAt ?? one.createdAt, now)) return [];
  const base = { key: `import ${id}`, kind: 'import' as const };
  if (state === 'failed') {
    const says = one.failure ?? 'It stopped in the middle of the file.';
    return [
      {
        ...base,
        bad: true,
        title: `Import “${fileName}” failed`,
        says,
        fix: { does: 'import', label: 'Open it', id },
      },
    ];
  }
  if (state !== 'finished' || counts.rejected === 0) return [];
  // As on the import's own page: who stands twice in the file is in the file of rejects too.
  const kept = counts.rejected + counts.duplicate;
  return [
    {
      ...base,
      bad: false,
      title: `Import “${fileName}” kept back ${formatNumber(kept, locale)} of ${formatCount(counts.rows, 'row', 'rows', locale)}`,
      says: 'Each has its reason beside it. Correct them and send the file again.',
      fix: { does: 'rejects', label: 'Get the rejects', id },
    },
  ];
}

const isRecent = (at: string | null, now: Date): boolean =>
  at !== null && now.getTime() - Date.parse(at) < recentMs;
