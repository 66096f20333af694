import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { QuietButton } from '../../../components/layout/QuietLink';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { useWorkspace } from '../../../lib/workspace';
import { listTemplateTagsOptions } from '../api/campaigns';

interface MergeTagMenuProps {
  onSubject: (tag: string) => void;
  onPreview: (tag: string) => void;
}

/** Puts a field of the person, with a fallback for those who lack it, at the end of the subject or the preview text. */
export function MergeTagMenu({ onSubject, onPreview }: MergeTagMenuProps) {
  const { workspace } = useWorkspace();
  const tags = useQuery(listTemplateTagsOptions({ path: { workspaceId: workspace.id } }));
  const fields = tags.data?.items.filter(({ kind }) => kind === 'contact' || kind === 'custom') ?? [];
  if (fields.length === 0) return <ServerWords as="inline">{'{{first_name}}'}</ServerWords>;
  const groups = [
    { title: 'Into the subject', put: onSubject },
    { title: 'Into the preview text', put: onPreview },
  ];
  return (
    <Menu position="bottom-start" withinPortal width={260}>
      <Menu.Target>
        <QuietButton>Insert a field</QuietButton>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {groups.map(({ title, put }) => (
          <div key={title}>
            <Menu.Label>{title}</Menu.Label>
            {fields.map(({ path, label, insert }) => (
              <Menu.Item
                key={path}
                onClick={() => put(insert)}
                rightSection={<span className="mono text-3">{path}</span>}
              >
                {label}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
