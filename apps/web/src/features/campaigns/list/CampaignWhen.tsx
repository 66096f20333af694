import { Percent } from '../../../components/numbers/Percent';
import { When } from '../../../components/numbers/When';
import type { CampaignLine } from '../api/campaigns';
import { settledShare } from '../campaign-state';

/** When something happens or happened to a campaign: its zone where a person chose one, its distance where it lies ahead. */
export function CampaignWhen({ line }: { line: CampaignLine }) {
  switch (line.state) {
    case 'draft':
      return (
        <>
          begun <When at={line.createdAt} />
        </>
      );
    case 'scheduled':
      return (
        <When
          at={line.launchAt}
          as="both"
          zone
          {...(line.schedule ? { timeZone: line.schedule.timeZone } : {})}
        />
      );
    case 'launching':
      return <>getting ready</>;
    case 'sending':
      return (
        <>
          <Percent share={settledShare(line.counts)} digits={0} /> done, since <When at={line.launchedAt} />
        </>
      );
    case 'paused':
    case 'stopped':
      return (
        <>
          <Percent share={settledShare(line.counts)} digits={0} /> done, begun <When at={line.launchedAt} />
        </>
      );
    default:
      return <When at={line.finishedAt ?? line.launchedAt ?? line.createdAt} />;
  }
}
