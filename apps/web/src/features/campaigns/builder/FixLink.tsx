import { QuietLink } from '../../../components/layout/QuietLink';
import type { Item } from './checks';

interface FixLinkProps {
  item: Item['key'] | 'schedule';
  workspaceId: string;
}

const cards: Partial<Record<FixLinkProps['item'], string>> = {
  audience: 'audience',
  sender: 'sender',
  subject: 'subject',
  content: 'content',
  files: 'files',
  unsubscribe: 'content',
  public_url: 'rules',
  schedule: 'schedule',
};

/** The way to where a check is mended: a card of this page, or a page of its own. */
export function FixLink({ item, workspaceId }: FixLinkProps) {
  const params = { workspaceId };
  if (item === 'law')
    return (
      <QuietLink to="/w/$workspaceId/settings" params={params}>
        Settings
      </QuietLink>
    );
  if (item === 'replies' || item === 'accounts')
    return (
      <QuietLink to="/w/$workspaceId/senders" params={params}>
        Senders
      </QuietLink>
    );
  if (item === 'consent')
    return (
      <QuietLink to="/w/$workspaceId/lists" params={params}>
        Lists
      </QuietLink>
    );
  const card = cards[item];
  if (!card) return null;
  return (
    <QuietLink to="." hash={card} hashScrollIntoView={{ behavior: 'smooth', block: 'center' }} replace>
      Show
    </QuietLink>
  );
}
