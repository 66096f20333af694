import { useQuery } from '@tanstack/react-query';
import { IconMoodCheck } from '@tabler/icons-react';
import { EmptyState } from '../../components/feedback/EmptyState';
import { ErrorState } from '../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../components/feedback/Skeletons';
import { Card, CardList } from '../../components/layout/Card';
import { PlainLink, QuietLink } from '../../components/layout/QuietLink';
import { Section } from '../../components/layout/Section';
import { Num } from '../../components/numbers/Num';
import { When } from '../../components/numbers/When';
import { Avatar } from '../../components/people/Avatar';
import { useTopic } from '../../lib/live/live-line';
import { useNow } from '../../lib/use-now';
import { useWorkspace } from '../../lib/workspace';
import { listConversationsOptions, type ConversationSummary } from './api/home';
import classes from './RepliesWaiting.module.css';

const shown = 4;

/** The newest people who wait for an answer. */
export function RepliesWaiting({ waiting }: { waiting: number | undefined }) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const query = useQuery(
    listConversationsOptions({
      path,
      query: { awaitsAnswer: 'true', state: 'open', folder: 'primary', limit: shown },
    }),
  );
  useTopic('inbox', () => void query.refetch());
  return (
    <Section
      title="Replies waiting"
      aside={waiting ? <Num value={waiting} /> : undefined}
      link={
        <QuietLink to="/w/$workspaceId/inbox" params={path}>
          Open inbox
        </QuietLink>
      }
    >
      {!query.data && query.error && (
        <ErrorState
          title="The replies did not load"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <RowsSkeleton rows={shown} picture />}
      {query.data?.items.length === 0 && (
        <Card padding="none">
          <EmptyState icon={IconMoodCheck} title="Nobody waits">
            Answers to your mails show here until you reply or mark them done.
          </EmptyState>
        </Card>
      )}
      {query.data && query.data.items.length > 0 && (
        <CardList label="Replies waiting">
          {query.data.items.map((conversation) => (
            <Reply key={conversation.id} conversation={conversation} />
          ))}
        </CardList>
      )}
    </Section>
  );
}

const labels: Record<NonNullable<ConversationSummary['label']>, string> = {
  interested: 'Interested',
  question: 'Question',
  later: 'Ask again',
  not_interested: 'Not interested',
  away: 'Away',
  problem: 'Problem',
  opted_out: 'Opted out',
  has_left: 'Has left',
};

function Reply({ conversation }: { conversation: ConversationSummary }) {
  const { workspace } = useWorkspace();
  const { person, snippet, label, campaign, lastMessageAt } = conversation;
  // The page's clock stands still for up to a minute; what came since is not in the future.
  const now = useNow();
  const name = person.name || person.address;
  const facts = [label && labels[label], campaign?.name].filter(Boolean).join(' · ');
  return (
    <li className={classes.row}>
      <Avatar name={name} />
      <span className={classes.words}>
        <span className={classes.head}>
          <span className={`truncate ${classes.name}`} title={name}>
            <PlainLink
              to="/w/$workspaceId/inbox"
              params={{ workspaceId: workspace.id }}
              search={{ id: conversation.id }}
              className={classes.link}
            >
              {name}
            </PlainLink>
          </span>
          <span className="size-xs text-3 nowrap">
            <When at={Date.parse(lastMessageAt) > now.getTime() ? now : lastMessageAt} as="distance" />
          </span>
        </span>
        <span className={`truncate ${classes.snippet}`}>{snippet}</span>
        {facts && <span className={`truncate ${classes.facts}`}>{facts}</span>}
      </span>
    </li>
  );
}
