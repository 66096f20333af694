import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import type { TemplateTag } from '../api/templates';
import classes from './editor.module.css';

interface InsertTagProps {
  tags: readonly TemplateTag[] | undefined;
  onInsert: (text: string) => void;
  label: string;
  /** an icon inside a field: people's fields only */
  small?: boolean;
}

const groups: { kind: TemplateTag['kind']; title: string }[] = [
  { kind: 'contact', title: 'The person' },
  { kind: 'custom', title: 'Your own fields' },
  { kind: 'link', title: 'Links of the mail' },
  { kind: 'helper', title: 'Logic and formats' },
];

/** Puts a merge tag, with its fallback, where the cursor is. */
export function InsertTag({ tags, onInsert, label, small = false }: InsertTagProps) {
  const shown = groups.filter(({ kind }) => !small || kind === 'contact' || kind === 'custom');
  return (
    <Menu position="bottom-start" withinPortal width={300} returnFocus={false}>
      <Menu.Target>
        {small ? (
          <ActionIcon aria-label={label} size={26}>
            <IconBraces size={15} />
          </ActionIcon>
        ) : (
          <Button variant="default" leftSection={<IconBraces size={15} />} disabled={!tags}>
            {label}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {shown.map(({ kind, title }) => {
          const items = tags?.filter((tag) => tag.kind === kind) ?? [];
          if (items.length === 0) return null;
          return (
            <div key={kind}>
              <Menu.Label>{title}</Menu.Label>
              {items.map(({ path, label: name, insert }) => (
                <Menu.Item
                  key={path}
                  onClick={() => onInsert(insert)}
                  rightSection={<span className={classes.path}>{kind === 'helper' ? '' : path}</span>}
                >
                  {kind === 'helper' ? <code className={classes.path}>{insert}</code> : name}
                </Menu.Item>
              ))}
            </div>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
