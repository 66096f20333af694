import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { Num } from '../../../components/numbers/Num';
import { StateGlyph } from '../../../components/states/StateGlyph';
import { countInboxOptions, listMailboxesOptions } from '../api/inbox';
import { type Folder, ownFolders, sortedAway } from '../folders';
import type { Inbox } from '../use-inbox';
import { lookOfMailbox } from './mailbox-look';
import classes from './FolderRail.module.css';

/** Folders and mailboxes at the left; on phones the folders are chips above the list. */
export function FolderRail({ inbox }: { inbox: Inbox }) {
  const { workspaceId, search, go } = inbox;
  const counts = useQuery(countInboxOptions({ path: { workspaceId } }));
  const mailboxes = useQuery(listMailboxesOptions({ path: { workspaceId } }));

  const line = (folder: Folder) => {
    const { key, name, icon: Picture, count } = folder;
    return (
      <button
        key={key}
        type="button"
        className={classes.folder}
        aria-current={inbox.folder.key === key ? 'page' : undefined}
        onClick={() => go({ folder: key, id: undefined, panel: undefined })}
      >
        <Picture size={16} stroke={1.7} aria-hidden />
        <span className={classes.name}>{name}</span>
        {counts.data && (
          <span className={classes.count}>
            <Num value={count(counts.data)} />
          </span>
        )}
      </button>
    );
  };

  return (
    <nav className={classes.rail} aria-label="Folders">
      <h1 className={classes.title}>Inbox</h1>
      {ownFolders.map(line)}
      <p className={classes.head}>Sorted away for you</p>
      {sortedAway.map(line)}
      <p className={classes.head}>Mailboxes</p>
      {mailboxes.error ? (
        <ErrorState
          title="The mailboxes did not load"
          error={mailboxes.error}
          onRetry={() => void mailboxes.refetch()}
        />
      ) : null}
      {mailboxes.data?.items.map((mailbox) => {
        const look = lookOfMailbox(mailbox.state);
        const chosen = search.mailboxId === mailbox.id;
        return (
          <button
            key={mailbox.id}
            type="button"
            title={mailbox.stateSays || mailbox.address}
            className={classes.folder}
            aria-pressed={chosen}
            onClick={() => go({ mailboxId: chosen ? undefined : mailbox.id })}
          >
            <StateGlyph state={{ mailbox: look.state }} />
            <span className={classes.name}>{mailbox.address.split('@')[0]}@</span>
            {look.word && <span className={classes.trouble}>{look.word}</span>}
          </button>
        );
      })}
      <p className={classes.promise}>
        Your mailboxes are only looked at. Nothing in them is marked as read or moved.
      </p>
    </nav>
  );
}
