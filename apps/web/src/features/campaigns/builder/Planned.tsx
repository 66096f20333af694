import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { BreadcrumbBar } from '../../../components/layout/BreadcrumbBar';
import { Card } from '../../../components/layout/Card';
import { Page, WithSide } from '../../../components/layout/Page';
import { PageHeader } from '../../../components/layout/PageHeader';
import { PlainLink } from '../../../components/layout/QuietLink';
import { Section } from '../../../components/layout/Section';
import { SumEquation } from '../../../components/numbers/SumEquation';
import { When } from '../../../components/numbers/When';
import { StateWord } from '../../../components/states/StateGlyph';
import { useWorkspace } from '../../../lib/workspace';
import { getChecklistOptions, previewQuery, type Campaign } from '../api/campaigns';
import { ContentFacts } from './ContentFacts';
import { ContentPreview } from './ContentPreview';
import { Forecast } from './Forecast';
import { firstSendTime } from './send-time';
import { UndoBar } from './UndoBar';
import { usePreviewPeople } from './use-preview-people';

/** A campaign that waits for its time: what will happen, and the way back as long as there is one. */
export function Planned({ campaign }: { campaign: Campaign }) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id, id: campaign.id };
  const checklist = useQuery(getChecklistOptions({ path }));
  const people = usePreviewPeople(campaign.audience);
  const preview = useQuery({
    ...previewQuery(path, campaign.version, people.current?.id),
    placeholderData: keepPreviousData,
    enabled: !people.loading,
  });
  const zone = campaign.schedule?.timeZone ?? workspace.timeZone;
  const when = firstSendTime(campaign, workspace.timeZone);
  const audience = checklist.data?.audience;

  return (
    <>
      <BreadcrumbBar
        trail={[
          <PlainLink key="campaigns" to="/w/$workspaceId/campaigns" params={{ workspaceId: workspace.id }}>
            Campaigns
          </PlainLink>,
        ]}
        name={campaign.name}
        state={<StateWord state={{ campaign: 'scheduled' }} />}
      />
      <Page>
        <PageHeader
          title={
            <>
              It goes{' '}
              <When at={campaign.launchAt} timeZone={zone} zone as={campaign.schedule ? 'both' : 'moment'} />
            </>
          }
          answer={`“${preview.data?.subject ?? campaign.subject}”`}
        />
        <UndoBar campaign={campaign} />
        <WithSide
          sideWidth={300}
          side={
            <Forecast
              checklist={checklist.data}
              preview={preview.data}
              when={{ ...when, mode: 'later', timeZone: zone }}
              resolved={{
                ok: true,
                instant: campaign.launchAt,
                offset: null,
                past: false,
                problem: null,
                says: '',
                choices: [],
              }}
            />
          }
        >
          {audience && (
            <Section title="Who gets it" first>
              <SumEquation
                form="rest"
                terms={[
                  { value: audience.match, label: 'match' },
                  { value: audience.excluded, label: 'left out' },
                  { value: audience.suppressed, label: 'suppressed' },
                ]}
                total={{ value: audience.willGet, label: 'will get it' }}
              />
            </Section>
          )}
          <Section title="The mail" first={!audience}>
            <Card>
              <ContentPreview preview={preview} people={people} />
            </Card>
          </Section>
          <Section title="Worth a look">
            <ContentFacts preview={preview.data} campaign={campaign} />
          </Section>
        </WithSide>
      </Page>
    </>
  );
}
