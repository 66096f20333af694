import type { ReactNode } from 'react';
import { reasonOf } from '../feedback/ErrorState';
import { Notice } from '../feedback/Notice';
import classes from './FormColumn.module.css';

interface FormColumnProps {
  /** `form.onSubmit(values => …)` of useSchemaForm */
  onSubmit: React.FormEventHandler<HTMLFormElement>;
  children: ReactNode;
  /** what the server refused beyond single fields */
  problem?: unknown;
  /** buttons, the filled one first in the text and last on screen */
  actions: ReactNode;
}

/** Fields under each other, a problem if there is one, then the buttons. */
export function FormColumn({ onSubmit, children, problem, actions }: FormColumnProps) {
  return (
    <form onSubmit={onSubmit} className={classes.form} noValidate>
      {children}
      {problem !== undefined && problem !== null && (
        <div role="alert">
          <Notice tone="bad">{reasonOf(problem)}</Notice>
        </div>
      )}
      <div className={classes.actions}>{actions}</div>
    </form>
  );
}

/** Fields beside each other, under each other on phones. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>;
}
