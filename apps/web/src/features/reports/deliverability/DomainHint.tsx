import { IconWorldCheck } from '@tabler/icons-react';
import { Notice } from '../../../components/feedback/Notice';
import { QuietLink } from '../../../components/layout/QuietLink';
import { useWorkspace } from '../../../lib/workspace';
import classes from './DomainHint.module.css';

/** Where the records of the sending domains are checked. */
export function DomainHint() {
  const { workspace } = useWorkspace();
  return (
    <div className={classes.hint}>
      <Notice
        icon={IconWorldCheck}
        action={
          <QuietLink to="/w/$workspaceId/senders" params={{ workspaceId: workspace.id }}>
            Check your domains
          </QuietLink>
        }
      >
        Whether SPF, DKIM and DMARC are right is looked up where your From addresses are.
      </Notice>
    </div>
  );
}
