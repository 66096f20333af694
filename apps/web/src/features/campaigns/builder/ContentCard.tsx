import { useState } from 'react';
import { Button, Select } from '@mantine/core';
import { IconFileText, IconPencil } from '@tabler/icons-react';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { AttachedFiles } from '../../../components/files/AttachedFiles';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { problemToast } from '../../../components/feedback/undo-toast';
import { TickCard } from '../../../components/layout/TickCard';
import { useWorkspace } from '../../../lib/workspace';
import { fileHref, listTemplatesOptions, sendFile, type Preview } from '../api/campaigns';
import type { CardParts } from './card-parts';
import { cardState } from './checks';
import { ContentEditor } from './ContentEditor';
import { ContentFacts } from './ContentFacts';
import { ContentPreview } from './ContentPreview';
import fields from './fields.module.css';
import type { PreviewPeople } from './use-preview-people';
import classes from './ContentCard.module.css';

interface ContentCardProps extends CardParts {
  preview: UseQueryResult<Preview>;
  people: PreviewPeople;
}

/** What they read: copied from a template or written here, shown as one person after the other gets it. */
export function ContentCard({ draft, checklist, mayEdit, preview, people }: ContentCardProps) {
  const { workspace } = useWorkspace();
  const { campaign, saver } = draft;
  const [editing, setEditing] = useState(false);
  const templates = useQuery(
    listTemplatesOptions({ path: { workspaceId: workspace.id }, query: { limit: 200 } }),
  );
  const template = templates.data?.items.find(({ id }) => id === campaign.templateId);
  const written = campaign.contentFormat !== null && (campaign.contentSource ?? '') !== '';

  /** The same template once more brings its text back; the server copies only on a change. */
  const copyFrom = async (templateId: string) => {
    if (templateId === campaign.templateId) {
      saver.change({ templateId: null });
      await saver.flush();
    }
    saver.change({ templateId });
    await saver.flush();
  };
  const write = (contentFormat: 'html' | 'mjml' | 'text') => {
    saver.change({ contentFormat, contentSource: firstWords[contentFormat] });
    setEditing(true);
  };
  const choose = (
    <Select
      aria-label="Copy from a template"
      placeholder={written ? 'Copy another template …' : 'Choose a template'}
      data={(templates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={null}
      onChange={(id) => {
        if (id) copyFrom(id).catch((error: unknown) => problemToast('The template was not copied', error));
      }}
      nothingFoundMessage="There is no template yet"
      searchable
      w={220}
    />
  );

  return (
    <TickCard
      title="Content"
      state={cardState(checklist, campaign, ['content', 'unsubscribe', 'files'])}
      summary={written ? summaryOf(campaign.contentFormat, template?.name) : undefined}
      action={
        written &&
        mayEdit && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPencil size={14} />}
            onClick={() => setEditing(!editing)}
            aria-expanded={editing}
          >
            {editing ? 'Close the editor' : 'Edit content'}
          </Button>
        )
      }
    >
      <div id="content" className={fields.stack}>
        {!written && !editing ? (
          <EmptyState
            icon={IconFileText}
            title="Nothing written yet"
            action={
              <div className={classes.begin}>
                {choose}
                <Button variant="default" onClick={() => write('html')}>
                  Write HTML
                </Button>
                <Button variant="default" onClick={() => write('mjml')}>
                  Write MJML
                </Button>
                <Button variant="default" onClick={() => write('text')}>
                  Write plain text
                </Button>
              </div>
            }
          >
            A template’s text is copied into this campaign; the template stays as it is.
          </EmptyState>
        ) : (
          <>
            {editing && <ContentEditor draft={draft} choose={choose} />}
            <div className={classes.halves}>
              <ContentPreview preview={preview} people={people} />
              <ContentFacts preview={preview.data} campaign={campaign} />
            </div>
            <div id="files">
              <AttachedFiles
                files={campaign.attachments}
                onChange={(attachments) => saver.change({ attachments })}
                upload={(file) => sendFile({ workspaceId: workspace.id }, file)}
                hrefOf={(file) => fileHref({ workspaceId: workspace.id }, file)}
                people={checklist?.audience.willGet}
                readOnly={!mayEdit}
              />
            </div>
          </>
        )}
      </div>
    </TickCard>
  );
}

/** Something to overwrite, so that the preview shows a mail from the first moment. */
const firstWords = {
  html: '<p>Hello {{default first_name "there"}},</p>\n<p></p>\n',
  mjml: '<mjml>\n  <mj-body>\n    <mj-section>\n      <mj-column>\n        <mj-text>Hello {{default first_name "there"}},</mj-text>\n      </mj-column>\n    </mj-section>\n  </mj-body>\n</mjml>\n',
  text: 'Hello {{default first_name "there"}},\n\n',
};

function summaryOf(format: string | null, template: string | undefined): string {
  const words = format === 'text' ? 'plain text' : (format ?? '').toUpperCase();
  return template ? `from “${template}”, ${words}` : words;
}
