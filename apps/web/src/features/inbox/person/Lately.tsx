import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { When } from '../../../components/numbers/When';
import { getContactTimelineOptions, type TimelineItem } from '../api/inbox';
import classes from './Lately.module.css';

const words: Record<TimelineItem['kind'], { word: string; role: string }> = {
  mailed: { word: 'Mailed', role: 'c1' },
  opened: { word: 'Opened', role: 'mute' },
  clicked: { word: 'Clicked', role: 'c2' },
  unsubscribed: { word: 'Unsubscribed', role: 'bad-fill' },
  bounced: { word: 'Bounced', role: 'bad-fill' },
  complained: { word: 'Complained', role: 'bad-fill' },
  replied: { word: 'Answered', role: 'ok-fill' },
  wrote: { word: 'Wrote', role: 'ok-fill' },
  auto_replied: { word: 'Away', role: 'wait-fill' },
  answered: { word: 'You answered', role: 'c4' },
  converted: { word: 'Order', role: 'c3' },
  delayed: { word: 'Late', role: 'wait-fill' },
};
const mailed: Record<string, string> = {
  accepted: 'Accepted',
  rejected: 'Rejected',
  uncertain: 'In doubt',
  skipped: 'Not mailed',
  deferred: 'Trying again',
};

const SHOWN = 6;

/** The last few things between us and this person. */
export function Lately({ workspaceId, contactId }: { workspaceId: string; contactId: string }) {
  const query = useQuery(
    getContactTimelineOptions({ path: { workspaceId, id: contactId }, query: { limit: 20 } }),
  );
  if (query.error)
    return (
      <ErrorState
        title="What happened lately did not load"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  const items = (query.data?.items ?? []).filter(({ machine }) => !machine).slice(0, SHOWN);
  if (items.length === 0) return null;
  return (
    <section>
      <h3 className={classes.head}>Lately</h3>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.id}>
            <i aria-hidden style={{ background: `var(--mw-${words[item.kind].role})` }} />
            <span className={classes.words}>{sentence(item)}</span>
            <span className={classes.when}>
              <When at={item.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentence({ kind, state, says, campaign }: TimelineItem): string {
  const word = kind === 'mailed' ? (mailed[state ?? ''] ?? 'Waiting') : words[kind].word;
  const about =
    kind === 'clicked' || kind === 'converted' ? says : kind === 'mailed' ? (campaign?.name ?? '') : '';
  return about ? `${word} “${about}”` : word;
}
