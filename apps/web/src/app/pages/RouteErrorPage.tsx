import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { ErrorState } from '../../components/feedback/ErrorState';
import { ApiProblem } from '../../lib/api/problem';
import classes from './pages.module.css';

/** A page that could not be shown at all. The shell around it stays. */
export function RouteErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const away = error instanceof ApiProblem && error.status === 0;
  return (
    <div className={classes.middle}>
      <ErrorState
        title={away ? 'Mailwright does not answer' : 'This page did not load'}
        error={error}
        onRetry={() => {
          queries.reset();
          reset();
          void router.invalidate();
        }}
      />
    </div>
  );
}
