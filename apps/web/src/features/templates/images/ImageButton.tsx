import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPhoto } from '@tabler/icons-react';
import type { ContentFormat } from '../api/templates';
import { ImageLibrary } from './ImageLibrary';
import { imageMarkup } from './image-markup';

/** Uploads a picture or takes one that is there, and puts it where the cursor is. */
export function ImageButton({
  format,
  onInsert,
}: {
  format: ContentFormat;
  onInsert: (text: string) => void;
}) {
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPhoto size={15} />} onClick={dialog.open}>
        Picture
      </Button>
      <Modal opened={opened} onClose={dialog.close} title="Insert a picture" size={720} returnFocus={false}>
        <ImageLibrary
          onChoose={(image, alt, embedded) => {
            dialog.close();
            const url = embedded ? image.embedUrl : image.url;
            onInsert(imageMarkup(format, { url, width: image.width }, alt));
          }}
        />
      </Modal>
    </>
  );
}
