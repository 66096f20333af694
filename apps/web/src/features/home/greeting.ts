import { formatCount } from '../../lib/format/number';
import type { LiveCampaign } from './api/home';

const noonHour = 12;
const eveningHour = 18;
const morningHour = 5;

/** `Good afternoon, Ines`, by the clock of the workspace. */
export function greeting(name: string, now: Date, timeZone: string): string {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(now),
  );
  const part =
    hour >= eveningHour || hour < morningHour ? 'evening' : hour >= noonHour ? 'afternoon' : 'morning';
  const first = name.trim().split(/\s+/)[0];
  return first ? `Good ${part}, ${first}` : `Good ${part}`;
}

/** One sentence: what goes out, and who waits. */
export function homeAnswer(
  running: readonly Pick<LiveCampaign, 'campaign'>[],
  next: number,
  waiting: number,
  locale: string,
): string {
  const sending = running.filter(
    ({ campaign }) => campaign.state === 'sending' || campaign.state === 'launching',
  ).length;
  const held = running.length - sending;
  const out = whatGoesOut(sending, held, next, locale);
  const who =
    waiting === 0
      ? 'nobody waits for an answer'
      : formatCount(waiting, 'person waits', 'people wait', locale) + ' for an answer';
  return `${out}, ${sending + held === 0 && waiting === 0 ? 'and ' : ''}${who}.`;
}

function whatGoesOut(sending: number, held: number, next: number, locale: string): string {
  const number = (count: number, words: [string, string]) =>
    count === 1 ? `One ${words[0]}` : formatCount(count, words[0], words[1], locale);
  if (sending > 0) return number(sending, ['campaign is going out', 'campaigns are going out']);
  if (held > 0) return number(held, ['campaign is on hold', 'campaigns are on hold']);
  if (next > 0) return number(next, ['campaign is planned', 'campaigns are planned']);
  return 'Nothing goes out right now';
}
