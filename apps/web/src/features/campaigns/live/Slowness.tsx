import { Num } from '../../../components/numbers/Num';
import { When } from '../../../components/numbers/When';
import type { LiveCampaign } from '../api/campaigns';
import classes from './Lanes.module.css';

type Lane = LiveCampaign['lanes'][number];

/** Why a lane is slower than its account: what is done, what that means, and the server's own words. */
export function Slowness({ slowness }: { slowness: NonNullable<Lane['slowness']> }) {
  const { why, reply } = slowness;
  return (
    <div className={`size-xs ${classes.slowness}`}>
      <p>
        <b>{what(slowness)}</b> {why}
      </p>
      {reply !== '' && <p className="text-2">The server said: “{reply}”</p>}
    </div>
  );
}

function what({ heldUntil, limit, connections }: NonNullable<Lane['slowness']>) {
  if (heldUntil !== null)
    return (
      <>
        Held until <When at={heldUntil} zone />.
      </>
    );
  if (limit === null)
    return <>Slowed to {connections === 1 ? 'one connection' : `${connections} connections`}.</>;
  return (
    <>
      Slowed to about <Num value={limit} /> a minute
      {connections !== null &&
        (connections === 1 ? ' over one connection' : ` over ${connections} connections`)}
      .
    </>
  );
}
