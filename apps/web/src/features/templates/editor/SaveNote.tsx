import { Notice } from '../../../components/feedback/Notice';
import { reasonOf } from '../../../components/feedback/ErrorState';
import { problemToast } from '../../../components/feedback/undo-toast';
import { QuietButton } from '../../../components/layout/QuietLink';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatMoment } from '../../../lib/format/moment';
import { useNow } from '../../../lib/use-now';
import type { TemplateDraft } from './use-template-draft';
import classes from './editor.module.css';

/** "Saved 12:04": whether what was typed is safe. */
export function SaveNote({ draft: { state, savedAt, value } }: { draft: TemplateDraft }) {
  const format = useFormat();
  const now = useNow();
  const at = savedAt ?? new Date(value.updatedAt);
  const words = {
    saved: `Saved ${formatMoment(at, now, format)}`,
    waiting: 'Saving …',
    saving: 'Saving …',
    conflict: 'Not saved',
    failed: 'Not saved',
  }[state];
  return <output aria-live={state === 'saved' ? 'polite' : 'off'}>{words}</output>;
}

/** What keeps the typed words from being saved, and the ways out. */
export function SaveTrouble({ draft: { state, error, saver } }: { draft: TemplateDraft }) {
  if (state !== 'conflict' && state !== 'failed') return null;
  const act = (what: Promise<unknown>) => {
    what.catch((problem: unknown) => problemToast('It is still not saved', problem));
  };
  return (
    <div role="alert" className={classes.trouble}>
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
          Somebody else changed this template meanwhile. What you typed is still here, and not saved.
        </Notice>
      ) : (
        <Notice tone="bad" action={<QuietButton onClick={() => act(saver.flush())}>Save now</QuietButton>}>
          Your last change is not saved. {reasonOf(error)}
        </Notice>
      )}
    </div>
  );
}
