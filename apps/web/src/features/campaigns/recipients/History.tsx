import {
  IconArrowBackUp,
  IconBulb,
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconCoin,
  IconEye,
  IconFlag,
  IconHelpCircle,
  IconMailOff,
  IconMessage,
  IconPlugConnectedX,
  IconPointer,
  IconRefresh,
  IconRobot,
  IconSearch,
  type Icon,
} from '@tabler/icons-react';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatMoment } from '../../../lib/format/moment';
import type { DeliveryRecord } from '../api/campaigns';
import classes from './History.module.css';

type Step = DeliveryRecord['history'][number];

/** What kind of thing happened, as a picture; the sentence beside it says it. */
const pictures: Record<string, { icon: Icon; role: string }> = {
  accepted: { icon: IconCircleCheckFilled, role: 'c1' },
  deferred: { icon: IconRefresh, role: 'wait' },
  rejected: { icon: IconCircleXFilled, role: 'bad-fill' },
  uncertain: { icon: IconHelpCircle, role: 'plan' },
  not_sent: { icon: IconPlugConnectedX, role: 'text-3' },
  opened: { icon: IconEye, role: 'text-3' },
  clicked: { icon: IconPointer, role: 'c2' },
  replied: { icon: IconMessage, role: 'c4' },
  auto_replied: { icon: IconRobot, role: 'text-3' },
  bounced: { icon: IconArrowBackUp, role: 'bad-fill' },
  complained: { icon: IconFlag, role: 'bad-fill' },
  unsubscribed: { icon: IconMailOff, role: 'bad' },
  converted: { icon: IconCoin, role: 'c3' },
  delayed: { icon: IconRefresh, role: 'wait' },
  looked_for: { icon: IconSearch, role: 'text-3' },
  doubt_ended: { icon: IconBulb, role: 'c1' },
};

/** Every try and everything that came back, in order. */
export function History({ record: { history } }: { record: DeliveryRecord }) {
  if (history.length === 0) return <p className="size-sm text-2">Nothing yet: it was not tried.</p>;
  return (
    <ol className={classes.history}>
      {history.map((step, index) => (
        // Two things can happen in the same millisecond; the order never changes.
        <HistoryStep key={`${step.at} ${index}`} step={step} />
      ))}
    </ol>
  );
}

function HistoryStep({ step }: { step: Step }) {
  const format = useFormat();
  const { icon: Picture, role } = pictures[step.kind] ?? { icon: IconHelpCircle, role: 'text-3' };
  const at = new Date(step.at);
  const codes = [step.code, step.enhancedCode].filter((part) => part !== null).join(' ');
  return (
    <li className={classes.step}>
      <Picture size={15} color={`var(--mw-${role})`} aria-hidden />
      <div className={classes.words}>
        <span className={classes.says}>{step.says}</span>
        {step.serverWords && (
          <ServerWords copy={{ text: step.serverWords, what: 'the server’s words' }}>
            {step.serverWords}
          </ServerWords>
        )}
        <span className="num size-xs text-3">
          <time dateTime={step.at}>{formatMoment(at, at, format, true)}</time>
          {codes && !step.serverWords && ` · ${codes}`}
          {step.connection && (
            <span title={step.connection}> · connection {step.connection.slice(0, 8)}</span>
          )}
        </span>
      </div>
    </li>
  );
}
