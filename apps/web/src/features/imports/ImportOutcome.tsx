import { Button } from '@mantine/core';
import type { ContactImport } from '@mailwright/contracts';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/feedback/ConfirmDialog';
import { Notice } from '../../components/feedback/Notice';
import { ButtonLink } from '../../components/layout/QuietLink';
import { Num } from '../../components/numbers/Num';
import { When } from '../../components/numbers/When';
import { useMayEdit } from '../../lib/workspace';
import { importChanged, rejectsUrl, takeBack } from './api/imports';
import { CountsSum } from './CountsSum';
import { Progress } from './Progress';
import classes from './ImportOutcome.module.css';

/** What became of an import: the sum, the rows that were not taken, and the way back. */
export function ImportOutcome({
  one,
  path,
}: {
  one: ContactImport;
  path: { workspaceId: string; id: string };
}) {
  const mayEdit = useMayEdit();
  const queries = useQueryClient();
  const [goingBack, setGoingBack] = useState(false);
  const { counts } = one;
  const kept = counts.duplicate + counts.rejected;
  const isBack = one.state === 'rolled_back';

  return (
    <div className={classes.outcome}>
      {one.failure && <Notice tone={one.state === 'failed' ? 'bad' : 'neutral'}>{one.failure}</Notice>}
      {isBack && !one.rolledBack && (
        <Progress label="Taking people out again" share={0.5} rows={counts.created} />
      )}
      {one.rolledBack && (
        <Notice>
          Taken back <When at={one.rolledBack.at} />: <Num value={one.rolledBack.contacts} /> people went.
          Whom you changed or put on another list since then stayed.
        </Notice>
      )}
      <CountsSum counts={counts} />
      {counts.suppressed > 0 && (
        <Notice>
          <Num value={counts.suppressed} /> of the people taken in are suppressed: no campaign reaches them.
        </Notice>
      )}
      <div className={classes.actions}>
        {one.listId && !isBack && (
          <ButtonLink to="/w/$workspaceId/contacts" params={path} search={{ listId: one.listId }}>
            Show the list
          </ButtonLink>
        )}
        {kept > 0 && (
          <Button
            component="a"
            href={rejectsUrl(path)}
            download
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            Rows that were not taken
          </Button>
        )}
        <ButtonLink variant="default" to="/w/$workspaceId/contacts/import" params={path} search={{}}>
          Import another file
        </ButtonLink>
        {mayEdit && !isBack && counts.rows > 0 && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            onClick={() => setGoingBack(true)}
          >
            Take this import back…
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={goingBack}
        onClose={() => setGoingBack(false)}
        title="Take this import back?"
        verb="Take back"
        count={counts.created}
        unit="people"
        destructive
        onConfirm={async () => importChanged(queries, path, await takeBack(path))}
      >
        The people it made go, except those you changed or put on another list since then. Who was known
        before stays, with the values that the file brought, and leaves the list.
      </ConfirmDialog>
    </div>
  );
}
