import { notifications } from '@mantine/notifications';
import { StateGlyph } from '../states/StateGlyph';
import { QuietButton } from '../layout/QuietLink';
import { reasonOf } from './ErrorState';

const undoForMs = 10_000;

interface UndoToast {
  /** what was done, in the past: "38 people moved to “Cafés, wholesale”." */
  message: string;
  /** takes it back; may fail, then the toast says so */
  undo: () => Promise<void>;
}

/** Says what was done and offers for ten seconds to take it back. For acts that can be reversed. */
export function undoToast({ message, undo }: UndoToast) {
  const id = notifications.show({
    message: (
      <Words
        message={message}
        action={
          <QuietButton
            onClick={() => {
              notifications.hide(id);
              undo().catch((error: unknown) => {
                problemToast('It could not be undone', error);
              });
            }}
          >
            Undo
          </QuietButton>
        }
      />
    ),
    autoClose: undoForMs,
    withBorder: false,
  });
}

/** Says that something was done that needs no undo. */
export function doneToast(message: string) {
  notifications.show({ message: <Words message={message} />, autoClose: 5_000 });
}

/** Says that an act failed; stays until it is closed, because nobody should miss it. */
export function problemToast(title: string, error: unknown) {
  notifications.show({
    message: <Words bad message={`${title}. ${reasonOf(error)}`} />,
    autoClose: false,
  });
}

function Words({
  message,
  action,
  bad = false,
}: {
  message: string;
  action?: React.ReactNode;
  bad?: boolean;
}) {
  return (
    <span className="num" style={{ display: 'flex', alignItems: 'center', gap: 10, color: 'var(--mw-text)' }}>
      <StateGlyph state={{ check: bad ? 'broken' : 'ready' }} />
      <span style={{ flex: 1 }}>{message}</span>
      {action}
    </span>
  );
}
