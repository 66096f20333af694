import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { DomainCheck as DomainReport } from '@mailwright/contracts';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { BlockSkeleton } from '../../../components/feedback/Skeletons';
import { When } from '../../../components/numbers/When';
import { StateGlyph } from '../../../components/states/StateGlyph';
import type { CheckState } from '../../../components/states/mailbox-states';
import { useWorkspace } from '../../../lib/workspace';
import { checkIdentityDomainOptions } from '../api/accounts';
import classes from './DomainCheck.module.css';
import { ServerSelector } from './ServerSelector';

type Item = DomainReport['checks'][number];

const looks: Record<Item['state'], CheckState> = {
  right: 'ready',
  improve: 'look',
  missing: 'broken',
  wrong: 'broken',
  unknown: 'todo',
  not_asked: 'todo',
};

/** What receivers find in the DNS for a From's domain, and the records to add, ready to copy. */
export function DomainCheck({ identityId }: { identityId: string }) {
  const { workspace } = useWorkspace();
  const [asked, setAsked] = useState<string | null>(null);
  const check = useQuery({
    ...checkIdentityDomainOptions({
      path: { workspaceId: workspace.id, id: identityId },
      ...(asked === null ? {} : { query: { selector: asked } }),
    }),
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  if (check.isError && !check.data)
    return (
      <ErrorState
        title="The domain could not be checked"
        error={check.error}
        stillWorks="Mail goes on."
        onRetry={() => void check.refetch()}
      />
    );
  if (!check.data) return <BlockSkeleton height={220} />;
  const { domain, says, checkedAt, checks, selector } = check.data;
  return (
    <div className={classes.check}>
      <div className={classes.head}>
        <span className="medium">{domain}</span>
        <span className="text-2">{says}</span>
        <span className={classes.spring} />
        <span className="num size-xs text-3">
          Checked <When at={checkedAt} />
        </span>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={14} />}
          loading={check.isFetching}
          onClick={() => void check.refetch()}
        >
          Check again
        </Button>
      </div>
      <ul className={classes.items} aria-label={`Records of ${domain}`}>
        {checks.map((item) => (
          <DomainItem key={item.record} item={item}>
            {item.record === 'dkim' && selector?.whose !== 'ours' && (
              <ServerSelector
                key={selector?.name ?? ''}
                identityId={identityId}
                selector={selector?.name ?? ''}
                onAsk={setAsked}
              />
            )}
          </DomainItem>
        ))}
      </ul>
    </div>
  );
}

/** `children`: what can be asked for beside it. */
function DomainItem({ item, children }: { item: Item; children: ReactNode }) {
  const bad = item.state === 'missing' || item.state === 'wrong';
  return (
    <li className={classes.item} data-bad={bad || undefined}>
      <StateGlyph state={{ check: looks[item.state] }} />
      <div className={classes.words}>
        <span className={classes.title}>{item.title}</span>
        <span className={`num ${classes.says}`}>{item.says}</span>
        {children}
      </div>
      <div className={classes.records}>
        {item.found.map((record, index) => (
          // A record can stand there twice, which is just what is wrong then.
          <ServerWords key={index} copy={{ text: record, what: `the ${item.title} record` }}>
            {record}
          </ServerWords>
        ))}
        {item.copy && (
          <>
            <span className={classes.add}>
              {item.found.length > 0 ? 'Change it to' : 'Add'} this {item.copy.type} record at
            </span>
            <ServerWords copy={{ text: item.copy.name, what: `the name of the ${item.title} record` }}>
              {item.copy.name}
            </ServerWords>
            <ServerWords copy={{ text: item.copy.value, what: `the ${item.title} record` }}>
              {item.copy.value}
            </ServerWords>
          </>
        )}
        {item.found.length === 0 && !item.copy && (
          <ServerWords copy={{ text: item.name, what: 'the name' }}>
            {item.type} {item.name}
          </ServerWords>
        )}
      </div>
    </li>
  );
}
