import { Num } from '../../../components/numbers/Num';
import type { LiveCampaign } from '../api/home';
import classes from './GoingOut.module.css';

const shown = 6;

/** The largest mailbox providers of a send, each with its own pace. */
export function Lanes({ lanes }: { lanes: LiveCampaign['lanes'] }) {
  if (lanes.length === 0) return null;
  return (
    <ul className={`num ${classes.lanes}`} aria-label="By mailbox provider">
      {lanes.slice(0, shown).map((lane) => (
        <li key={lane.provider} className={classes.lane}>
          <span className={`truncate ${classes.laneName}`} title={lane.name}>
            {lane.name}
          </span>
          <span className={classes.laneRate}>
            <Pace lane={lane} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Pace({ lane: { counts, perMinute } }: { lane: LiveCampaign['lanes'][number] }) {
  const open = counts.queued + counts.in_flight + counts.deferred;
  if (open === 0) return 'Done';
  if (perMinute > 0) {
    return (
      <>
        <Num value={perMinute} />
        /min
      </>
    );
  }
  return (
    <span className="text-2">
      <Num value={open} /> wait
    </span>
  );
}
