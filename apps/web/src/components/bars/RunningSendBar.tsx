import { inLink, type EmptyLink } from '../layout/in-link';
import { ActionIcon } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { Percent } from '../numbers/Percent';
import { When } from '../numbers/When';
import { shareOf } from '../../lib/format/number';
import type { DeliveryCounts } from '../states/delivery-states';
import { StackedBar } from './StackedBar';
import classes from './RunningSendBar.module.css';

interface RunningSendBarProps {
  name: string;
  /** to the live page: `<PlainLink to="…" />` */
  link: EmptyLink;
  counts: DeliveryCounts;
  people: number;
  /** expected end, null while it cannot be said */
  doneAt: string | null;
  /** why nothing leaves at the moment */
  held?: 'paused' | 'stopped';
  /** null where this person may not, or there is nothing to pause */
  onPause: (() => void) | null;
  onResume?: (() => void) | null;
}

/** The send that goes out now, at the foot of the sidebar, with Pause within reach; Resume while it is held. */
export function RunningSendBar({
  name,
  link,
  counts,
  people,
  doneAt,
  held,
  onPause,
  onResume,
}: RunningSendBarProps) {
  return (
    <section aria-label={`${held ? 'Held' : 'Going out'}: ${name}`} className={classes.bar}>
      <div className={classes.line}>
        <span className={`truncate ${classes.name}`}>{inLink(link, name)}</span>
        {onPause && (
          <ActionIcon variant="default" size={24} radius="sm" aria-label={`Pause ${name}`} onClick={onPause}>
            <IconPlayerPause size={12} />
          </ActionIcon>
        )}
        {held && onResume && (
          <ActionIcon
            variant="default"
            size={24}
            radius="sm"
            aria-label={`Resume ${name}`}
            onClick={onResume}
          >
            <IconPlayerPlay size={12} />
          </ActionIcon>
        )}
      </div>
      <div className={`num ${classes.facts}`}>
        <span>
          <Percent share={shareOf(counts.accepted ?? 0, people)} digits={0} /> accepted
        </span>
        {held ? (
          <span>{held}</span>
        ) : (
          doneAt !== null && (
            <span>
              done <When at={doneAt} />
            </span>
          )
        )}
      </div>
      <StackedBar counts={counts} height={5} />
    </section>
  );
}
