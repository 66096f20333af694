import { IconPlayerPause, IconX } from '@tabler/icons-react';
import { CardList, CardRow, NameAndFacts } from '../../../components/layout/Card';
import { QuietLink } from '../../../components/layout/QuietLink';
import { Section } from '../../../components/layout/Section';
import { StateGlyph } from '../../../components/states/StateGlyph';
import { useFormat } from '../../../lib/format/FormatContext';
import { useWorkspace } from '../../../lib/workspace';
import type { LiveCampaign } from '../api/campaigns';
import { whatCancelStops, whatPauseStops } from './consequences';

/** Through what it leaves, and what each button can still stop. */
export function Safety({ live }: { live: LiveCampaign }) {
  const { workspace } = useWorkspace();
  const { locale } = useFormat();
  const { account, campaign, counts } = live;
  const sending = campaign.state === 'sending';
  const open = sending || campaign.state === 'paused' || campaign.state === 'stopped';
  if (!account && !open) return null;
  return (
    <Section title="Safety">
      <CardList label="Safety">
        {account && (
          <CardRow
            picture={
              <StateGlyph state={{ mailbox: account.state === 'working' ? 'working' : 'unreachable' }} />
            }
            action={
              account.state === 'working' ? undefined : (
                <QuietLink to="/w/$workspaceId/senders" params={{ workspaceId: workspace.id }}>
                  Look
                </QuietLink>
              )
            }
          >
            <NameAndFacts name={`Leaves through ${account.name}`} facts={account.says || 'It works.'} />
          </CardRow>
        )}
        {sending && (
          <CardRow picture={<IconPlayerPause size={15} color="var(--mw-text-3)" aria-hidden />}>
            <NameAndFacts name="If you pause now" facts={whatPauseStops(counts, locale)} />
          </CardRow>
        )}
        {open && (
          <CardRow picture={<IconX size={15} color="var(--mw-text-3)" aria-hidden />}>
            <NameAndFacts name="If you cancel now" facts={whatCancelStops(counts, locale)} />
          </CardRow>
        )}
      </CardList>
    </Section>
  );
}
