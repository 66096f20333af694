import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { Num } from '../../../components/numbers/Num';
import { useWorkspace } from '../../../lib/workspace';
import { campaignsChanged, sendCampaignAgain, type CampaignReasons } from '../api/campaigns';
import { leftOf } from './left-of';
import classes from './Reasons.module.css';

interface SendAgainDialogProps {
  /** of the campaign */
  id: string;
  /** the chosen ones */
  reasons: CampaignReasons['reasons'];
  people: number;
  opened: boolean;
  onClose: () => void;
  onSent: () => void;
}

/** Asks before the same mail goes to the same people, and says what cannot happen and what can. */
export function SendAgainDialog({ id, reasons, people, opened, onClose, onSent }: SendAgainDialogProps) {
  const { workspace } = useWorkspace();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [mayArriveTwice, setMayArriveTwice] = useState(false);
  const doubtful = reasons.find(({ again }) => again === 'doubles');
  const workspaceId = workspace.id;

  const send = async () => {
    const made = await sendCampaignAgain(
      { workspaceId, id },
      { reasons: reasons.map(({ key }) => key), mayArriveTwice },
    );
    await campaignsChanged(queries);
    onSent();
    await navigate({ to: '/w/$workspaceId/campaigns/$id/live', params: { workspaceId, id: made.id } });
  };

  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Send it again to ${people === 1 ? 'one person' : 'these people'}?`}
      verb="Send again to"
      count={people}
      unit={people === 1 ? 'person' : 'people'}
      onConfirm={send}
    >
      <div className={classes.dialog}>
        <ul className={classes.list}>
          {reasons.map((reason) => (
            <li key={reason.key}>
              {reason.title}: <Num value={leftOf(reason)} />
            </li>
          ))}
        </ul>
        <span>
          The same mail goes out as a campaign of its own. Whoever has opted out since gets nothing, and
          whoever turns out to have got it is skipped at the last moment.
        </span>
        {doubtful && (
          <Checkbox
            size="sm"
            checked={mayArriveTwice}
            onChange={(event) => setMayArriveTwice(event.currentTarget.checked)}
            label="Those in doubt may get it twice, and I accept that"
          />
        )}
      </div>
    </ConfirmDialog>
  );
}
