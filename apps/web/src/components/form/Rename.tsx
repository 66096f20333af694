import { useState } from 'react';
import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import classes from './Rename.module.css';

/** The name, changed where it stands. */
export function Rename({ name, onRename }: { name: string; onRename: (name: string) => void }) {
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState(name);
  const problem = typed.trim() === '' ? 'Give it a name.' : null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus width={320}>
      <Popover.Target>
        <ActionIcon
          aria-label="Rename"
          onClick={() => {
            setTyped(name);
            setOpened(!opened);
          }}
        >
          <IconPencil size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (problem !== null) return;
            onRename(typed.trim());
            setOpened(false);
          }}
        >
          <TextInput
            label="Name"
            value={typed}
            maxLength={200}
            error={problem}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" variant="default" size="xs">
            Rename
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
