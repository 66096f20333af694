import { localTime } from '@mailwright/contracts';
import type { AskedTime, Campaign, ResolvedTime } from '../api/campaigns';

/** When it shall go, as the person chose it: at once, or at a time on the wall of a named zone. */
export interface SendTime {
  mode: 'now' | 'later';
  date: string;
  time: string;
  timeZone: string;
  /** where clocks go back and the time comes twice */
  which: 'first' | 'second' | null;
}

/** What a draft begins with: the plan it had before it was taken back, or at once. */
export function firstSendTime({ schedule }: Pick<Campaign, 'schedule'>, timeZone: string): SendTime {
  if (schedule) return { mode: 'later', ...schedule, which: null };
  return { mode: 'now', date: '', time: '08:00', timeZone, which: null };
}

/** The question for the server, or null while there is none to ask. */
export function askedTime({ mode, date, time, timeZone, which }: SendTime): AskedTime | null {
  if (mode === 'now' || date === '' || !isTime(time)) return null;
  return { date, time, timeZone, ...(which ? { which } : {}) };
}

const isTime = (time: string) => localTime.shape.time.safeParse(time).success;

/** Twenty-four hours, as everywhere on the page: a send at "8:00" must not be read as evening. */
export const timeProblem = (time: string): string | null =>
  time === '' || isTime(time) ? null : 'Write it as 08:00.';

/** Whether it could be planned so. */
export function isSettled(when: SendTime, resolved: ResolvedTime | undefined): boolean {
  return when.mode === 'now' || (askedTime(when) !== null && resolved?.ok === true && !resolved.past);
}

/** Every zone the browser can name, and those that are in use already. */
export function zoneNames(...also: string[]): string[] {
  return [...new Set(['UTC', ...also, ...Intl.supportedValuesOf('timeZone')])].toSorted();
}

/** Today as the wall calendar of a zone shows it: `2026-12-03`. */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
}
