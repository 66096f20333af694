import { QuietLink } from '../../../components/layout/QuietLink';
import { Section } from '../../../components/layout/Section';
import { useWorkspace } from '../../../lib/workspace';
import type { ProviderRow } from '../api/reports';
import { ProviderTable } from '../ProviderTable';

export function Providers({
  campaignId,
  providers,
}: {
  campaignId: string;
  providers: readonly ProviderRow[];
}) {
  const { workspace } = useWorkspace();
  return (
    <Section
      title="By mailbox provider"
      link={
        <QuietLink to="/w/$workspaceId/deliverability" params={{ workspaceId: workspace.id }}>
          Deliverability
        </QuietLink>
      }
    >
      <ProviderTable providers={providers} campaignId={campaignId} />
    </Section>
  );
}
