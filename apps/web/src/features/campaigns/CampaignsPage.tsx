import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { Num } from '../../components/numbers/Num';
import { When } from '../../components/numbers/When';
import { useMayEdit, useWorkspace } from '../../lib/workspace';
import { listActiveCampaignsOptions } from './api/campaigns';
import { CampaignFilters } from './list/CampaignFilters';
import { CampaignsTable } from './list/CampaignsTable';
import { NewCampaignDialog } from './list/NewCampaignDialog';

/** Everything that is planned, goes out or went out. */
export default function CampaignsPage() {
  const mayEdit = useMayEdit();
  const [opened, dialog] = useDisclosure(false);
  return (
    <Page>
      <PageHeader
        title="Campaigns"
        answer={<Answer />}
        actions={
          mayEdit && (
            <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
              New campaign
            </Button>
          )
        }
      />
      <CampaignFilters />
      <CampaignsTable onNew={dialog.open} />
      <NewCampaignDialog opened={opened} onClose={dialog.close} />
    </Page>
  );
}

/** What goes out now, or what is next. */
function Answer() {
  const { workspace } = useWorkspace();
  const { data } = useQuery(listActiveCampaignsOptions({ path: { workspaceId: workspace.id } }));
  if (!data) return <>&nbsp;</>;
  const { running, next } = data;
  const [first] = running;
  const [soon] = next;
  if (first && running.length > 1)
    return (
      <>
        <Num value={running.length} /> campaigns are going out.
      </>
    );
  if (first?.campaign.state === 'sending') return <>“{first.campaign.name}” is going out now.</>;
  if (first) return <>“{first.campaign.name}” has begun and waits for you.</>;
  if (soon)
    return (
      <>
        Next is “{soon.name}”: <When at={soon.launchAt} as="both" zone />.
      </>
    );
  return <>Nothing goes out now, and nothing is planned.</>;
}
