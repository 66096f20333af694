import { formatDay, formatTime, type MomentStyle } from '../../../lib/format/moment';

const hourMinutes = 60;
const dayMinutes = 24 * hourMinutes;

/** How long one point of the curve is: `Every 10 seconds`, `Every three hours`. */
export function bucketWords(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  if (seconds < 60) return seconds === 1 ? 'Every second' : `Every ${seconds} seconds`;
  if (minutes === 1) return 'Every minute';
  if (minutes < hourMinutes) return `Every ${minutes} minutes`;
  if (minutes === hourMinutes) return 'Every hour';
  if (minutes < dayMinutes) return `Every ${minutes / hourMinutes} hours`;
  return minutes === dayMinutes ? 'Every day' : `Every ${minutes / dayMinutes} days`;
}

/** Words for a point of the curve, as exact as its length: seconds, minutes, or the day with them. */
export function momentWords(points: readonly { at: string }[], minutes: number, style: MomentStyle) {
  const [first, last] = [points[0], points.at(-1)].map((point) => Date.parse(point?.at ?? ''));
  const severalDays = first !== undefined && last !== undefined && last - first > dayMinutes * 60_000;
  const now = new Date();
  const weekday = new Intl.DateTimeFormat(style.locale, { weekday: 'short', timeZone: style.timeZone });
  return (at: string): string => {
    const moment = new Date(at);
    if (minutes >= dayMinutes) return formatDay(moment, now, style);
    const time = formatTime(moment, style, minutes < 1);
    return severalDays ? `${weekday.format(moment)} ${time}` : time;
  };
}
