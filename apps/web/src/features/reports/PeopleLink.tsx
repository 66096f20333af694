import type { ReactNode } from 'react';
import { PlainLink, QuietLink } from '../../components/layout/QuietLink';
import { Num } from '../../components/numbers/Num';
import { useWorkspace } from '../../lib/workspace';

/** Which recipients of a campaign: the words of the list that shows them. */
export interface PeopleFilter {
  state?: 'waiting' | 'deferred' | 'accepted' | 'kept' | 'rejected' | 'uncertain' | 'skipped';
  did?: 'opened' | 'clicked' | 'replied' | 'unsubscribed' | 'complained' | 'bounced' | 'bought';
  provider?: string;
  category?: string;
  code?: number;
  enhancedCode?: string;
}

interface PeopleLinkProps {
  campaignId: string;
  filter?: PeopleFilter;
  /** in the accent colour, where the number is the point of the row */
  accent?: boolean;
  children?: ReactNode;
}

/** The way from a number to the people behind it. */
export function PeopleLink({ campaignId, filter = {}, accent = false, children }: PeopleLinkProps) {
  const { workspace } = useWorkspace();
  const Anchor = accent ? QuietLink : PlainLink;
  return (
    <Anchor
      to="/w/$workspaceId/campaigns/$id/recipients"
      params={{ workspaceId: workspace.id, id: campaignId }}
      search={filter}
    >
      {children}
    </Anchor>
  );
}

/** A number that opens its people; nobody is nowhere to go. */
export function People({ count, ...link }: PeopleLinkProps & { count: number }) {
  if (count === 0) return <Num value={0} />;
  return (
    <PeopleLink {...link}>
      <Num value={count} />
    </PeopleLink>
  );
}
