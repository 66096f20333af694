import { Button } from '@mantine/core';
import { IconActivity, IconDownload, IconMessage } from '@tabler/icons-react';
import { StaleNote } from '../../../components/feedback/StaleNote';
import { BreadcrumbBar } from '../../../components/layout/BreadcrumbBar';
import { ButtonLink, QuietLink } from '../../../components/layout/QuietLink';
import { StateWord } from '../../../components/states/StateGlyph';
import { useLiveState } from '../../../lib/live/live-line';
import { useWorkspace } from '../../../lib/workspace';
import { exportAddress, type Campaign, type CampaignReport } from '../api/reports';
import { isUnderWay, lookOf } from './campaign-look';

interface ReportBarProps {
  campaign: Campaign;
  counts: CampaignReport['counts'];
  replied: number;
  updatedAt: Date;
  failing: boolean;
}

/** Where we are, how old the numbers are, and what can be done with them. */
export function ReportBar({ campaign, counts, replied, updatedAt, failing }: ReportBarProps) {
  const { workspace } = useWorkspace();
  const { state: line } = useLiveState();
  const path = { workspaceId: workspace.id, id: campaign.id };
  return (
    <BreadcrumbBar
      trail={[
        <QuietLink key="campaigns" to="/w/$workspaceId/campaigns" params={path}>
          Campaigns
        </QuietLink>,
      ]}
      name={campaign.name}
      state={<StateWord state={lookOf(campaign.state, counts)} />}
      note={<StaleNote updatedAt={updatedAt} failing={failing} live={line === 'live'} />}
      actions={
        <>
          <Button
            component="a"
            href={exportAddress(path)}
            download
            variant="default"
            leftSection={<IconDownload size={15} stroke={1.8} aria-hidden />}
          >
            Export
          </Button>
          {isUnderWay(campaign.state) ? (
            <ButtonLink
              to="/w/$workspaceId/campaigns/$id/live"
              params={path}
              leftSection={<IconActivity size={15} stroke={1.8} aria-hidden />}
            >
              Watch it go out
            </ButtonLink>
          ) : (
            replied > 0 && (
              <ButtonLink
                to="/w/$workspaceId/inbox"
                params={path}
                search={{ campaignId: campaign.id }}
                leftSection={<IconMessage size={15} stroke={1.8} aria-hidden />}
              >
                Read the answers
              </ButtonLink>
            )
          )}
        </>
      }
    />
  );
}
