import { StackedBar } from '../../../components/bars/StackedBar';
import { CardList, NameAndFacts } from '../../../components/layout/Card';
import { Section } from '../../../components/layout/Section';
import { Num } from '../../../components/numbers/Num';
import { ProviderTile } from '../../../components/people/ProviderTile';
import { StateWord } from '../../../components/states/StateGlyph';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatNumber } from '../../../lib/format/number';
import type { LiveCampaign } from '../api/campaigns';
import { barCounts, waitingOf } from '../campaign-state';
import { RecipientsLink } from '../recipients/RecipientsLink';
import { restOf } from './headline';
import classes from './Lanes.module.css';
import { Slowness } from './Slowness';

/** Where each mailbox provider stands. */
export function Lanes({ live }: { live: LiveCampaign }) {
  const { campaign, lanes } = live;
  const sending = campaign.state === 'sending';
  return (
    <Section title="Lanes" aside="One for each mailbox provider">
      <CardList label="Lanes">
        {lanes.map((lane) => (
          <li key={lane.provider} className={classes.lane}>
            <div className={classes.name}>
              <ProviderTile name={lane.name} />
              <NameAndFacts
                name={
                  <RecipientsLink id={campaign.id} search={{ provider: lane.provider }}>
                    {lane.name}
                  </RecipientsLink>
                }
                facts={<People count={lane.counts.total} />}
              />
            </div>
            <div className={classes.course}>
              <StackedBar counts={barCounts(lane.counts)} height={8} />
              <div className={`num size-xs text-2 ${classes.under}`}>
                <span>
                  <RecipientsLink id={campaign.id} search={{ provider: lane.provider, state: 'accepted' }}>
                    <Num value={lane.counts.accepted} /> accepted
                  </RecipientsLink>
                </span>
                <span>{restWords(lane, campaign.id)}</span>
              </div>
              {sending && lane.slowness && restOf(lane.counts) > 0 && <Slowness slowness={lane.slowness} />}
            </div>
            <div className={`num ${classes.rate}`}>
              {restOf(lane.counts) === 0 ? (
                <StateWord state={{ campaign: 'finished' }} />
              ) : sending ? (
                <>
                  <b>
                    <Num value={lane.perMinute} />
                  </b>{' '}
                  <span className="size-xs text-3">last minute</span>
                </>
              ) : (
                <StateWord state={{ mail: 'waiting' }} />
              )}
            </div>
          </li>
        ))}
      </CardList>
    </Section>
  );
}

function People({ count }: { count: number }) {
  const { locale } = useFormat();
  return `${formatNumber(count, locale)} ${count === 1 ? 'person' : 'people'}`;
}

function restWords({ provider, counts }: LiveCampaign['lanes'][number], id: string) {
  const waiting = waitingOf(counts);
  const parts = [
    { count: waiting, word: 'waiting', state: 'waiting' as const },
    { count: counts.deferred, word: 'trying again', state: 'deferred' as const },
    { count: counts.rejected, word: 'rejected', state: 'rejected' as const },
    { count: counts.uncertain, word: 'uncertain', state: 'uncertain' as const },
  ].filter(({ count }) => count > 0);
  return parts.map(({ count, word, state }, index) => (
    <span key={state}>
      {index > 0 && ' · '}
      <RecipientsLink id={id} search={{ provider, state }}>
        <Num value={count} /> {word}
      </RecipientsLink>
    </span>
  ));
}
