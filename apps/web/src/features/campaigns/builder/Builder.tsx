import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { SaveTrouble } from './SaveTrouble';
import { BreadcrumbBar } from '../../../components/layout/BreadcrumbBar';
import { Page, StickyActions, WithSide } from '../../../components/layout/Page';
import { PlainLink } from '../../../components/layout/QuietLink';
import { StateWord } from '../../../components/states/StateGlyph';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import {
  getChecklistOptions,
  previewQuery,
  resolveScheduleTimeOptions,
  type Campaign,
} from '../api/campaigns';
import { AudienceCard } from './AudienceCard';
import { BeforeItGoes } from './BeforeItGoes';
import classes from './Builder.module.css';
import { ContentCard } from './ContentCard';
import { CostsCard } from './CostsCard';
import { Forecast } from './Forecast';
import { Rename } from '../../../components/form/Rename';
import { ReviewDialog } from './ReviewDialog';
import { SavedNote } from './SavedNote';
import { ScheduleCard } from './ScheduleCard';
import { SenderCard } from './SenderCard';
import { SendTestDialog } from './SendTestDialog';
import { SubjectCard } from './SubjectCard';
import { askedTime, firstSendTime, isSettled } from './send-time';
import { useDraft } from './use-draft';
import { usePreviewPeople } from './use-preview-people';

/** One page, five cards, any order; saved while it is typed, checked by the server after every save. */
export function Builder({ campaign: loaded }: { campaign: Campaign }) {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const draft = useDraft(loaded);
  const [firstVersion] = useState(loaded.version);
  const { campaign, saver } = draft;
  const path = { workspaceId: workspace.id, id: loaded.id };
  const [testing, test] = useDisclosure(false);
  const [reviewing, review] = useDisclosure(false);
  const [when, setWhen] = useState(() => firstSendTime(loaded, workspace.timeZone));

  const checklist = useQuery(getChecklistOptions({ path }));
  const { refetch: check } = checklist;
  useEffect(() => {
    // Every save has a version of its own; what was loaded first was checked when the page opened.
    if (campaign.version !== firstVersion) void check();
  }, [campaign.version, firstVersion, check]);

  const asked = askedTime(when);
  const resolved = useQuery({
    ...resolveScheduleTimeOptions({
      path: { workspaceId: workspace.id },
      query: asked ?? { date: '2000-01-01', time: '00:00', timeZone: 'UTC' },
    }),
    enabled: asked !== null,
  });
  const people = usePreviewPeople(campaign.audience);
  const preview = useQuery({
    ...previewQuery(path, campaign.version, people.current?.id),
    placeholderData: keepPreviousData,
    enabled: !people.loading,
  });

  const settled = isSettled(when, resolved.data);
  const parts = { draft, checklist: checklist.data, mayEdit };
  const openReview = () => {
    saver
      .flush()
      .then(() => check())
      .then(review.open)
      // The note beside the name says what is in the way of saving.
      .catch(() => window.scrollTo({ top: 0 }));
  };

  return (
    <>
      <BreadcrumbBar
        trail={[
          <PlainLink key="campaigns" to="/w/$workspaceId/campaigns" params={{ workspaceId: workspace.id }}>
            Campaigns
          </PlainLink>,
        ]}
        name={campaign.name}
        state={
          <span className={classes.state}>
            {mayEdit && <Rename name={campaign.name} onRename={(name) => saver.change({ name })} />}
            <StateWord state={{ campaign: 'draft' }} />
          </span>
        }
        note={<SavedNote draft={draft} />}
        actions={
          mayEdit && (
            <Button variant="default" leftSection={<IconSend size={15} />} onClick={test.open}>
              Send test
            </Button>
          )
        }
      />
      <Page>
        <SaveTrouble draft={draft} />
        <WithSide
          sideWidth={300}
          side={
            <div className={classes.side}>
              <BeforeItGoes
                {...parts}
                error={checklist.error}
                onRetry={() => void check()}
                when={when}
                settled={settled}
                onReview={openReview}
              />
              <Forecast
                checklist={checklist.data}
                preview={preview.data}
                when={when}
                resolved={resolved.data}
              />
            </div>
          }
        >
          <fieldset className={classes.cards} disabled={!mayEdit}>
            <legend className={classes.legend}>The campaign</legend>
            <AudienceCard {...parts} />
            <SenderCard {...parts} />
            <SubjectCard {...parts} preview={preview.data} />
            <ContentCard {...parts} preview={preview} people={people} />
            <ScheduleCard
              campaign={campaign}
              when={when}
              onChange={setWhen}
              resolved={asked === null ? undefined : resolved.data}
              error={asked === null ? null : resolved.error}
              settled={settled}
            />
            <CostsCard draft={draft} />
          </fieldset>
        </WithSide>
      </Page>
      {mayEdit && (
        <StickyActions>
          <span className={`num size-sm ${classes.ready}`}>
            {readyWords(checklist.data?.items ?? [], settled)}
          </span>
          <Button onClick={openReview} disabled={!checklist.data?.ready || !settled}>
            Review and schedule
          </Button>
        </StickyActions>
      )}
      <SendTestDialog opened={testing} onClose={test.close} draft={draft} person={people.current} />
      {checklist.data && (
        <ReviewDialog
          opened={reviewing}
          onClose={review.close}
          draft={draft}
          checklist={checklist.data}
          when={when}
          resolved={resolved.data}
          subject={preview.data?.subject ?? campaign.subject}
        />
      )}
    </>
  );
}

function readyWords(items: readonly { state: string }[], settled: boolean): string {
  const ready = items.filter(({ state }) => state === 'ok').length + (settled ? 1 : 0);
  return `${ready} of ${items.length + 1} ready`;
}
