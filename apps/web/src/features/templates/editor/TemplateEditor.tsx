import { useMemo, useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMail } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { AttachedFiles } from '../../../components/files/AttachedFiles';
import { problemToast } from '../../../components/feedback/undo-toast';
import { BreadcrumbBar } from '../../../components/layout/BreadcrumbBar';
import { Page } from '../../../components/layout/Page';
import { PlainLink } from '../../../components/layout/QuietLink';
import { usePhone } from '../../../lib/use-phone';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import {
  beginCampaignFrom,
  fileHref,
  previewQuery,
  sendFile,
  type PreviewDraft,
  type Template,
} from '../api/templates';
import { Findings } from './Findings';
import { PreviewSide } from './PreviewSide';
import { Rename } from '../../../components/form/Rename';
import { SaveNote, SaveTrouble } from './SaveNote';
import { SizeMeter } from './SizeMeter';
import { usePeople } from './use-people';
import { useTemplateDraft } from './use-template-draft';
import { WriteSide, type WritePlace } from './WriteSide';
import classes from './editor.module.css';

const previewAfterMs = 350;

/** Writing at the left, the mail at the right; on a phone one of them at a time. Saved while it is typed. */
export function TemplateEditor({ template }: { template: Template }) {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const phone = usePhone();
  const draft = useTemplateDraft(template);
  const { value, saver } = draft;
  const people = usePeople();
  const [side, setSide] = useState<'write' | 'look'>('write');
  const [place, setPlace] = useState<WritePlace | null>(null);
  const path = { workspaceId: workspace.id };

  const now: PreviewDraft = {
    format: value.format,
    source: value.source,
    text: value.text,
    subject: value.subject,
    preheader: value.preheader,
    attachments: value.attachments,
  };
  const settled = useSettled(now);
  const preview = useQuery({
    ...previewQuery(path, { ...settled, contactId: people.contactId ?? null }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

  const write = (
    <WriteSide draft={draft} place={place} onPlaced={() => setPlace(null)} readOnly={!mayEdit}>
      <SizeMeter preview={preview.data} />
      <Findings
        preview={preview.data}
        ownText={value.text !== null}
        onGo={(to) => {
          setSide('write');
          setPlace(to);
        }}
      />
      <AttachedFiles
        files={value.attachments}
        onChange={(attachments) => saver.change({ attachments })}
        upload={(file) => sendFile(path, file)}
        hrefOf={(file) => fileHref(path, file)}
        readOnly={!mayEdit}
      />
    </WriteSide>
  );
  const look = <PreviewSide preview={preview} people={people} />;

  return (
    <>
      <BreadcrumbBar
        trail={[
          <PlainLink key="templates" to="/w/$workspaceId/templates" params={{ workspaceId: workspace.id }}>
            Templates
          </PlainLink>,
        ]}
        name={value.name}
        state={mayEdit && <Rename name={value.name} onRename={(name) => saver.change({ name })} />}
        note={<SaveNote draft={draft} />}
        actions={mayEdit && <BeginCampaign template={value} ready={() => saver.flush()} />}
      />
      <Page wide>
        <SaveTrouble draft={draft} />
        {phone && (
          <SegmentedControl
            className={classes.sides}
            aria-label="Shown"
            fullWidth
            data={[
              { value: 'write', label: 'Write' },
              { value: 'look', label: 'Preview' },
            ]}
            value={side}
            onChange={(to) => setSide(to === 'look' ? 'look' : 'write')}
          />
        )}
        <div className={classes.halves}>
          {(!phone || side === 'write') && <div className={classes.write}>{write}</div>}
          {(!phone || side === 'look') && <div className={classes.look}>{look}</div>}
        </div>
      </Page>
    </>
  );
}

function BeginCampaign({ template, ready }: { template: Template; ready: () => Promise<unknown> }) {
  const { workspace } = useWorkspace();
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: async () => {
      await ready();
      return beginCampaignFrom({ workspaceId: workspace.id }, template);
    },
    onSuccess: ({ id }) =>
      navigate({ to: '/w/$workspaceId/campaigns/$id', params: { workspaceId: workspace.id, id } }),
    onError: (error) => problemToast('The campaign was not begun', error),
  });
  return (
    <Button leftSection={<IconMail size={15} />} loading={begin.isPending} onClick={() => begin.mutate()}>
      Begin a campaign
    </Button>
  );
}

/** The draft once typing has paused; the same object for the same words, so that nothing is asked twice. */
function useSettled(draft: PreviewDraft): PreviewDraft {
  const [settled] = useDebouncedValue(JSON.stringify(draft), previewAfterMs);
  return useMemo(() => JSON.parse(settled) as PreviewDraft, [settled]);
}
