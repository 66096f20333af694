import { useState } from 'react';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconBolt, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { StackedBar } from '../../../components/bars/StackedBar';
import { problemToast } from '../../../components/feedback/undo-toast';
import { Card } from '../../../components/layout/Card';
import { ButtonLink } from '../../../components/layout/QuietLink';
import { Num } from '../../../components/numbers/Num';
import { When } from '../../../components/numbers/When';
import { LivePulse } from '../../../components/states/LivePulse';
import { StateWord } from '../../../components/states/StateGlyph';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { goOnWithCampaign, holdCampaign, type LiveCampaign } from '../api/home';
import { barCounts, lookOf, recipientsOf } from '../campaign-look';
import { Lanes } from './Lanes';
import { slownessOf } from './slowness';
import classes from './GoingOut.module.css';

/** One campaign that is under way: how far, how fast, in which lanes, and the button that holds it. */
export function RunningCampaign({ live, stale }: { live: LiveCampaign; stale: boolean }) {
  const { workspace } = useWorkspace();
  const { campaign, counts } = live;
  const path = { workspaceId: workspace.id, id: campaign.id };
  const note = slownessOf(live);
  return (
    <Card padding="none">
      <div className={classes.card} data-stale={stale || undefined}>
        <div className={classes.head}>
          <div>
            <CampaignState live={live} />
            <h2 className={classes.name}>{campaign.name}</h2>
          </div>
          <div className={classes.buttons}>
            <HoldButton live={live} />
            <ButtonLink variant="default" to="/w/$workspaceId/campaigns/$id/live" params={path}>
              Open
            </ButtonLink>
          </div>
        </div>
        <div className={`num ${classes.figures}`}>
          <span className={classes.count}>
            <span className={classes.big}>
              <Num value={counts.accepted} />
            </span>
            <span className="text-2 size-sm">
              of <Num value={recipientsOf(counts)} /> accepted
            </span>
          </span>
          <span className={classes.rate}>
            <span>
              <b>
                <Num value={live.perMinute} />
              </b>{' '}
              a minute
            </span>
            {live.doneAt !== null && (
              <span>
                done{' '}
                <b>
                  <When at={live.doneAt} />
                </b>
              </span>
            )}
          </span>
        </div>
        <StackedBar counts={barCounts(counts)} legend />
      </div>
      <Lanes lanes={live.lanes} />
      {note !== null && (
        <p className={`num ${classes.note}`}>
          <IconBolt size={14} aria-hidden />
          {note}
        </p>
      )}
    </Card>
  );
}

function CampaignState({ live: { campaign, counts } }: { live: LiveCampaign }) {
  const goes = campaign.state === 'sending' || campaign.state === 'launching';
  return (
    <p className={classes.state} data-held={!goes || undefined}>
      {goes ? (
        <>
          <LivePulse /> Going out now
        </>
      ) : (
        <>
          <StateWord state={lookOf(campaign.state, counts)} />
          {campaign.stateSays}
        </>
      )}
    </p>
  );
}

/** Pause while it goes out, Resume while it is held. What is out cannot be called back, so neither needs a question. */
function HoldButton({ live: { campaign } }: { live: LiveCampaign }) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const mayEdit = useMayEdit();
  const [busy, setBusy] = useState(false);
  const held = campaign.state === 'paused' || campaign.state === 'stopped';
  if (!mayEdit || (campaign.state !== 'sending' && !held)) return null;

  const change = async () => {
    setBusy(true);
    try {
      await (held ? goOnWithCampaign : holdCampaign)(queries, { workspaceId: workspace.id, id: campaign.id });
    } catch (error) {
      problemToast(held ? 'It could not be resumed' : 'It could not be paused', error);
    } finally {
      setBusy(false);
    }
  };
  const Picture = held ? IconPlayerPlay : IconPlayerPause;
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<Picture size={14} stroke={1.8} aria-hidden />}
      onClick={() => void change()}
    >
      {held ? 'Resume' : 'Pause'}
    </Button>
  );
}
