import { Button } from '@mantine/core';
import type { ContactImport } from '@mailwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemToast } from '../../components/feedback/undo-toast';
import { useMayEdit } from '../../lib/workspace';
import { importChanged, stopImport } from './api/imports';
import { CountsSum } from './CountsSum';
import { Progress } from './Progress';
import classes from './CheckStep.module.css';

/** How far a running import is, and the way to stop it. */
export function RunStep({ one, path }: { one: ContactImport; path: { workspaceId: string; id: string } }) {
  const mayEdit = useMayEdit();
  const queries = useQueryClient();
  const stop = useMutation({
    mutationFn: () => stopImport(path),
    onSuccess: (changed) => importChanged(queries, path, changed),
    onError: (error) => problemToast('The import was not stopped', error),
  });
  return (
    <div className={classes.step}>
      <Progress label="Taking people in" share={one.bytesRead / one.bytesTotal} rows={one.counts.rows} />
      <CountsSum counts={one.counts} />
      {mayEdit && (
        <div>
          <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
            Stop the import
          </Button>
        </div>
      )}
    </div>
  );
}
