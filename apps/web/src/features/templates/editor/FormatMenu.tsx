import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { undoToast } from '../../../components/feedback/undo-toast';
import { formatName, formats } from '../formats';
import type { TemplateDraft } from './use-template-draft';

/** Says as what the body is read. The words stay as they are; it can be taken back. */
export function FormatMenu({ value, saver }: Pick<TemplateDraft, 'value' | 'saver'>) {
  return (
    <Menu position="bottom-end" withinPortal width={280}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />}>
          Format: {formatName[value.format]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Read the body as</Menu.Label>
        {formats.map(({ value: format, label, says }) => (
          <Menu.Item
            key={format}
            disabled={format === value.format}
            onClick={() => {
              const before = value.format;
              saver.change({ format });
              undoToast({
                message: `The body is read as ${formatName[format]} now. Its words are unchanged.`,
                undo: async () => {
                  saver.change({ format: before });
                  await saver.flush();
                },
              });
            }}
          >
            <span className="medium">{label}</span>
            <br />
            <span className="size-xs text-3">{says}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
