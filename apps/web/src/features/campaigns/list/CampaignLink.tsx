import { PlainLink } from '../../../components/layout/QuietLink';
import type { CampaignLine } from '../api/campaigns';
import { isUnderWay } from '../campaign-state';

interface CampaignLinkProps {
  workspaceId: string;
  line: Pick<CampaignLine, 'id' | 'name' | 'state'>;
}

/** To the page that matters now: the builder of a plan, the live page of a send, the report of what is over. */
export function CampaignLink({ workspaceId, line: { id, name, state } }: CampaignLinkProps) {
  const params = { workspaceId, id };
  if (state === 'draft' || state === 'scheduled')
    return (
      <PlainLink to="/w/$workspaceId/campaigns/$id" params={params}>
        {name}
      </PlainLink>
    );
  if (state === 'finished')
    return (
      <PlainLink to="/w/$workspaceId/campaigns/$id/report" params={params}>
        {name}
      </PlainLink>
    );
  return (
    <PlainLink
      to="/w/$workspaceId/campaigns/$id/live"
      params={params}
      {...(isUnderWay(state) ? { preload: 'intent' as const } : {})}
    >
      {name}
    </PlainLink>
  );
}
