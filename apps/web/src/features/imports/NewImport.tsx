import { type ContactImport, IMPORT_MAX_BYTES } from '@mailwright/contracts';
import { IconTableImport } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { EmptyState } from '../../components/feedback/EmptyState';
import { reasonOf } from '../../components/feedback/ErrorState';
import { Notice } from '../../components/feedback/Notice';
import { FileDrop } from '../../components/form/FileDrop';
import { DataGrid } from '../../components/grid/DataGrid';
import type { GridColumn, PhoneRow } from '../../components/grid/grid-types';
import { PageHeader } from '../../components/layout/PageHeader';
import { PlainLink } from '../../components/layout/QuietLink';
import { Section } from '../../components/layout/Section';
import { Num } from '../../components/numbers/Num';
import { When } from '../../components/numbers/When';
import { keysetPaging, pagedRows } from '../../lib/api/paging';
import { useMayEdit, useWorkspace } from '../../lib/workspace';
import { listImportsInfiniteOptions, sendFile } from './api/imports';
import { ImportSteps } from './ImportSteps';
import { ImportStateWord } from './ImportStateWord';

const CSV = { 'text/csv': ['.csv'], 'text/plain': ['.txt', '.tsv'] };

/** The first step, and the imports before this one. */
export function NewImport() {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const navigate = useNavigate();
  const workspaceId = workspace.id;
  const upload = useMutation({
    mutationFn: (file: File) => sendFile(workspaceId, file),
    onSuccess: ({ id }) =>
      navigate({ to: '/w/$workspaceId/contacts/import', params: { workspaceId }, search: { id } }),
  });
  const earlier = pagedRows(
    useInfiniteQuery({
      ...listImportsInfiniteOptions({ path: { workspaceId }, query: { limit: 20 } }),
      ...keysetPaging,
    }),
  );

  return (
    <>
      <PageHeader
        title="Import people"
        answer="Nothing is written until you have seen what would happen. An import can be taken back."
      />
      {mayEdit && (
        <>
          <ImportSteps at={0} />
          <FileDrop
            label="Drop a CSV file here, or choose one"
            accept={CSV}
            maxBytes={IMPORT_MAX_BYTES}
            busy={upload.isPending}
            onFile={(file) => upload.mutate(file)}
          />
          {upload.error && (
            <div role="alert" style={{ marginTop: 12 }}>
              <Notice tone="bad">{reasonOf(upload.error)}</Notice>
            </div>
          )}
        </>
      )}
      <Section title="Earlier imports">
        <DataGrid
          label="Imports"
          rows={earlier.rows}
          rowKey={({ id }) => id}
          error={earlier.error}
          onRetry={earlier.reload}
          rowHeight={44}
          columns={columns(workspaceId)}
          phoneRow={phoneRow(workspaceId)}
          paging={{
            kind: 'more',
            hasMore: earlier.hasMore,
            loading: earlier.loadingMore,
            loadMore: earlier.loadMore,
          }}
          empty={
            <EmptyState icon={IconTableImport} title="No imports yet">
              Every import stays here with its counts and the rows that were not taken.
            </EmptyState>
          }
        />
      </Section>
    </>
  );
}

const columns = (workspaceId: string): GridColumn<ContactImport>[] => [
  { key: 'file', title: 'File', render: (one) => <FileLink workspaceId={workspaceId} one={one} /> },
  { key: 'state', title: 'State', width: 170, render: (one) => <ImportStateWord of={one} /> },
  { key: 'rows', title: 'Rows', width: 110, align: 'right', render: (one) => <Rows one={one} /> },
  { key: 'new', title: 'New people', width: 120, align: 'right', render: (one) => <Created one={one} /> },
  { key: 'at', title: 'Sent', width: 140, align: 'right', render: (one) => <When at={one.createdAt} /> },
];

const phoneRow =
  (workspaceId: string) =>
  (one: ContactImport): PhoneRow => ({
    name: <FileLink workspaceId={workspaceId} one={one} />,
    value: <Rows one={one} />,
    state: <ImportStateWord of={one} />,
    fact: <When at={one.createdAt} />,
  });

function FileLink({ workspaceId, one }: { workspaceId: string; one: ContactImport }) {
  return (
    <PlainLink to="/w/$workspaceId/contacts/import" params={{ workspaceId }} search={{ id: one.id }}>
      {one.fileName}
    </PlainLink>
  );
}

const begun = ({ state }: ContactImport) => state !== 'uploaded';
const Rows = ({ one }: { one: ContactImport }) => <Num value={begun(one) ? one.counts.rows : null} />;
const Created = ({ one }: { one: ContactImport }) => <Num value={begun(one) ? one.counts.created : null} />;
