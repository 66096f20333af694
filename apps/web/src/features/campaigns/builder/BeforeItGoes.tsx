import { Button } from '@mantine/core';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { Card } from '../../../components/layout/Card';
import { ChecklistRail, type Check } from '../../../components/layout/ChecklistRail';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatDay, zoneName } from '../../../lib/format/moment';
import { useNow } from '../../../lib/use-now';
import { useWorkspace } from '../../../lib/workspace';
import type { CardParts } from './card-parts';
import { checkState, checkTitles } from './checks';
import { FixLink } from './FixLink';
import type { SendTime } from './send-time';

interface BeforeItGoesProps extends CardParts {
  error: unknown;
  onRetry: () => void;
  when: SendTime;
  /** the time is chosen and exists */
  settled: boolean;
  onReview: () => void;
}

/** The stop before it goes: what is right, what is worth a look, what stands in the way, each with its fix. */
export function BeforeItGoes({
  draft,
  checklist,
  mayEdit,
  error,
  onRetry,
  when,
  settled,
  onReview,
}: BeforeItGoesProps) {
  const { workspace } = useWorkspace();
  const { locale } = useFormat();
  const now = useNow();
  if (!checklist) {
    if (!error) return <BlockSkeleton height={380} />;
    return (
      <Card>
        <ErrorState title="The checks did not load" error={error} onRetry={onRetry} />
      </Card>
    );
  }
  const { campaign } = draft;
  const checks: Check[] = checklist.items.map((item) => ({
    title: checkTitles[item.key],
    state: checkState(item, campaign),
    note: [item.says, item.state === 'ok' ? '' : item.remedy].filter(Boolean).join(' '),
    fix: item.state === 'ok' ? undefined : <FixLink item={item.key} workspaceId={workspace.id} />,
  }));
  checks.push({
    title: 'Schedule',
    state: settled ? 'ready' : 'todo',
    note: settled
      ? when.mode === 'now'
        ? 'Once you confirm'
        : `${formatDay(dayAtNoon(when.date), now, { locale, timeZone: 'UTC' })}, ${when.time} ${zoneName(when.timeZone)}`
      : 'Choose when it goes.',
    ...(settled ? {} : { fix: <FixLink item="schedule" workspaceId={workspace.id} /> }),
  });
  const blocked = checks.filter(({ state }) => state === 'broken' || state === 'todo').length;

  return (
    <ChecklistRail
      title="Before it goes"
      checks={checks}
      action={
        mayEdit && (
          <Button
            className="desktop-only"
            size="lg"
            fullWidth
            onClick={onReview}
            disabled={!checklist.ready || !settled}
          >
            Review and schedule
          </Button>
        )
      }
      hint={
        blocked === 0
          ? 'Nothing leaves yet. You see every mail first.'
          : `${blocked === 1 ? 'One thing stands' : `${blocked} things stand`} in the way.`
      }
    />
  );
}

/** A day of the calendar as a moment in UTC, far from midnight: the zone it is meant in plays no part. */
const dayAtNoon = (date: string) => new Date(`${date}T12:00:00Z`);
