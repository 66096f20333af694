import { inLink, type EmptyLink } from '../layout/in-link';
import { ActionIcon } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
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
  onPause: () => void;
}

/** The send that goes out now, at the foot of the sidebar, with Pause within reach. */
export function RunningSendBar({ name, link, counts, people, doneAt, onPause }: RunningSendBarProps) {
  return (
    <section aria-label={`Going out: ${name}`} className={classes.bar}>
      <div className={classes.line}>
        <span className={`truncate ${classes.name}`}>{inLink(link, name)}</span>
        <ActionIcon variant="default" size={24} radius="sm" aria-label={`Pause ${name}`} onClick={onPause}>
          <IconPlayerPause size={12} />
        </ActionIcon>
      </div>
      <div className={`num ${classes.facts}`}>
        <span>
          <Percent share={shareOf(counts.accepted ?? 0, people)} digits={0} /> accepted
        </span>
        {doneAt !== null && (
          <span>
            done <When at={doneAt} />
          </span>
        )}
      </div>
      <StackedBar counts={counts} height={5} />
    </section>
  );
}
