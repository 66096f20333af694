import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconCircleXFilled, IconRefresh } from '@tabler/icons-react';
import { ApiProblem } from '../../lib/api/problem';
import classes from './EmptyState.module.css';

interface ErrorStateProps {
  /** what failed: "The report did not load" */
  title: string;
  error: unknown;
  /** what still goes on: "The campaign itself goes on." */
  stillWorks?: ReactNode;
  onRetry?: () => void;
}

/**
 * A part that failed, in its own place: the rest of the page stays, and nothing of it is shown as zero.
 * The reason is the server's own sentence where there is one.
 */
export function ErrorState({ title, error, stillWorks, onRetry }: ErrorStateProps) {
  return (
    <div className={classes.empty} role="alert">
      <span className={classes.tile} data-tone="bad">
        <IconCircleXFilled size={20} aria-hidden />
      </span>
      <p className={classes.title}>{title}</p>
      <p className={`num ${classes.text}`}>
        {reasonOf(error, title)} {stillWorks}
      </p>
      {onRetry && (
        <div className={classes.action}>
          <Button size="xs" variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}

/** The reason of a failure as sentences for a person; what `title` says already is not said again. */
export function reasonOf(error: unknown, title?: string): string {
  if (!(error instanceof ApiProblem)) return 'Something on this page went wrong.';
  return [error.detail ?? error.title, error.remedy]
    .filter((part) => part !== null && part !== title)
    .map(asSentence)
    .join(' ');
}

const asSentence = (text: string | null) => (text && !/[.!?]$/.test(text) ? `${text}.` : (text ?? ''));
