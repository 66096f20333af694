import { IconRepeat } from '@tabler/icons-react';
import { Notice } from '../../../components/feedback/Notice';
import { QuietLink } from '../../../components/layout/QuietLink';
import { Num } from '../../../components/numbers/Num';
import { useWorkspace } from '../../../lib/workspace';
import type { CampaignReasons } from '../api/campaigns';
import classes from './Reasons.module.css';

/** What this campaign sends again, and the campaigns that send it again, with what came of them. */
export function Resends({ reasons: { original, resends } }: { reasons: CampaignReasons }) {
  if (!original && resends.length === 0) return null;
  return (
    <div className={classes.notes}>
      {original && (
        <Notice icon={IconRepeat} action={<ToCampaign id={original.campaignId} />}>
          It goes to those who did not get “{original.name}”.
        </Notice>
      )}
      {resends.map(({ campaignId, name, recipients, accepted }) => (
        <Notice key={campaignId} icon={IconRepeat} action={<ToCampaign id={campaignId} />}>
          Sent again to <Num value={recipients} /> as “{name}”: <Num value={accepted} /> accepted by now.
        </Notice>
      ))}
    </div>
  );
}

function ToCampaign({ id }: { id: string }) {
  const { workspace } = useWorkspace();
  return (
    <QuietLink to="/w/$workspaceId/campaigns/$id/live" params={{ workspaceId: workspace.id, id }}>
      Open
    </QuietLink>
  );
}
