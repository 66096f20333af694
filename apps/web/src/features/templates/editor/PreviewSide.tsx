import { useState } from 'react';
import { ActionIcon, SegmentedControl, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconSearch } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { Avatar } from '../../../components/people/Avatar';
import type { Preview } from '../api/templates';
import { ShownMail, type MailView } from './ShownMail';
import type { People } from './use-people';
import classes from './PreviewSide.module.css';

const views: { value: MailView; label: string }[] = [
  { value: 'desktop', label: 'Desktop' },
  { value: 'phone', label: 'Phone' },
  { value: 'dark', label: 'Dark' },
  { value: 'text', label: 'Text' },
];

interface PreviewSideProps {
  preview: UseQueryResult<Preview>;
  people: People;
}

/** The mail as one person gets it, made on the same way as the send. */
export function PreviewSide({ preview, people }: PreviewSideProps) {
  const [view, setView] = useState<MailView>('desktop');
  const { data } = preview;
  return (
    <>
      <div className={classes.head}>
        <SegmentedControl
          aria-label="Seen as"
          data={views}
          value={view}
          onChange={(to) => setView(views.find(({ value }) => value === to)?.value ?? 'desktop')}
        />
        <SegmentedControl
          aria-label="Filled for"
          data={[
            { value: 'madeUp', label: 'Made-up person' },
            { value: 'contact', label: 'A contact' },
          ]}
          value={people.madeUp ? 'madeUp' : 'contact'}
          onChange={(to) => people.showMadeUp(to === 'madeUp')}
        />
      </div>
      {!people.madeUp && <PersonPicker people={people} preview={data} />}
      <div className={classes.stage} data-view={view} aria-busy={preview.isPlaceholderData}>
        {data ? (
          <ShownMail preview={data} view={view} />
        ) : preview.error ? (
          <ErrorState
            title="The preview did not load"
            error={preview.error}
            stillWorks="What you type is saved."
            onRetry={() => void preview.refetch()}
          />
        ) : (
          <BlockSkeleton height={420} />
        )}
      </div>
      {view === 'dark' && (
        <p className="size-xs text-3">
          About as programs show it that turn colours around; many leave them as they are.
        </p>
      )}
    </>
  );
}

function PersonPicker({ people, preview }: { people: People; preview: Preview | undefined }) {
  return (
    <div className={classes.person}>
      <TextInput
        aria-label="Find a contact"
        placeholder="Find a contact"
        leftSection={<IconSearch size={15} aria-hidden />}
        value={people.search}
        onChange={(event) => people.find(event.currentTarget.value)}
        className={classes.find}
      />
      <ActionIcon
        aria-label="Contact before"
        variant="default"
        disabled={!people.previous}
        onClick={() => people.previous?.()}
      >
        <IconChevronLeft size={15} />
      </ActionIcon>
      <ActionIcon
        aria-label="Next contact"
        variant="default"
        disabled={!people.next}
        onClick={() => people.next?.()}
      >
        <IconChevronRight size={15} />
      </ActionIcon>
      {people.nobody ? (
        <span className="size-sm text-2">
          {people.search ? 'Nobody matches.' : 'There are no contacts yet.'}
        </span>
      ) : (
        preview?.contact.id && (
          <>
            <Avatar name={preview.contact.name || preview.contact.email} size={20} />
            <span className="truncate size-sm" aria-live="polite">
              {preview.contact.name || preview.contact.email}
            </span>
          </>
        )
      )}
    </div>
  );
}
