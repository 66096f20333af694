import { useWorkspace } from '../../../lib/workspace';
import type { CampaignLine } from '../api/home';
import { FirstSteps } from './FirstSteps';
import { SampleCampaign } from './SampleCampaign';
import classes from './Onboarding.module.css';

/** The way to the first campaign: one button in a sandbox, a few steps for real mail. */
export function Onboarding({ campaigns }: { campaigns: readonly CampaignLine[] }) {
  const { workspace } = useWorkspace();
  return (
    <div className={classes.onboarding}>
      {workspace.kind === 'sandbox' ? <SampleCampaign /> : <FirstSteps drafts={campaigns.length} />}
    </div>
  );
}
