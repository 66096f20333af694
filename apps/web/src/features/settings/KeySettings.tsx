import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconKey, IconLock } from '@tabler/icons-react';
import { ConfirmDialog } from '../../components/feedback/ConfirmDialog';
import { EmptyState } from '../../components/feedback/EmptyState';
import { ErrorState } from '../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../components/feedback/Skeletons';
import { CardList, CardRow, NameAndFacts } from '../../components/layout/Card';
import { Section } from '../../components/layout/Section';
import { When } from '../../components/numbers/When';
import { useWorkspace } from '../../lib/workspace';
import { keysQuery, revokeKey, type ApiKey } from './api/settings';
import { MakeKey } from './MakeKey';

/** Keys for programs. Only their first letters can be seen again. */
export function KeySettings() {
  const { workspace } = useWorkspace();
  if (workspace.role !== 'owner') {
    return (
      <EmptyState icon={IconLock} title="Keys are the owners’">
        Ask an owner of this workspace for a key, or to make you one.
      </EmptyState>
    );
  }
  return (
    <>
      <Section title="Make a key" first>
        <MakeKey />
      </Section>
      <Section title="Keys">
        <Keys workspaceId={workspace.id} />
      </Section>
    </>
  );
}

function Keys({ workspaceId }: { workspaceId: string }) {
  const keys = useQuery(keysQuery({ path: { workspaceId } }));
  if (keys.isPending) return <RowsSkeleton rows={2} />;
  if (keys.isError) {
    return (
      <ErrorState
        title="The keys did not load"
        error={keys.error}
        stillWorks="Programs that have one go on."
        onRetry={() => void keys.refetch()}
      />
    );
  }
  if (keys.data.items.length === 0) {
    return (
      <EmptyState icon={IconKey} title="No keys yet">
        A shop that reports orders, or a script that adds contacts, signs in with a key.
      </EmptyState>
    );
  }
  return (
    <CardList label="Keys">
      {keys.data.items.map((key) => (
        <KeyRow key={key.id} apiKey={key} workspaceId={workspaceId} />
      ))}
    </CardList>
  );
}

function KeyRow({ apiKey, workspaceId }: { apiKey: ApiKey; workspaceId: string }) {
  const queries = useQueryClient();
  const [revoking, setRevoking] = useState(false);
  return (
    <CardRow
      picture={<IconKey size={18} stroke={1.7} color="var(--mw-text-3)" aria-hidden />}
      action={
        <Button
          size="xs"
          variant="default"
          aria-label={`Revoke ${apiKey.name}`}
          onClick={() => setRevoking(true)}
        >
          Revoke
        </Button>
      }
    >
      <NameAndFacts
        name={apiKey.name}
        facts={
          <>
            {apiKey.prefix}… · {apiKey.role === 'editor' ? 'reads and writes' : 'reads'} · made{' '}
            <When at={apiKey.createdAt} /> ·{' '}
            {apiKey.lastUsedAt ? (
              <>
                used <When at={apiKey.lastUsedAt} as="distance" />
              </>
            ) : (
              'never used'
            )}
          </>
        }
      />
      <ConfirmDialog
        opened={revoking}
        onClose={() => setRevoking(false)}
        title={`Revoke “${apiKey.name}”?`}
        verb="Revoke the key"
        destructive
        onConfirm={() => revokeKey(queries, workspaceId, apiKey.id)}
      >
        Programs that use it are refused at once. This cannot be taken back: make a new key for them.
      </ConfirmDialog>
    </CardRow>
  );
}
