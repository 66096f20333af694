import { Button } from '@mantine/core';
import type { ContactField, ContactImport } from '@mailwright/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { reasonOf } from '../../components/feedback/ErrorState';
import { Notice } from '../../components/feedback/Notice';
import { useWorkspace } from '../../lib/workspace';
import { importChanged, lookThrough } from './api/imports';
import { CheckResult } from './CheckResult';
import { readingOf, type ColumnChoice } from './mapping';
import { Progress } from './Progress';
import { StartForm } from './StartForm';
import classes from './CheckStep.module.css';

interface CheckStepProps {
  one: ContactImport;
  fields: readonly ContactField[];
  choices: readonly ColumnChoice[];
  hasHeader: boolean;
  onBack: () => void;
}

/** The look through the whole file, its counts, and what is still needed before it starts. */
export function CheckStep({ one, fields, choices, hasHeader, onBack }: CheckStepProps) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id, id: one.id };
  const queries = useQueryClient();
  const [updateExisting, setUpdateExisting] = useState(one.check ? one.updateExisting : true);
  const reading = { ...readingOf(one.columns, choices, fields), hasHeader, updateExisting };
  const look = useMutation({
    mutationFn: (update: boolean) => lookThrough(path, { ...reading, updateExisting: update }),
    onSuccess: (changed) => importChanged(queries, path, changed),
  });
  const begin = useEffectEvent((update: boolean) => look.mutate(update));
  useEffect(() => begin(updateExisting), [updateExisting]);

  const back = (
    <Button variant="default" onClick={onBack}>
      Change the columns
    </Button>
  );
  if (look.error)
    return (
      <div className={classes.step}>
        <Notice tone="bad">{reasonOf(look.error)}</Notice>
        <div>{back}</div>
      </div>
    );
  // Until the server answered, the counts that stand there are those of another mapping.
  const { check } = one;
  if (!look.isSuccess || !check || check.state === 'running')
    return (
      <div className={classes.step}>
        <Progress
          label="Looking through the file"
          share={look.isSuccess && check ? check.bytesRead / one.bytesTotal : 0}
          rows={look.isSuccess && check ? check.counts.rows : 0}
        />
        <div>{back}</div>
      </div>
    );
  return (
    <div className={classes.step}>
      <CheckResult one={one} check={check} />
      {check.state === 'done' ? (
        <StartForm
          one={one}
          people={check.counts.created + check.counts.updated + check.counts.unchanged}
          reading={reading}
          updateExisting={updateExisting}
          onUpdateExisting={setUpdateExisting}
          back={back}
        />
      ) : (
        <div>{back}</div>
      )}
    </div>
  );
}
