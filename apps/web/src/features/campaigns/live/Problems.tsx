import { IconMoodCheck } from '@tabler/icons-react';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { Card, CardList } from '../../../components/layout/Card';
import { Section } from '../../../components/layout/Section';
import { QuietLink } from '../../../components/layout/QuietLink';
import { Num } from '../../../components/numbers/Num';
import { StateWord } from '../../../components/states/StateGlyph';
import { useWorkspace } from '../../../lib/workspace';
import type { LiveCampaign } from '../api/campaigns';
import { mailState } from '../campaign-state';
import { RecipientsLink } from '../recipients/RecipientsLink';
import type { RecipientsSearch } from '../search';
import classes from './Problems.module.css';

type Problem = LiveCampaign['problems'][number];

/** What servers said against it: our words, theirs beside them, and everybody it happened to. */
export function Problems({ live }: { live: LiveCampaign }) {
  const { workspace } = useWorkspace();
  const { problems, campaign } = live;
  return (
    <Section
      title="What servers answered"
      link={
        <QuietLink
          to="/w/$workspaceId/campaigns/$id/recipients"
          params={{ workspaceId: workspace.id, id: campaign.id }}
        >
          Why they did or didn’t get it
        </QuietLink>
      }
    >
      {problems.length === 0 ? (
        <Card>
          <EmptyState icon={IconMoodCheck} title="No server objected">
            Every mail that was tried so far was accepted.
          </EmptyState>
        </Card>
      ) : (
        <CardList label="What servers answered">
          {problems.map((problem) => (
            <li key={keyOf(problem)} className={classes.problem}>
              <div className={classes.words}>
                <span className={classes.why}>{sentence(problem.why)}</span>
                {problem.reply && (
                  <ServerWords copy={{ text: problem.reply, what: 'the server’s words' }}>
                    {problem.reply}
                  </ServerWords>
                )}
              </div>
              <span className={classes.action}>
                <StateWord state={{ mail: mailState[problem.state] }} />
              </span>
              <span className={`num ${classes.count}`}>
                <RecipientsLink id={campaign.id} search={searchOf(problem)}>
                  <Num value={problem.count} /> {problem.count === 1 ? 'person' : 'people'}
                </RecipientsLink>
              </span>
            </li>
          ))}
        </CardList>
      )}
    </Section>
  );
}

const keyOf = ({ code, enhancedCode, category, state }: Problem) =>
  `${code}/${enhancedCode}/${category}/${state}`;

/** The same group as a filter: what the group lacks (a code, where no server answered), nobody in the list has. */
function searchOf({ code, enhancedCode, category, state }: Problem): RecipientsSearch {
  return {
    ...(state === 'deferred' || state === 'rejected' || state === 'uncertain' ? { state } : {}),
    code: code ?? 'none',
    enhancedCode: enhancedCode ?? 'none',
    category: category ?? 'none',
  };
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
