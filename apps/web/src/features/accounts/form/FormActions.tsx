import { Button } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { reasonOf } from '../../../components/feedback/ErrorState';
import { Notice } from '../../../components/feedback/Notice';
import { TestReport } from '../test/TestReport';
import type { useTestAndSave } from './use-test-and-save';
import classes from './FormParts.module.css';

interface FormActionsProps<V extends Record<string, unknown>> {
  use: ReturnType<typeof useTestAndSave<V, unknown>>;
  /** the button of the form: "Save the account" */
  label: string;
  /** checks the form, then tries the server */
  onTest: () => void;
  /** the form's button tests first; this saves although the test failed */
  onSaveAnyway?: (() => void) | undefined;
}

/** The report of the last test, a problem if there is one, and the buttons. */
export function FormActions<V extends Record<string, unknown>>({
  use,
  label,
  onTest,
  onSaveAnyway,
}: FormActionsProps<V>) {
  const { testing, saving, problem } = use;
  const failed = testing.data !== undefined && !testing.data.ok && !testing.isPending;
  return (
    <>
      {testing.data && !testing.isPending && <TestReport report={testing.data} />}
      {problem !== null && (
        <div role="alert">
          <Notice tone="bad">{reasonOf(problem)}</Notice>
        </div>
      )}
      <div className={classes.actions}>
        {onSaveAnyway && failed ? (
          <Button variant="default" onClick={onSaveAnyway} loading={saving.isPending}>
            Save it all the same
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconPlugConnected size={16} />}
            onClick={onTest}
            loading={testing.isPending}
          >
            Test the connection
          </Button>
        )}
        <Button type="submit" loading={saving.isPending || (onSaveAnyway !== undefined && testing.isPending)}>
          {label}
        </Button>
      </div>
    </>
  );
}
