import { type LocalTime, resolveLocalTime } from '@mailwright/schedule';
import { DomainError } from '../../platform/http/domain-error.js';

/** As late as this is still "now": clocks differ, and a click takes its time. */
const GRACE_MS = 60_000;

/** A local time as the page asks about it, `which` left out until the person chose between two. */
export type AskedTime = Omit<LocalTime, 'which'> & { which?: 'first' | 'second' | undefined };

const resolve = ({ which, ...local }: AskedTime) =>
  resolveLocalTime({ ...local, ...(which ? { which } : {}) });
const isPast = (instant: string): boolean => Date.parse(instant) < Date.now() - GRACE_MS;

/** What the builder shows beside the fields: the instant, or the reason and the times to choose from. */
export function describeTime(asked: AskedTime) {
  const resolved = resolve(asked);
  if (resolved.ok) {
    const { instant, offset } = resolved;
    const past = isPast(instant);
    return {
      ok: true,
      instant,
      offset,
      past,
      problem: null,
      says: past ? 'This time is over already. Choose one that lies ahead.' : '',
      choices: [],
    };
  }
  const choices = resolved.choices.map((choice) => ({ ...choice, which: choice.which ?? null }));
  return {
    ok: false,
    instant: null,
    offset: null,
    past: false,
    problem: resolved.problem,
    says: resolved.message,
    choices,
  };
}

/** The instant to launch at; refuses what is no instant, is not clear, or is over. */
export function instantOf(asked: AskedTime): Date {
  const resolved = resolve(asked);
  if (!resolved.ok) {
    const choices = resolved.choices.map((choice) => choice.label).join(' or ');
    throw new DomainError(
      `schedule.${resolved.problem}`,
      'invalid',
      resolved.message,
      choices ? `Choose ${choices}.` : 'Choose another time.',
    );
  }
  if (isPast(resolved.instant))
    throw new DomainError(
      'schedule.past',
      'invalid',
      'This time is over already.',
      'Choose one that lies ahead.',
    );
  return new Date(resolved.instant);
}
