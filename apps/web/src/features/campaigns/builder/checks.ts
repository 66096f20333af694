import type { CheckState } from '../../../components/states/mailbox-states';
import type { Campaign, Checklist } from '../api/campaigns';

export type Item = Checklist['items'][number];
type Key = Item['key'];

/** What each check is called in "Before it goes". */
export const checkTitles: Record<Key, string> = {
  audience: 'Someone to send to',
  consent: 'They agreed',
  sender: 'Sender allowed to send',
  accounts: 'Account works',
  subject: 'Subject and preview text',
  content: 'Content',
  files: 'Files',
  unsubscribe: 'Unsubscribe link',
  law: 'Name and postal address',
  replies: 'Answers are read',
  public_url: 'Links and unsubscribing',
};

/** A blocker whose part is simply not begun is to do, not broken: an empty draft is no row of failures. */
export function checkState(item: Item, campaign: Campaign): CheckState {
  if (item.state === 'ok') return 'ready';
  if (item.state === 'warning') return 'look';
  return isBegun(item.key, campaign) ? 'broken' : 'todo';
}

function isBegun(key: Key, campaign: Campaign): boolean {
  const { audience } = campaign;
  if (key === 'audience' || key === 'consent') return audience.everybody || audience.lists.length > 0;
  if (key === 'sender' || key === 'replies' || key === 'accounts') return campaign.identityId !== null;
  if (key === 'subject') return campaign.subject.trim() !== '';
  if (key === 'content' || key === 'unsubscribe') return (campaign.contentSource ?? '') !== '';
  return true;
}

const worst: CheckState[] = ['ready', 'look', 'todo', 'broken'];

/** One state for a card out of the checks that belong to it; nothing is known before the first answer. */
export function cardState(
  checklist: Checklist | undefined,
  campaign: Campaign,
  keys: readonly Key[],
): CheckState {
  if (!checklist) return 'todo';
  const states = checklist.items
    .filter(({ key }) => keys.includes(key))
    .map((item) => checkState(item, campaign));
  return worst[Math.max(0, ...states.map((state) => worst.indexOf(state)))] ?? 'todo';
}
