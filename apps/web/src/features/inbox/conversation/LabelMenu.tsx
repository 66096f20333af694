import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconTag } from '@tabler/icons-react';
import { ReplyLabel } from '../../../components/states/ReplyLabel';
import { useFormat } from '../../../lib/format/FormatContext';
import type { Conversation, Label } from '../api/inbox';
import { labelKinds, labelNames, labelWords } from '../labels';
import { useChange } from '../use-change';
import type { Inbox } from '../use-inbox';

const labels = Object.keys(labelNames) as Label[];

/** What the conversation is; a person's choice stays, whatever the rules think later. */
export function LabelMenu({ inbox, conversation }: { inbox: Inbox; conversation: Conversation }) {
  const change = useChange(inbox.workspaceId);
  const { locale } = useFormat();
  const set = (label: Label | null) => change.mutate({ conversation, set: { label } });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTag size={15} />}
          rightSection={<IconChevronDown size={13} />}
          aria-label="Label"
        >
          {conversation.label ? labelWords(conversation, locale) : 'Label'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {labels.map((label) => (
          <Menu.Item key={label} onClick={() => set(label)}>
            <ReplyLabel kind={labelKinds[label]}>{labelNames[label]}</ReplyLabel>
          </Menu.Item>
        ))}
        {conversation.label && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => set(null)}>No label</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
