import { useState } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconMail, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { doneToast, problemToast } from '../../../components/feedback/undo-toast';
import { PlainLink } from '../../../components/layout/QuietLink';
import { MailThumbnail } from '../../../components/mail/MailThumbnail';
import { When } from '../../../components/numbers/When';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import {
  beginCampaignFrom,
  copyTemplate,
  dropTemplate,
  previewSavedTemplateOptions,
  templatesChanged,
  type TemplateLine,
} from '../api/templates';
import { formatName } from '../formats';
import classes from './TemplateCard.module.css';

/** A template as a small picture, with its name and what can be done with it. */
export function TemplateCard({ template }: { template: TemplateLine }) {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const path = { workspaceId: workspace.id, id: template.id };
  const preview = useQuery({ ...previewSavedTemplateOptions({ path }), staleTime: 60_000 });
  return (
    <li className={classes.card}>
      <div className={classes.picture}>
        {preview.data?.ok ? (
          <MailThumbnail html={preview.data.html} text={preview.data.text} />
        ) : (
          <div className={classes.none}>
            {preview.data ? 'Does not compile yet' : preview.error ? 'No picture' : ''}
          </div>
        )}
      </div>
      <div className={classes.words}>
        <div className={classes.text}>
          <PlainLink
            className={classes.name}
            to="/w/$workspaceId/templates/$id"
            params={{ workspaceId: workspace.id, id: template.id }}
          >
            {template.name}
          </PlainLink>
          <span className={`truncate ${classes.subject}`}>{template.subject || 'No subject'}</span>
          <span className={`num ${classes.facts}`}>
            {formatName[template.format]} · changed <When at={template.updatedAt} as="distance" />
          </span>
        </div>
        {mayEdit && <TemplateMenu template={template} />}
      </div>
    </li>
  );
}

function TemplateMenu({ template }: { template: TemplateLine }) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const path = { workspaceId: workspace.id, id: template.id };
  const begin = async () => {
    const { id } = await beginCampaignFrom(path, template);
    await navigate({ to: '/w/$workspaceId/campaigns/$id', params: { workspaceId: workspace.id, id } });
  };
  const copy = async () => {
    const made = await copyTemplate(path);
    await templatesChanged(queries);
    doneToast(`“${made.name}” is there.`);
  };
  const act = (title: string, what: () => Promise<void>) => () => {
    what().catch((error: unknown) => problemToast(title, error));
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon aria-label={`Actions for ${template.name}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconMail size={15} />} onClick={act('The campaign was not begun', begin)}>
            Begin a campaign from it
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={15} />} onClick={act('It was not copied', copy)}>
            Duplicate
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => setDeleting(true)}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        title={`Delete the template “${template.name}”?`}
        verb="Delete the template"
        destructive
        onConfirm={async () => {
          await dropTemplate(path);
          await templatesChanged(queries);
        }}
      >
        Campaigns and mails made from it keep their copy. The template itself cannot be brought back.
      </ConfirmDialog>
    </>
  );
}
