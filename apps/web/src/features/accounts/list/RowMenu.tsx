import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';

interface RowMenuProps {
  /** what the row is about: "Gmail" */
  name: string;
  paused?: boolean;
  onPause?: () => void;
  onResume?: () => void;
  onDelete?: (() => void) | undefined;
}

/** What is done with a row less often. */
export function RowMenu({ name, paused, onPause, onResume, onDelete }: RowMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`More for ${name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {paused === false && onPause && (
          <Menu.Item leftSection={<IconPlayerPause size={15} />} onClick={onPause}>
            Pause
          </Menu.Item>
        )}
        {paused === true && onResume && (
          <Menu.Item leftSection={<IconPlayerPlay size={15} />} onClick={onResume}>
            Resume
          </Menu.Item>
        )}
        {onDelete && (
          <Menu.Item color="vermilion" leftSection={<IconTrash size={15} />} onClick={onDelete}>
            Delete
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
