import { useMemo } from 'react';
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import '@mantine/dates/styles.css';
import { reasonOf } from '../../../components/feedback/ErrorState';
import { Notice } from '../../../components/feedback/Notice';
import { QuietButton } from '../../../components/layout/QuietLink';
import { TickCard } from '../../../components/layout/TickCard';
import { When } from '../../../components/numbers/When';
import { formatLength, zoneName } from '../../../lib/format/moment';
import { useNow } from '../../../lib/use-now';
import { useWorkspace } from '../../../lib/workspace';
import type { Campaign, ResolvedTime } from '../api/campaigns';
import fields from './fields.module.css';
import { askedTime, timeProblem, todayIn, zoneNames, type SendTime } from './send-time';
import classes from './ScheduleCard.module.css';

interface ScheduleCardProps {
  campaign: Campaign;
  when: SendTime;
  onChange: (when: SendTime) => void;
  /** what the server makes of the chosen time */
  resolved: ResolvedTime | undefined;
  error: unknown;
  settled: boolean;
}

/** Now, or at a time on the wall of a named zone. The server says which instant that is. */
export function ScheduleCard({ campaign, when, onChange, resolved, error, settled }: ScheduleCardProps) {
  const { workspace } = useWorkspace();
  const now = useNow();
  const zones = useMemo(
    () => zoneNames(workspace.timeZone, when.timeZone),
    [workspace.timeZone, when.timeZone],
  );
  const change = (part: Partial<SendTime>) => onChange({ ...when, which: null, ...part });
  const undo = campaign.undoSeconds > 0 ? `for ${campaign.undoSeconds} seconds` : null;

  return (
    <TickCard
      title="Schedule"
      state={settled ? 'ready' : resolved && !resolved.ok ? 'broken' : 'todo'}
      action={
        <SegmentedControl
          aria-label="When it goes"
          data={[
            { value: 'now', label: 'Now' },
            { value: 'later', label: 'Later' },
          ]}
          value={when.mode}
          onChange={(mode) => change({ mode: mode === 'later' ? 'later' : 'now' })}
        />
      }
    >
      <div id="schedule" className={fields.stack}>
        {when.mode === 'now' ? (
          <p className="size-sm text-2">
            {undo
              ? `It leaves once you have confirmed; ${undo} after that you can take it back.`
              : 'It leaves as soon as you have confirmed, and cannot be taken back.'}
          </p>
        ) : (
          <>
            <div className={classes.fields}>
              <DatePickerInput
                label="Day"
                placeholder="Choose a day"
                valueFormat="ddd D MMM YYYY"
                minDate={todayIn(when.timeZone, now)}
                value={when.date || null}
                onChange={(date) => change({ date: date ?? '' })}
                ariaLabels={calendarLabels}
                // Colour is a state, never decoration: weekends look like other days.
                weekendDays={[]}
              />
              <TextInput
                label="Time"
                placeholder="08:00"
                inputMode="numeric"
                maxLength={5}
                value={when.time}
                error={timeProblem(when.time)}
                onChange={(event) => change({ time: event.currentTarget.value.trim() })}
              />
              <Select
                label="Zone"
                data={zones}
                value={when.timeZone}
                onChange={(timeZone) => {
                  if (timeZone) change({ timeZone });
                }}
                searchable
                limit={80}
              />
            </div>
            {askedTime(when) === null && <p className="size-sm text-2">Choose a day and a time.</p>}
            {error !== null && error !== undefined && <Notice tone="bad">{reasonOf(error)}</Notice>}
            {resolved && <TimeWords when={when} resolved={resolved} onChoose={change} />}
          </>
        )}
      </div>
    </TickCard>
  );
}

const calendarLabels = {
  previousMonth: 'Month before',
  nextMonth: 'Next month',
  previousYear: 'Year before',
  nextYear: 'Next year',
  previousDecade: 'Decade before',
  nextDecade: 'Next decade',
};

interface TimeWordsProps {
  when: SendTime;
  resolved: ResolvedTime;
  onChoose: (part: Partial<SendTime>) => void;
}

/** The instant in words and how far it is; or why there is none, and what to choose. */
function TimeWords({ when, resolved, onChoose }: TimeWordsProps) {
  const now = useNow();
  if (resolved.ok && !resolved.past)
    return (
      <p className="num size-sm text-2" aria-live="polite">
        <When at={resolved.instant} timeZone={when.timeZone} /> {zoneName(when.timeZone)} time (UTC
        {resolved.offset}), in {formatLength(Date.parse(resolved.instant ?? '') - now.getTime())}. You can
        take it back until then.
      </p>
    );
  return (
    <div role="alert" className={fields.stack}>
      <Notice tone="wait">{resolved.says}</Notice>
      {resolved.choices.length > 0 && (
        <div className={classes.choices}>
          {resolved.choices.map(({ label, date, time, which }) => (
            <QuietButton key={label} onClick={() => onChoose({ date, time: time.slice(0, 5), which })}>
              {label}
            </QuietButton>
          ))}
        </div>
      )}
    </div>
  );
}
