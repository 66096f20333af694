import { useState } from 'react';
import { StackedBar } from '../../../components/bars/StackedBar';
import { Sparkline } from '../../../components/charts/Sparkline';
import { Num } from '../../../components/numbers/Num';
import { SumEquation, type Term } from '../../../components/numbers/SumEquation';
import { When } from '../../../components/numbers/When';
import { useFormat } from '../../../lib/format/FormatContext';
import type { LiveCampaign } from '../api/campaigns';
import { barCounts, waitingOf } from '../campaign-state';
import { RecipientsLink } from '../recipients/RecipientsLink';
import { Afterwards } from './Afterwards';
import { headline } from './headline';
import classes from './LiveHead.module.css';

interface LiveHeadProps {
  live: LiveCampaign;
  /** the numbers are old: they stay, in grey */
  stale: boolean;
}

/** The answer, the bar, the sum that adds up, and how fast it goes. */
export function LiveHead({ live, stale }: LiveHeadProps) {
  const { locale } = useFormat();
  const { campaign, counts, doneAt } = live;
  const link = (search: React.ComponentProps<typeof RecipientsLink>['search']) => (
    <RecipientsLink id={campaign.id} search={search} />
  );
  const all: Term[] = [
    { value: counts.accepted, label: 'accepted', fill: 'accepted', link: link({ state: 'accepted' }) },
    { value: counts.deferred, label: 'trying again', fill: 'later', link: link({ state: 'deferred' }) },
    { value: counts.rejected, label: 'rejected', fill: 'rejected', link: link({ state: 'rejected' }) },
    { value: counts.uncertain, label: 'uncertain', fill: 'uncertain', link: link({ state: 'uncertain' }) },
    { value: counts.in_flight, label: 'on the way', fill: 'waiting', link: link({ state: 'in_flight' }) },
    { value: counts.queued, label: 'waiting', fill: 'waiting', link: link({ state: 'queued' }) },
  ];
  // Left out before it began, or when it was cancelled: a term only where there is somebody.
  if (counts.skipped > 0)
    all.push({ value: counts.skipped, label: 'not tried', fill: 'muted', link: link({ state: 'skipped' }) });

  return (
    <div className={classes.head} data-stale={stale || undefined}>
      <div className={classes.sum}>
        <h1>
          {headline(live, locale)}{' '}
          {campaign.state === 'sending' && doneAt !== null && (
            <span className={classes.done}>
              Done about <When at={doneAt} zone />.
            </span>
          )}
          {campaign.finishedAt !== null && campaign.state === 'finished' && (
            <span className={classes.done}>
              <When at={campaign.finishedAt} zone />
            </span>
          )}
        </h1>
        <StackedBar counts={barCounts(counts)} height={16} />
        <SumEquation
          total={{ value: counts.total, label: counts.total === 1 ? 'person' : 'people', link: link({}) }}
          terms={all}
        />
        <Afterwards live={live} />
      </div>
      {campaign.state === 'sending' && <Speed live={live} />}
    </div>
  );
}

const trailLength = 60;

function Speed({ live: { perMinute, account, counts } }: { live: LiveCampaign }) {
  const [trail, setTrail] = useState<readonly number[]>([perMinute]);
  if (trail.at(-1) !== perMinute) setTrail([...trail, perMinute].slice(-trailLength));
  return (
    <div className={classes.speed}>
      <span className="size-xs text-2">Speed now</span>
      <span>
        <span className={`num ${classes.rate}`}>
          <Num value={perMinute} />
        </span>{' '}
        <span className="size-sm text-3">a minute</span>
      </span>
      {perMinute === 0 && waitingOf(counts) > 0 && account?.says ? (
        <span className={`size-xs text-2 ${classes.why}`}>{account.says}</span>
      ) : (
        <Sparkline values={trail} width={150} height={34} />
      )}
    </div>
  );
}
