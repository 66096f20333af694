import { useState, type ReactNode } from 'react';
import { Button, Modal, TextInput } from '@mantine/core';
import { useFormat } from '../../lib/format/FormatContext';
import { formatNumber } from '../../lib/format/number';
import { reasonOf } from './ErrorState';
import { Notice } from './Notice';
import { mustTypeCount, typedCount } from './typed-count';
import classes from './ConfirmDialog.module.css';

interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  /** asks: "Send to 48,709 people?" */
  title: string;
  /** count, time and the way back */
  children: ReactNode;
  /** the button's verb: "Erase", "Schedule for" */
  verb: string;
  /** repeated on the button; from 10,000 on it must be typed */
  count?: number;
  /** "people", "mails"; after the count on the button */
  unit?: string;
  /** throws what the dialog then shows; resolves to close it */
  onConfirm: () => Promise<void>;
  destructive?: boolean;
  cancelLabel?: string;
}

/** For what cannot be undone. What can be undone gets an undoToast instead. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size={460}>
      <Question {...props} />
    </Modal>
  );
}

/** Its own component, so that what was typed is forgotten when the dialog closes. */
function Question(props: ConfirmDialogProps) {
  const { locale } = useFormat();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const count = props.count;
  const mustType = mustTypeCount(count);
  const label = [props.verb, count === undefined ? '' : formatNumber(count, locale), props.unit ?? '']
    .filter(Boolean)
    .join(' ');

  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await props.onConfirm();
      props.onClose();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className={classes.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <div className={`num ${classes.text}`}>{props.children}</div>
      {mustType && (
        <TextInput
          label={`Type ${count} to go on`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
        />
      )}
      {error !== null && <Notice tone="bad">{reasonOf(error)}</Notice>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={props.onClose}>
          {props.cancelLabel ?? 'Not yet'}
        </Button>
        <Button
          type="submit"
          className="num"
          color={props.destructive ? 'vermilion' : undefined}
          loading={busy}
          disabled={mustType && typedCount(typed) !== count}
        >
          {label}
        </Button>
      </div>
    </form>
  );
}
