import { useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { Notice } from '../../../components/feedback/Notice';
import { TillReceipt } from '../../../components/numbers/TillReceipt';
import { When } from '../../../components/numbers/When';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatCount } from '../../../lib/format/number';
import { zoneName } from '../../../lib/format/moment';
import { useWorkspace } from '../../../lib/workspace';
import {
  campaignsChanged,
  getCampaignQueryKey,
  planCampaign,
  type Checklist,
  type ResolvedTime,
} from '../api/campaigns';
import { checkTitles } from './checks';
import { askedTime, type SendTime } from './send-time';
import type { Draft } from './use-draft';
import classes from './ReviewDialog.module.css';

interface ReviewDialogProps {
  opened: boolean;
  onClose: () => void;
  draft: Draft;
  checklist: Checklist;
  when: SendTime;
  resolved: ResolvedTime | undefined;
  /** filled for one person */
  subject: string;
}

/** The last question: to how many, when, what, and how long it can be taken back. */
export function ReviewDialog({
  opened,
  onClose,
  draft,
  checklist,
  when,
  resolved,
  subject,
}: ReviewDialogProps) {
  const { workspace } = useWorkspace();
  const { locale } = useFormat();
  const queries = useQueryClient();
  const { campaign, saver } = draft;
  const count = checklist.audience.willGet;
  const people = formatCount(count, 'person', 'people', locale);
  const now = when.mode === 'now';
  const notes = checklist.items.filter(({ state }) => state === 'warning');

  const plan = async () => {
    const saved = await saver.flush();
    const path = { workspaceId: workspace.id, id: saved.id };
    const planned = await planCampaign(path, {
      version: saved.version,
      at: now ? null : askedTime(when),
      recipients: count,
    });
    queries.setQueryData(getCampaignQueryKey({ path }), planned);
    await campaignsChanged(queries);
  };

  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={now ? `Send to ${people}?` : `Schedule for ${people}?`}
      verb={now ? 'Send to' : 'Schedule for'}
      count={count}
      onConfirm={plan}
    >
      <div className={classes.words}>
        <p>
          {now ? (
            campaign.undoSeconds > 0 ? (
              `Nothing leaves for ${campaign.undoSeconds} seconds: until then you can take everything back.`
            ) : (
              'The first mail leaves at once and cannot be called back.'
            )
          ) : (
            <>
              The first mail leaves <When at={resolved?.instant} timeZone={when.timeZone} as="both" />,{' '}
              {zoneName(when.timeZone)} time. You can take everything back until then.
            </>
          )}
        </p>
        <TillReceipt
          lines={[
            { label: 'Subject', value: <span className={classes.subject}>{subject}</span> },
            { label: 'From', value: checklist.items.find(({ key }) => key === 'sender')?.says ?? '–' },
            { label: 'Takes', value: checklist.forecast.says },
          ]}
        />
        {notes.map(({ key, says }) => (
          <Notice key={key} tone="wait">
            {checkTitles[key]}: {says}
          </Notice>
        ))}
        {workspace.kind === 'sandbox' && (
          <p className="size-xs text-3">
            Sandbox: these people are made up, and no mail leaves this machine.
          </p>
        )}
      </div>
    </ConfirmDialog>
  );
}
