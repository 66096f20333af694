import { Modal, UnstyledButton } from '@mantine/core';
import { IconCode, IconFileText, IconLayoutRows } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { reasonOf } from '../../../components/feedback/ErrorState';
import { Notice } from '../../../components/feedback/Notice';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { MailThumbnail } from '../../../components/mail/MailThumbnail';
import { useWorkspace } from '../../../lib/workspace';
import {
  listStarterTemplatesOptions,
  makeTemplate,
  templatesChanged,
  type NewTemplate,
} from '../api/templates';
import { blankSource, formats } from '../formats';
import classes from './NewTemplateDialog.module.css';

const formatIcon = { mjml: IconLayoutRows, html: IconCode, text: IconFileText };

/** A complete mail to begin from, or an empty one in a format: one press, and the editor opens. */
export function NewTemplateDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="New template" size={860}>
      <Choices />
    </Modal>
  );
}

function Choices() {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const queries = useQueryClient();
  const navigate = useNavigate();
  const starters = useQuery({ ...listStarterTemplatesOptions({ path }), staleTime: Infinity });
  const begin = useMutation({
    mutationFn: (template: NewTemplate) => makeTemplate(path, template),
    onSuccess: async ({ id }) => {
      await templatesChanged(queries);
      await navigate({ to: '/w/$workspaceId/templates/$id', params: { workspaceId: workspace.id, id } });
    },
  });
  return (
    <div className={classes.choices} aria-busy={begin.isPending}>
      {begin.error && <Notice tone="bad">{reasonOf(begin.error)}</Notice>}
      {starters.error ? (
        <Notice tone="wait">The examples did not load. {reasonOf(starters.error)}</Notice>
      ) : (
        <div className={classes.starters}>
          {starters.data?.items.map(
            ({ key, html, description, name, format, source, subject, preheader, text }) => (
              <Choice
                key={key}
                disabled={begin.isPending}
                onClick={() => begin.mutate({ name, format, source, subject, preheader, text })}
                picture={
                  <span className={classes.picture}>
                    <MailThumbnail html={html} />
                  </span>
                }
                name={name}
                says={description}
              />
            ),
          ) ?? <BlockSkeleton height={210} />}
        </div>
      )}
      <h3 className={classes.heading}>Or begin with an empty one</h3>
      <div className={classes.formats}>
        {formats.map(({ value, label, says }) => {
          const Picture = formatIcon[value];
          return (
            <Choice
              key={value}
              disabled={begin.isPending}
              onClick={() =>
                begin.mutate({
                  name: `New ${label} template`,
                  format: value,
                  source: blankSource[value],
                  subject: '',
                  preheader: '',
                })
              }
              picture={<Picture size={18} stroke={1.7} aria-hidden className={classes.icon} />}
              name={label}
              says={says}
            />
          );
        })}
      </div>
    </div>
  );
}

interface ChoiceProps {
  picture: ReactNode;
  name: string;
  says: string;
  disabled: boolean;
  onClick: () => void;
}

function Choice({ picture, name, says, disabled, onClick }: ChoiceProps) {
  return (
    <UnstyledButton className={classes.choice} onClick={onClick} disabled={disabled}>
      {picture}
      <span className={classes.words}>
        <span className="medium">{name}</span>
        <span className="size-xs text-3">{says}</span>
      </span>
    </UnstyledButton>
  );
}
