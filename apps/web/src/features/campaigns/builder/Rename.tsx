import { useState } from 'react';
import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Draft } from './use-draft';
import classes from './Rename.module.css';

/** The name of the campaign, changed where it stands. */
export function Rename({ draft: { campaign, saver } }: { draft: Draft }) {
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState(campaign.name);
  const open = () => {
    setName(campaign.name);
    setOpened(true);
  };
  const problem = name.trim() === '' ? 'Give it a name.' : null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus width={320}>
      <Popover.Target>
        <ActionIcon aria-label="Rename" onClick={open}>
          <IconPencil size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (problem !== null) return;
            saver.change({ name: name.trim() });
            setOpened(false);
          }}
        >
          <TextInput
            label="Name"
            value={name}
            maxLength={200}
            error={problem}
            onChange={(event) => setName(event.currentTarget.value)}
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
