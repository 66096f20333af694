import type { ConnectionTest } from '@mailwright/contracts';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { StateGlyph } from '../../../components/states/StateGlyph';
import type { CheckState } from '../../../components/states/mailbox-states';
import classes from './TestReport.module.css';

type Step = ConnectionTest['steps'][number];

const looks: Record<Step['state'], CheckState> = {
  ok: 'ready',
  warning: 'look',
  failed: 'broken',
  skipped: 'todo',
};

/** What trying a server showed: one sentence, then every step with the server's words, their meaning and what to do. */
export function TestReport({ report }: { report: ConnectionTest }) {
  return (
    <div className={classes.report} aria-live="polite">
      <p className={classes.head}>
        <StateGlyph state={{ check: report.ok ? 'ready' : 'broken' }} />
        <span>{report.ok ? report.says : `It does not work yet. ${report.says}`}</span>
      </p>
      <ol className={classes.steps} aria-label="Steps of the test">
        {report.steps.map((step, index) => (
          // A step can come twice (the introduction before and after TLS): its place is its identity.
          <li key={index} className={classes.step} data-state={step.state}>
            <StateGlyph state={{ check: looks[step.state] }} />
            <span className={classes.title}>{step.title}</span>
            <StepWords step={step} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function StepWords({ step: { said, serverWords, meaning, advice } }: { step: Step }) {
  return (
    <span className={`num ${classes.words}`}>
      {meaning !== null && <span>{meaning}</span>}
      {advice !== null && <span>{advice}</span>}
      {said !== null && <span className={classes.said}>{said}</span>}
      {serverWords !== null && (
        <span>
          <ServerWords as="inline">{serverWords}</ServerWords>
        </span>
      )}
    </span>
  );
}
