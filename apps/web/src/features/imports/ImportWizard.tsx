import type { ContactImport } from '@mailwright/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '../../components/feedback/ErrorState';
import { PageSkeleton } from '../../components/feedback/Skeletons';
import { PageHeader } from '../../components/layout/PageHeader';
import { usePageTitle } from '../../lib/page-title';
import { useWorkspace } from '../../lib/workspace';
import { getImportOptions, listContactFieldsOptions } from './api/imports';
import { CheckStep } from './CheckStep';
import { ImportOutcome } from './ImportOutcome';
import { ImportSteps } from './ImportSteps';
import { MapStep } from './MapStep';
import { mappingAsGuessed, type ColumnChoice } from './mapping';
import { RunStep } from './RunStep';

/** While something is at work, the server is asked about this often. */
const ASK_EVERY_MS = 700;

const isAtWork = (one: ContactImport | undefined): boolean =>
  one !== undefined &&
  (one.state === 'running' ||
    one.check?.state === 'running' ||
    (one.state === 'rolled_back' && !one.rolledBack));

/** One import from its columns to its end. Where it stands is the server's word: the page can be left and reopened. */
export function ImportWizard({ id }: { id: string }) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id, id };
  const found = useQuery({
    ...getImportOptions({ path }),
    refetchInterval: ({ state }) => (isAtWork(state.data) ? ASK_EVERY_MS : false),
  });
  const fields = useQuery(listContactFieldsOptions({ path: { workspaceId: workspace.id } }));
  const one = found.data;
  usePageTitle(one?.fileName);

  if (found.error && !one)
    return (
      <ErrorState title="The import did not load" error={found.error} onRetry={() => void found.refetch()} />
    );
  if (fields.error)
    return (
      <ErrorState
        title="The fields did not load"
        error={fields.error}
        onRetry={() => void fields.refetch()}
      />
    );
  if (!one || !fields.data) return <PageSkeleton />;
  if (one.state === 'uploaded') return <Preparation one={one} fields={fields.data.items} />;
  return (
    <>
      <PageHeader title={one.fileName} answer={answerOf(one)} />
      <ImportSteps at={one.state === 'running' ? 3 : 4} />
      {one.state === 'running' ? <RunStep one={one} path={path} /> : <ImportOutcome one={one} path={path} />}
    </>
  );
}

function Preparation({
  one,
  fields,
}: {
  one: ContactImport;
  fields: Parameters<typeof MapStep>[0]['fields'];
}) {
  const [hasHeader, setHasHeader] = useState(one.hasHeader);
  const [choices, setChoices] = useState<readonly ColumnChoice[]>(() => mappingAsGuessed(one.columns));
  const [step, setStep] = useState<'map' | 'check'>('map');
  return (
    <>
      <PageHeader
        title={one.fileName}
        answer={
          step === 'map'
            ? 'This is what the columns seem to be. Correct what is wrong.'
            : 'This is what would happen. Nothing is written yet.'
        }
      />
      <ImportSteps at={step === 'map' ? 1 : 2} />
      {step === 'map' ? (
        <MapStep
          one={one}
          fields={fields}
          choices={choices}
          onChoices={setChoices}
          hasHeader={hasHeader}
          onHasHeader={setHasHeader}
          onNext={() => setStep('check')}
        />
      ) : (
        <CheckStep
          one={one}
          fields={fields}
          choices={choices}
          hasHeader={hasHeader}
          onBack={() => setStep('map')}
        />
      )}
    </>
  );
}

function answerOf(one: ContactImport): string {
  switch (one.state) {
    case 'running':
      return 'It goes on when you leave this page.';
    case 'finished':
      return 'Everybody in the file is accounted for.';
    case 'failed':
      return one.failure ?? 'It failed.';
    case 'cancelled':
      return one.failure ?? 'It was cancelled. Who was in by then stayed.';
    default:
      return 'It was taken back.';
  }
}
