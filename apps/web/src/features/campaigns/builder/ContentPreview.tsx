import { useMemo, useState } from 'react';
import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { MailFrame } from '../../../components/mail/MailFrame';
import { Avatar } from '../../../components/people/Avatar';
import type { Preview } from '../api/campaigns';
import type { PreviewPeople } from './use-preview-people';
import classes from './ContentPreview.module.css';

type View = 'desktop' | 'phone' | 'dark' | 'text';
const views: { value: View; label: string }[] = [
  { value: 'desktop', label: 'Desktop' },
  { value: 'phone', label: 'Phone' },
  { value: 'dark', label: 'Dark' },
  { value: 'text', label: 'Text' },
];

interface ContentPreviewProps {
  preview: UseQueryResult<Preview>;
  people: PreviewPeople;
}

/** The mail of one person, made the same way as the send. */
export function ContentPreview({ preview, people }: ContentPreviewProps) {
  const [view, setView] = useState<View>('desktop');
  const { data } = preview;
  return (
    <div className={classes.preview}>
      <SegmentedControl
        aria-label="Seen as"
        data={views}
        value={view}
        onChange={(value) => setView(views.find((one) => one.value === value)?.value ?? 'desktop')}
      />
      <div className={classes.stage} data-view={view} aria-busy={preview.isPlaceholderData}>
        {data ? (
          <Shown preview={data} view={view} />
        ) : preview.error ? (
          <ErrorState
            title="The preview did not load"
            error={preview.error}
            onRetry={() => void preview.refetch()}
          />
        ) : (
          <BlockSkeleton height={360} />
        )}
      </div>
      {view === 'dark' && (
        <p className="size-xs text-3">
          About as programs show it that turn colours around; many leave them as they are.
        </p>
      )}
      {data && (
        <div className={classes.person}>
          <ActionIcon
            aria-label="Person before"
            disabled={!people.previous}
            onClick={() => people.previous?.()}
            variant="default"
          >
            <IconChevronLeft size={15} />
          </ActionIcon>
          <ActionIcon
            aria-label="Next person"
            disabled={!people.next}
            onClick={() => people.next?.()}
            variant="default"
          >
            <IconChevronRight size={15} />
          </ActionIcon>
          <Avatar name={data.contact.name || data.contact.email} size={20} />
          <span className="truncate size-sm" aria-live="polite">
            as {data.contact.name || data.contact.email}
            {people.current ? '' : ', a made-up person'}
          </span>
        </div>
      )}
    </div>
  );
}

function Shown({ preview, view }: { preview: Preview; view: View }) {
  const html = useMemo(
    () => (view === 'dark' ? `${preview.html ?? ''}${picturesBack}` : (preview.html ?? '')),
    [preview.html, view],
  );
  if (!preview.ok)
    return <p className={`size-sm text-2 ${classes.broken}`}>It does not compile yet: see beside.</p>;
  if (view === 'text' || preview.html === null) {
    return (
      // It scrolls, so the keyboard must be able to reach it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      <pre className={classes.text} tabIndex={0} aria-label="Plain text of the mail">
        {preview.text}
      </pre>
    );
  }
  return (
    <div className={view === 'dark' ? classes.dark : undefined}>
      <MailFrame
        html={html}
        title={`Preview of ${preview.subject}`}
        images="direct"
        width={view === 'phone' ? 375 : '100%'}
      />
    </div>
  );
}

/** Programs that turn colours around leave photographs alone. */
const picturesBack = '<style>img{filter:invert(1) hue-rotate(180deg)}</style>';
