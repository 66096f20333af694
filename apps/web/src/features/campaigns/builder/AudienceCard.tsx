import { MultiSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { Notice } from '../../../components/feedback/Notice';
import { QuietLink } from '../../../components/layout/QuietLink';
import { TickCard } from '../../../components/layout/TickCard';
import { SumEquation } from '../../../components/numbers/SumEquation';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatCount } from '../../../lib/format/number';
import { useWorkspace } from '../../../lib/workspace';
import { listListsOptions, type Campaign } from '../api/campaigns';
import type { CardParts } from './card-parts';
import { cardState } from './checks';
import { FaultNote } from './FaultNote';
import classes from './fields.module.css';

/** Who gets it, who is left out, and how the number comes about. */
export function AudienceCard({ draft: { campaign, saver }, checklist, mayEdit }: CardParts) {
  const { workspace } = useWorkspace();
  const { locale } = useFormat();
  const lists = useQuery(listListsOptions({ path: { workspaceId: workspace.id } }));
  const { audience } = campaign;
  const choices = (lists.data?.items ?? []).map(({ id, name, members }) => ({
    value: id,
    label: `${name} · ${formatCount(members, 'person', 'people', locale)}`,
  }));
  const change = (part: Partial<Campaign['audience']>) =>
    saver.change({ audience: { ...audience, ...part } });
  const chosen = audience.everybody || audience.lists.length > 0;

  return (
    <TickCard
      title="Audience"
      state={cardState(checklist, campaign, ['audience', 'consent'])}
      action={
        <SegmentedControl
          aria-label="Who gets it"
          data={[
            { value: 'lists', label: 'Lists' },
            { value: 'everybody', label: 'Everybody' },
          ]}
          value={audience.everybody ? 'everybody' : 'lists'}
          onChange={(to) => change({ everybody: to === 'everybody' })}
          disabled={!mayEdit}
        />
      }
    >
      <div id="audience" className={classes.stack}>
        <div className={classes.pair}>
          {!audience.everybody && (
            <MultiSelect
              label="People on"
              placeholder={audience.lists.length === 0 ? 'Choose lists' : ''}
              data={choices}
              value={audience.lists}
              onChange={(ids) => change({ lists: ids })}
              searchable
              hidePickedOptions
              nothingFoundMessage="No list by this name"
            />
          )}
          <MultiSelect
            label="Without people on"
            placeholder={audience.excludeLists.length === 0 ? 'Nobody is left out' : ''}
            data={choices}
            value={audience.excludeLists}
            onChange={(ids) => change({ excludeLists: ids })}
            searchable
            hidePickedOptions
            nothingFoundMessage="No list by this name"
          />
        </div>
        {lists.data?.items.length === 0 && (
          <Notice
            action={
              <QuietLink to="/w/$workspaceId/lists" params={{ workspaceId: workspace.id }}>
                Make a list
              </QuietLink>
            }
          >
            There is no list yet. A list says where its people agreed to get mail.
          </Notice>
        )}
        {chosen && !checklist && <BlockSkeleton height={48} />}
        {chosen && checklist && <AudienceSum {...checklist.audience} />}
        <FaultNote checklist={checklist} keys={chosen ? ['audience', 'consent'] : []} />
      </div>
    </TickCard>
  );
}

interface AudienceSumProps {
  match: number;
  excluded: number;
  suppressed: number;
  willGet: number;
}

function AudienceSum({ match, excluded, suppressed, willGet }: AudienceSumProps) {
  return (
    <SumEquation
      form="rest"
      terms={[
        { value: match, label: match === 1 ? 'matches' : 'match' },
        { value: excluded, label: 'left out' },
        { value: suppressed, label: 'suppressed' },
      ]}
      total={{ value: willGet, label: 'will get it' }}
    />
  );
}
