import { Notice } from '../../../components/feedback/Notice';
import { reasonOf } from '../../../components/feedback/ErrorState';
import { problemToast } from '../../../components/feedback/undo-toast';
import { QuietButton } from '../../../components/layout/QuietLink';
import type { Draft } from './use-draft';
import classes from './SaveTrouble.module.css';

/** What keeps the typed words from being saved, and the ways out. Nothing typed is lost meanwhile. */
export function SaveTrouble({ draft: { state, error, saver } }: { draft: Draft }) {
  if (state !== 'conflict' && state !== 'failed') return null;
  const act = (what: Promise<unknown>) => {
    what.catch((problem: unknown) => problemToast('It is still not saved', problem));
  };
  return (
    <div role="alert" className={classes.note}>
      {state === 'conflict' ? (
        <Notice
          tone="wait"
          action={
            <span className={classes.ways}>
              <QuietButton onClick={() => act(saver.keepMine())}>Save mine on top</QuietButton>
              <QuietButton onClick={() => act(saver.takeTheirs())}>Load theirs</QuietButton>
            </span>
          }
        >
          Somebody else changed this campaign meanwhile. What you typed is still here, and not saved.
        </Notice>
      ) : (
        <Notice tone="bad" action={<QuietButton onClick={() => act(saver.flush())}>Save now</QuietButton>}>
          Your last change is not saved. {reasonOf(error)}
        </Notice>
      )}
    </div>
  );
}
