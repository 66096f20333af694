import type { Fill } from '../../../components/bars/Swatch';
import { Card } from '../../../components/layout/Card';
import { Section } from '../../../components/layout/Section';
import { SumEquation, type Term } from '../../../components/numbers/SumEquation';
import type { CampaignReport } from '../api/reports';
import { PeopleLink, type PeopleFilter } from '../PeopleLink';

interface FinalStatesProps {
  campaignId: string;
  states: CampaignReport['states'];
}

/** Everybody is in exactly one state, and on screen they add up. States without anybody stay away, except acceptance. */
export function FinalStates({ campaignId, states }: FinalStatesProps) {
  const term = (value: number, label: string, fill: Fill, filter: PeopleFilter): Term[] =>
    value === 0 && label !== KEPT
      ? []
      : [
          {
            value,
            label,
            fill,
            ...(value > 0 && { link: <PeopleLink campaignId={campaignId} filter={filter} /> }),
          },
        ];
  return (
    <Section title="Where everybody ended" aside="Each person is in one place">
      <Card>
        <SumEquation
          total={{ value: states.total, label: 'People', link: <PeopleLink campaignId={campaignId} /> }}
          terms={[
            ...term(states.accepted, KEPT, 'accepted', { state: 'kept' }),
            ...term(states.returned, 'Accepted, came back', 'warn', { state: 'accepted', did: 'bounced' }),
            ...term(states.rejected, 'Rejected', 'rejected', { state: 'rejected' }),
            ...term(states.uncertain, 'Uncertain', 'uncertain', { state: 'uncertain' }),
            ...term(states.waiting, 'Waiting', 'waiting', { state: 'waiting' }),
            ...term(states.skipped, 'Suppressed', 'muted', { state: 'skipped' }),
          ]}
        />
      </Card>
    </Section>
  );
}

const KEPT = 'Accepted and kept';
