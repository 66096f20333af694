import { IconMailQuestion } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { ButtonLink } from '../../components/layout/QuietLink';
import classes from './pages.module.css';

/** An address that leads nowhere: mistyped, or the thing was removed. */
export function NotFoundPage() {
  return (
    <div className={classes.middle}>
      <EmptyState
        icon={IconMailQuestion}
        title="There is nothing at this address"
        action={
          <ButtonLink to="/" size="xs" variant="default">
            Go to the start
          </ButtonLink>
        }
      >
        It may be mistyped, or what was here has been removed, or it belongs to a workspace you are not in.
      </EmptyState>
    </div>
  );
}
