import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';

interface CopyButtonProps {
  text: string;
  /** what is copied: "the SPF record" */
  what: string;
}

/** Copies a text and says so, with a tick and to those who hear the page. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const clipboard = useClipboard({ timeout: 2_000 });
  const label = clipboard.copied
    ? 'Copied'
    : clipboard.error
      ? 'Copying is not allowed here'
      : `Copy ${what}`;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => clipboard.copy(text)} size={26}>
        {clipboard.copied ? <IconCheck size={15} color="var(--mw-ok)" /> : <IconCopy size={15} />}
      </ActionIcon>
    </Tooltip>
  );
}
