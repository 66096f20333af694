import { useState } from 'react';
import { SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { TickCard } from '../../../components/layout/TickCard';
import { useWorkspace } from '../../../lib/workspace';
import { listIdentitiesOptions, type Preview } from '../api/campaigns';
import type { CardParts } from './card-parts';
import { cardState } from './checks';
import fields from './fields.module.css';
import { InboxRow } from './InboxRow';
import { MergeTagMenu } from './MergeTagMenu';
import classes from './SubjectCard.module.css';

/** The two lines that decide whether it is read, as an inbox will show them. */
export function SubjectCard({
  draft: { campaign, saver },
  checklist,
  preview,
}: CardParts & { preview: Preview | undefined }) {
  const { workspace } = useWorkspace();
  const [screen, setScreen] = useState<'phone' | 'desktop'>('phone');
  const identities = useQuery(listIdentitiesOptions({ path: { workspaceId: workspace.id } }));
  const sender = identities.data?.items.find(({ id }) => id === campaign.identityId);

  return (
    <TickCard title="Subject" state={cardState(checklist, campaign, ['subject'])}>
      <div id="subject" className={classes.halves}>
        <div className={fields.stack}>
          <TextInput
            label="Subject"
            value={campaign.subject}
            maxLength={998}
            onChange={(event) => saver.change({ subject: event.currentTarget.value })}
            rightSectionWidth={44}
            rightSection={<Length of={campaign.subject} />}
          />
          <TextInput
            label="Preview text"
            value={campaign.preheader}
            maxLength={500}
            onChange={(event) => saver.change({ preheader: event.currentTarget.value })}
            rightSectionWidth={44}
            rightSection={<Length of={campaign.preheader} />}
          />
          <div className={`size-xs text-3 ${classes.hint}`}>
            <MergeTagMenu
              onSubject={(tag) => saver.change({ subject: `${campaign.subject}${tag}` })}
              onPreview={(tag) => saver.change({ preheader: `${campaign.preheader}${tag}` })}
            />{' '}
            is filled in for each person.
          </div>
        </div>
        <div className={classes.inbox}>
          <div className={classes.head}>
            <span className="size-xs text-2">In the inbox</span>
            <SegmentedControl
              aria-label="Inbox on a"
              data={[
                { value: 'phone', label: 'Phone' },
                { value: 'desktop', label: 'Desktop' },
              ]}
              value={screen}
              onChange={(value) => setScreen(value === 'desktop' ? 'desktop' : 'phone')}
            />
          </div>
          <InboxRow
            screen={screen}
            from={sender?.fromName ?? 'Your name'}
            subject={preview?.subject ?? campaign.subject}
            preheader={preview?.preheader ?? campaign.preheader}
          />
        </div>
      </div>
    </TickCard>
  );
}

function Length({ of }: { of: string }) {
  return (
    <span className={`num ${fields.counter}`} title={`${of.length} characters`}>
      {of.length}
    </span>
  );
}
