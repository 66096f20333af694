import { useState } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../../components/feedback/Skeletons';
import { CardList } from '../../../components/layout/Card';
import { Section } from '../../../components/layout/Section';
import { Num } from '../../../components/numbers/Num';
import { useTopic } from '../../../lib/live/live-line';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { getCampaignReasonsOptions, type CampaignReasons } from '../api/campaigns';
import { RecipientsLink } from '../recipients/RecipientsLink';
import { Resends } from './Resends';
import { SendAgainDialog } from './SendAgainDialog';
import { leftOf } from './left-of';
import classes from './Reasons.module.css';

type Reason = CampaignReasons['reasons'][number];

/** Why people did or didn't get a campaign: every recipient under one reason, and sending it again by reason. */
export function Reasons({ id }: { id: string }) {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const found = useQuery(getCampaignReasonsOptions({ path: { workspaceId: workspace.id, id } }));
  useTopic(`campaign:${id}`, () => void found.refetch());
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asks, setAsks] = useState(false);

  if (!found.data) {
    if (!found.error) return <RowsSkeleton rows={4} />;
    return (
      <ErrorState title="The reasons did not load" error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  const { reasons, total } = found.data;
  if (total === 0) return null;
  const again = reasons.filter((reason) => chosen.includes(reason.key) && leftOf(reason) > 0);
  const people = again.reduce((sum, reason) => sum + leftOf(reason), 0);
  const toggle = ({ key }: Reason) =>
    setChosen((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key]));
  const mayChoose = mayEdit && reasons.some((reason) => leftOf(reason) > 0);

  return (
    <Section
      title="Why they did or didn’t get it"
      aside={
        <>
          <Num value={total} /> {total === 1 ? 'person' : 'people'}
        </>
      }
      link={
        mayChoose && (
          <Button
            size="xs"
            leftSection={<IconRepeat size={14} />}
            disabled={people === 0}
            onClick={() => setAsks(true)}
          >
            {people === 0 ? 'Send again …' : <SendTo people={people} />}
          </Button>
        )
      }
      first
    >
      <Resends reasons={found.data} />
      {mayChoose && people === 0 && (
        <p className={classes.hint}>Choose reasons to send the same mail again to those people.</p>
      )}
      <div className={classes.card}>
        <CardList label="Final reasons">
          {reasons.map((reason) => (
            <Line
              key={reason.key}
              id={id}
              reason={reason}
              chosen={chosen.includes(reason.key)}
              {...(mayEdit && leftOf(reason) > 0 ? { onToggle: () => toggle(reason) } : {})}
            />
          ))}
        </CardList>
      </div>
      <SendAgainDialog
        id={id}
        reasons={again}
        people={people}
        opened={asks}
        onClose={() => setAsks(false)}
        onSent={() => setChosen([])}
      />
    </Section>
  );
}

const SendTo = ({ people }: { people: number }) => (
  <span className="num">
    Send again to <Num value={people} /> …
  </span>
);

interface LineProps {
  id: string;
  reason: Reason;
  chosen: boolean;
  /** absent: they cannot be sent to again */
  onToggle?: () => void;
}

function Line({ id, reason, chosen, onToggle }: LineProps) {
  const { key, title, count, sentAgain, says, outcome } = reason;
  return (
    <li className={classes.reason} data-chosen={chosen || undefined}>
      {onToggle ? (
        <Checkbox size="xs" checked={chosen} onChange={onToggle} aria-label={`Send again: ${title}`} />
      ) : (
        <span />
      )}
      <span className={classes.title}>
        <RecipientsLink id={id} search={{ finalReason: key }}>
          {title}
        </RecipientsLink>
      </span>
      <span className={`num ${classes.count}`}>
        <Num value={count} />
      </span>
      {outcome === 'not_reached' && (
        <span className={`num ${classes.says}`}>
          {sentAgain > 0 && (
            <>
              <Num value={sentAgain} /> of them {sentAgain === 1 ? 'was' : 'were'} sent to again.{' '}
            </>
          )}
          {(reason.again !== 'offered' || chosen) && says}
        </span>
      )}
    </li>
  );
}
