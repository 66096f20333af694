import type { Workspace } from '@mailwright/contracts';
import { RunningSendBar } from '../../components/bars/RunningSendBar';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { PlainLink } from '../../components/layout/QuietLink';
import { FormatProvider } from '../../lib/format/FormatContext';
import { WorkspaceProvider } from '../../lib/workspace';
import { Shell } from '../shell/Shell';
import { ChartSamples } from './ChartSamples';
import { ContentSamples } from './ContentSamples';
import { FeedbackSamples } from './FeedbackSamples';
import { FormSamples } from './FormSamples';
import { GridSamples } from './GridSamples';
import { NumberSamples } from './NumberSamples';
import { StateSamples } from './StateSamples';
import { inAWhile, sendCounts } from './samples';

const real: Workspace = {
  id: '019a0000-0000-7000-8000-000000000001',
  kind: 'real',
  name: 'Northlight Coffee',
  role: 'owner',
  legalName: 'Northlight Coffee GmbH',
  postalAddress: 'Weserstr. 41, Berlin',
  browserOrdersCount: true,
  browserOrderLimit: '100000',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  keepOriginalsDays: 365,
  version: 1,
  sandbox: null,
};
const sandbox: Workspace = {
  ...real,
  id: '019a0000-0000-7000-8000-000000000002',
  kind: 'sandbox',
  name: 'Sandbox',
  sandbox: { state: 'running', says: 'Running', people: 2000, pendingActs: 0 },
};
const person = {
  id: '019a0000-0000-7000-8000-000000000003',
  name: 'Ines Hartmann',
  email: 'ines@northlight.test',
};

/** Every component in every state, in the real shell, without an API. `?sandbox` shows the sandbox's banner. */
export default function GalleryPage() {
  const workspace = new URLSearchParams(window.location.search).has('sandbox') ? sandbox : real;
  const running = (
    <RunningSendBar
      name="Autumn roast launch"
      link={<PlainLink to="/w/$workspaceId/campaigns" params={{ workspaceId: workspace.id }} />}
      counts={sendCounts}
      people={48_210}
      doneAt={inAWhile}
      onPause={() => undefined}
    />
  );
  return (
    <WorkspaceProvider value={{ workspace, person }}>
      <FormatProvider timeZone="Europe/Berlin" locale="en-GB">
        <Shell workspaces={[real, sandbox]} counts={{ inbox: 12, contacts: 61_482 }} runningSend={running}>
          <Page>
            <PageHeader
              title="States and patterns"
              answer="One picture, one word, one colour for each state. Colour never stands alone."
            />
            <StateSamples />
            <NumberSamples />
            <ChartSamples />
            <GridSamples />
            <FeedbackSamples />
            <FormSamples />
            <ContentSamples />
          </Page>
        </Shell>
      </FormatProvider>
    </WorkspaceProvider>
  );
}
