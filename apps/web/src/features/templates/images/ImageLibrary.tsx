import { useState } from 'react';
import { ActionIcon, Button, Radio, TextInput, UnstyledButton } from '@mantine/core';
import { IMAGE_MAX_BYTES } from '@mailwright/contracts';
import { IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { asSent } from '../../../components/files/mail-size';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { ErrorState, reasonOf } from '../../../components/feedback/ErrorState';
import { Notice } from '../../../components/feedback/Notice';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { FileDrop } from '../../../components/form/FileDrop';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatBytes } from '../../../lib/format/number';
import { keysetPaging, pagedRows } from '../../../lib/api/paging';
import { useWorkspace } from '../../../lib/workspace';
import { dropImage, imagesChanged, listImagesInfiniteOptions, sendImage, type Image } from '../api/templates';
import classes from './ImageLibrary.module.css';

const accepted = {
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
};

/** The workspace's pictures: upload one, or choose one and say what it shows. */
export function ImageLibrary({
  onChoose,
}: {
  onChoose: (image: Image, alt: string, embedded: boolean) => void;
}) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Image | null>(null);
  const [dropped, setDropped] = useState<Image | null>(null);
  const images = pagedRows(
    useInfiniteQuery({ ...listImagesInfiniteOptions({ path, query: { limit: 24 } }), ...keysetPaging }),
  );
  const upload = useMutation({
    mutationFn: (file: File) => sendImage(path, file),
    onSuccess: async (image) => {
      setChosen(image);
      await imagesChanged(queries);
    },
  });

  return (
    <div className={classes.library}>
      <FileDrop
        label="Drop a picture here, or choose one"
        accept={accepted}
        maxBytes={IMAGE_MAX_BYTES}
        busy={upload.isPending}
        onFile={(file) => upload.mutate(file)}
      />
      {upload.error && (
        <div role="alert">
          <Notice tone="bad">{reasonOf(upload.error)}</Notice>
        </div>
      )}
      {images.error && !images.rows ? (
        <ErrorState title="The pictures did not load" error={images.error} onRetry={images.reload} />
      ) : images.rows === undefined ? (
        <BlockSkeleton height={130} />
      ) : (
        <ul className={classes.pictures} aria-label="Pictures">
          {images.rows.map((image) => (
            <Picture
              key={image.id}
              image={image}
              chosen={chosen?.id === image.id}
              onChoose={() => setChosen(image)}
              onDelete={() => setDropped(image)}
            />
          ))}
        </ul>
      )}
      {images.hasMore && (
        <Button variant="default" size="xs" loading={images.loadingMore} onClick={images.loadMore}>
          Show more
        </Button>
      )}
      {chosen && (
        <InsertForm
          key={chosen.id}
          image={chosen}
          onInsert={(alt, embedded) => onChoose(chosen, alt, embedded)}
        />
      )}
      <ConfirmDialog
        opened={dropped !== null}
        onClose={() => setDropped(null)}
        title={`Delete “${dropped?.fileName}”?`}
        verb="Delete the picture"
        destructive
        onConfirm={async () => {
          if (!dropped) return;
          await dropImage({ ...path, id: dropped.id });
          if (chosen?.id === dropped.id) setChosen(null);
          await imagesChanged(queries);
        }}
      >
        Every mail that shows it, also one sent long ago, has a gap from then on.
      </ConfirmDialog>
    </div>
  );
}

interface InsertFormProps {
  image: Image;
  onInsert: (alt: string, embedded: boolean) => void;
}

/** What is read by whoever does not see the picture, and how it comes to those who do. */
function InsertForm({ image, onInsert }: InsertFormProps) {
  const { locale } = useFormat();
  const [alt, setAlt] = useState('');
  const [embedded, setEmbedded] = useState(false);
  return (
    <form
      className={classes.alt}
      onSubmit={(event) => {
        event.preventDefault();
        onInsert(alt.trim(), embedded);
      }}
    >
      <TextInput
        label="What it shows"
        description="Read out, and shown where pictures are off. Empty for pure decoration."
        value={alt}
        maxLength={300}
        onChange={(event) => setAlt(event.currentTarget.value)}
        data-autofocus
      />
      <Radio.Group
        label="How it comes"
        value={embedded ? 'embedded' : 'loaded'}
        onChange={(value) => setEmbedded(value === 'embedded')}
      >
        <div className={classes.ways}>
          <Radio
            value="loaded"
            label="Loaded from the web"
            description="Small mails. Many programs ask before they load pictures."
          />
          <Radio
            value="embedded"
            label="Embedded in the mail"
            description={`Shown at once, also without a network. Each mail grows by ${formatBytes(asSent(image.bytes), locale)}.`}
          />
        </div>
      </Radio.Group>
      <Button type="submit">Insert</Button>
    </form>
  );
}

interface PictureProps {
  image: Image;
  chosen: boolean;
  onChoose: () => void;
  onDelete: () => void;
}

function Picture({ image, chosen, onChoose, onDelete }: PictureProps) {
  const { locale } = useFormat();
  const size = image.width === null ? '' : `${image.width} × ${image.height} · `;
  return (
    <li className={classes.item}>
      <UnstyledButton className={classes.picture} aria-pressed={chosen} onClick={onChoose}>
        <img src={new URL(image.url).pathname} alt="" loading="lazy" />
        <span className={`truncate ${classes.name}`}>{image.fileName}</span>
        <span className="num size-xs text-3">
          {size}
          {formatBytes(image.bytes, locale)}
        </span>
      </UnstyledButton>
      <ActionIcon
        className={classes.delete}
        aria-label={`Delete ${image.fileName}`}
        size={24}
        variant="default"
        onClick={onDelete}
      >
        <IconTrash size={13} />
      </ActionIcon>
    </li>
  );
}
