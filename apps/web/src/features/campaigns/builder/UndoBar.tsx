import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { StateGlyph } from '../../../components/states/StateGlyph';
import { problemToast } from '../../../components/feedback/undo-toast';
import { formatLength } from '../../../lib/format/moment';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { campaignsChanged, getCampaignQueryKey, takeBackCampaign, type Campaign } from '../api/campaigns';
import classes from './UndoBar.module.css';

/** Below this the seconds are counted. */
const countFromMs = 10 * 60_000;

/** How long nothing leaves yet, and the button that takes it back. */
export function UndoBar({ campaign }: { campaign: Campaign }) {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const queries = useQueryClient();
  const path = { workspaceId: workspace.id, id: campaign.id };
  const leftMs = useTimeUntil(campaign.launchAt);
  const takeBack = useMutation({
    mutationFn: () => takeBackCampaign(path),
    onSuccess: async (draft) => {
      queries.setQueryData(getCampaignQueryKey({ path }), draft);
      await campaignsChanged(queries);
    },
    onError: (error) => {
      problemToast('It was not taken back', error);
      void campaignsChanged(queries);
    },
  });

  const soon = leftMs < countFromMs;
  const seconds = Math.ceil(leftMs / 1_000);
  const whole = campaign.schedule ? 0 : campaign.undoSeconds * 1_000;
  return (
    <section aria-label="Take it back" className={classes.bar}>
      <StateGlyph state={{ campaign: 'scheduled' }} size={18} />
      <p className={`num ${classes.words}`} role="timer">
        <b>
          {leftMs === 0
            ? 'It is going out.'
            : soon
              ? `Nothing leaves for ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
              : `Nothing leaves for ${formatLength(leftMs)}.`}
        </b>{' '}
        {leftMs > 0 && 'Take it back, and it is a draft again.'}
      </p>
      {mayEdit && leftMs > 0 && (
        <Button
          leftSection={<IconArrowBackUp size={16} />}
          onClick={() => takeBack.mutate()}
          loading={takeBack.isPending}
        >
          Take it back
        </Button>
      )}
      {whole > 0 && (
        <span className={classes.track} aria-hidden>
          <span className={classes.rest} style={{ width: `${Math.min(100, (leftMs / whole) * 100)}%` }} />
        </span>
      )}
    </section>
  );
}

/** Milliseconds until an instant, counted every half second near it and every minute far from it; never below 0. */
function useTimeUntil(at: string | null): number {
  const [ms, setMs] = useState(() => msUntil(at));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const left = msUntil(at);
      setMs(left);
      if (left > 0) timer = setTimeout(tick, left < countFromMs * 2 ? 500 : 60_000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [at]);
  return ms;
}

const msUntil = (at: string | null): number => Math.max(0, (at ? Date.parse(at) : 0) - Date.now());
