import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../../components/feedback/Skeletons';
import { Num } from '../../../components/numbers/Num';
import { keysetPaging, pagedRows } from '../../../lib/api/paging';
import { groupReturnedOptions, listReturnedInfiniteOptions } from '../api/inbox';
import type { Folder } from '../folders';
import type { Inbox } from '../use-inbox';
import { ReturnedRow } from './ReturnedRow';
import classes from './ReturnedPane.module.css';

const answers: Record<string, string> = {
  bounces:
    'Mail that came back. A dead address is suppressed, and only on proof that the report is about our mail.',
  complaints: 'People who called your mail spam. They get no more of it.',
  machines: 'Newsletters, notices and whatever else no person wrote to you.',
};

/** Bounces and complaints: in figures, then one by one with the server's words and the way back. */
export function ReturnedPane({
  inbox,
  folder,
}: {
  inbox: Inbox;
  folder: Extract<Folder, { kind: 'returned' }>;
}) {
  const { workspaceId, search } = inbox;
  const campaign = search.campaignId ? { campaignId: search.campaignId } : {};
  const list = pagedRows(
    useInfiniteQuery({
      ...listReturnedInfiniteOptions({
        path: { workspaceId },
        query: { kind: folder.query, limit: 50, ...campaign },
      }),
      ...keysetPaging,
    }),
  );
  return (
    <section className={classes.pane} aria-label={folder.name}>
      <header className={classes.head}>
        <h2>{folder.name}</h2>
        <p>{answers[folder.query]}</p>
      </header>
      {folder.query === 'bounces' && <Groups workspaceId={workspaceId} campaign={campaign} />}
      {list.error ? (
        <ErrorState title={`${folder.name} did not load`} error={list.error} onRetry={list.reload} />
      ) : !list.rows ? (
        <RowsSkeleton rows={8} />
      ) : list.rows.length === 0 ? (
        <EmptyState icon={folder.icon} title="Nothing here">
          Nothing of this kind has come back.
        </EmptyState>
      ) : (
        <ul>
          {list.rows.map((row) => (
            <ReturnedRow key={row.id} workspaceId={workspaceId} row={row} />
          ))}
        </ul>
      )}
      {list.hasMore && (
        <div className={classes.more}>
          <Button size="xs" variant="default" loading={list.loadingMore} onClick={list.loadMore}>
            Show more
          </Button>
        </div>
      )}
    </section>
  );
}

/** What came back, by verdict and provider. */
function Groups({ workspaceId, campaign }: { workspaceId: string; campaign: { campaignId?: string } }) {
  const query = useQuery(groupReturnedOptions({ path: { workspaceId }, query: campaign }));
  const groups = (query.data?.groups ?? []).filter(({ kind }) => kind !== 'complaint').slice(0, 8);
  if (query.error)
    return (
      <ErrorState title="The figures did not load" error={query.error} onRetry={() => void query.refetch()} />
    );
  if (groups.length === 0) return null;
  return (
    <div className={classes.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            <th scope="col">Provider</th>
            <th scope="col">Came back</th>
            <th scope="col">Suppressed</th>
            <th scope="col">Unproven</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={`${group.kind} ${group.category} ${group.provider}`}>
              <th scope="row">{capital(group.meaning ?? 'no reason that we understand was given')}</th>
              <td>{group.provider ?? '–'}</td>
              <td>
                <Num value={group.count} />
              </td>
              <td>
                <Num value={group.suppressed} />
              </td>
              <td>
                <Num value={group.unproven} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
