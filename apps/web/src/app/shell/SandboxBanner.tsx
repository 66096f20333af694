import { useQuery } from '@tanstack/react-query';
import { IconFlask2 } from '@tabler/icons-react';
import type { Workspace } from '@mailwright/contracts';
import airmail from '../../components/brand/airmail.module.css';
import { ButtonLink, QuietLink } from '../../components/layout/QuietLink';
import { Num } from '../../components/numbers/Num';
import { useFormat } from '../../lib/format/FormatContext';
import { formatCount } from '../../lib/format/number';
import { workspaceQuery } from '../../features/session/api/session';
import classes from './SandboxBanner.module.css';

const LOOK_EVERY_MS = 3_000;

/** The world moves on while the page stays: its state is looked at again every few seconds. */
function useSandboxNow({ id, sandbox }: Workspace): Workspace['sandbox'] {
  const { data } = useQuery({
    ...workspaceQuery({ path: { workspaceId: id } }),
    enabled: sandbox !== null,
    refetchInterval: LOOK_EVERY_MS,
  });
  return data?.sandbox ?? sandbox;
}

/** On every page of a sandbox: that nothing here is real, and the way to real mail. */
export function SandboxBanner({ workspace, real }: { workspace: Workspace; real: Workspace | undefined }) {
  const sandbox = useSandboxNow(workspace);
  const { locale } = useFormat();
  if (!sandbox) return null;
  return (
    <section aria-label="Sandbox" className={classes.banner}>
      <div className={`${airmail.edge} ${classes.edge}`} aria-hidden />
      <IconFlask2 size={16} aria-hidden className={classes.picture} />
      <p className={`num ${classes.words}`}>
        <b>Sandbox.</b>{' '}
        {sandbox.state === 'running' ? (
          <>
            <Num value={sandbox.people} /> made-up people answer, click and bounce.
            {sandbox.pendingActs > 0 &&
              ` ${formatCount(sandbox.pendingActs, 'letter', 'letters', locale)} still being read.`}
          </>
        ) : (
          sandbox.says
        )}{' '}
        No mail leaves this machine.{' '}
        <QuietLink to="/w/$workspaceId/sandbox" params={{ workspaceId: workspace.id }}>
          What they really did
        </QuietLink>
      </p>
      {real ? (
        <ButtonLink to="/w/$workspaceId" params={{ workspaceId: real.id }} size="xs" variant="default">
          Go to {real.name}
        </ButtonLink>
      ) : (
        <ButtonLink to="/welcome" size="xs" variant="default">
          Use my own mail server
        </ButtonLink>
      )}
    </section>
  );
}
