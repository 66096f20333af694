import type { SandboxPerson, Temperament } from '../people/person.js';
import type { QuoteStyle } from '../letters/quoting/quote-style.js';
import type { Act, Mood, UnsubscribeWay } from './act.js';
import { fullness } from './admission.js';
import { chanceOf, type Chance } from './chance.js';

/** Probabilities of what a living person does with one letter. `buy` is given a click. */
interface Habits {
  open: number;
  /** Given that it was opened (or, behind a privacy proxy, read). */
  click: number;
  buy: number;
  reply: number;
  unsubscribe: number;
}

/** Over the shares of `temperaments.ts`: 35 % open, 12 % click, 3 % buy, 3 % reply, 1 % unsubscribe. */
const HABITS: Record<Exclude<Temperament, 'gone' | 'moved' | 'away' | 'grumbler'>, Habits> = {
  keen: { open: 0.9, click: 0.55, buy: 0.31, reply: 0.11, unsubscribe: 0 },
  curious: { open: 0.47, click: 0.22, buy: 0.19, reply: 0.032, unsubscribe: 0.015 },
  quiet: { open: 0.12, click: 0.08, buy: 0.05, reply: 0.004, unsubscribe: 0.014 },
  private: { open: 0.4, click: 0.25, buy: 0.2, reply: 0.015, unsubscribe: 0.006 },
  guarded: { open: 0.3, click: 0.3, buy: 0.1, reply: 0.02, unsubscribe: 0 },
  full: { open: 0.1, click: 0, buy: 0, reply: 0, unsubscribe: 0 },
};

/** The last act of a letter begins no later than this after its acceptance (at scale 1). */
const LAST_MS = 27_000;
const PRICES = ['12.90', '14.50', '16.90', '24.00', '27.80', '39.00', '43.40', '58.00', '84.50'];

/**
 * All that will happen because this person got this message, in order: the same three inputs give the same fate.
 * `conversation` is true for a letter written to this one person (an answer to theirs): it is read as such.
 */
export function fateOf(seed: number, person: SandboxPerson, messageId: string, conversation: boolean): Act[] {
  const chance = chanceOf('fate', seed, person.email, messageId);
  if (conversation) return conversationFate(person, chance);
  switch (person.temperament) {
    case 'gone':
      return [];
    case 'moved':
      return [{ kind: 'bounced_later', cause: 'unknown', afterMs: 600 + chance.waiting(2_500, 9_000) }];
    case 'away':
      return awayFate(chance);
    case 'grumbler':
      return [
        { kind: 'opened', afterMs: 500 + chance.waiting(3_000, 10_000) },
        { kind: 'complained', afterMs: 12_000 + chance.waiting(3_000, 10_000) },
      ];
    case 'full':
      if (fullness(seed, person) === 'noticed_later') {
        return [{ kind: 'bounced_later', cause: 'full', afterMs: 800 + chance.waiting(3_000, 9_000) }];
      }
      return livingFate(person, HABITS.full, chance);
    default:
      return [...machineActs(person, chance), ...livingFate(person, HABITS[person.temperament], chance)];
  }
}

function machineActs(person: SandboxPerson, chance: Chance): Act[] {
  if (person.temperament === 'private') {
    return [{ kind: 'machine_opened', afterMs: 150 + chance.waiting(500, 1_800) }];
  }
  if (person.temperament === 'guarded') {
    return [{ kind: 'scanner_clicked', afterMs: 100 + chance.waiting(400, 1_500) }];
  }
  return [];
}

function livingFate(person: SandboxPerson, habits: Habits, chance: Chance): Act[] {
  const acts: Act[] = [];
  let at = 2_200 + chance.waiting(6_000, 15_000);
  const later = (mean: number): number => {
    at = Math.min(LAST_MS, at + 400 + chance.waiting(mean, mean * 2));
    return at;
  };
  const reads = chance.hit(habits.open);
  // A privacy proxy has loaded the image long before: reading leaves no second trace.
  if (reads && person.temperament !== 'private') acts.push({ kind: 'opened', afterMs: at });
  if (reads && chance.hit(habits.click)) {
    const clicks = chance.hit(0.2) ? 2 : 1;
    for (let nth = 0; nth < clicks; nth += 1) {
      acts.push({ kind: 'clicked', pick: chance.next(), afterMs: later(1_500) });
    }
    if (chance.hit(habits.buy)) {
      acts.push({ kind: 'bought', amount: chance.pick(PRICES), afterMs: later(2_500) });
    }
  }
  // One answer at most: whoever unsubscribes does not write as well.
  if (chance.hit(habits.reply)) {
    acts.push(reply(chance, person, later(3_000)));
  } else if (chance.hit(habits.unsubscribe)) {
    acts.push({
      kind: 'unsubscribed',
      way: way(chance),
      style: styleOf(person, chance),
      pick: chance.next(),
      afterMs: later(2_000),
    });
  }
  return acts;
}

/** Of two letters on holiday one is opened on the phone; the auto-reply is certain. */
function awayFate(chance: Chance): Act[] {
  const acts: Act[] = [
    {
      kind: 'auto_replied',
      marked: chance.hit(0.75),
      backInDays: chance.between(2, 18),
      afterMs: 500 + chance.waiting(1_200, 4_000),
    },
  ];
  if (chance.hit(0.3)) acts.push({ kind: 'opened', afterMs: 6_000 + chance.waiting(5_000, 15_000) });
  return acts;
}

/** Somebody answered this person's letter: usually that is the end of it, now and then a "thank you" comes back. */
function conversationFate(person: SandboxPerson, chance: Chance): Act[] {
  const acts: Act[] = [{ kind: 'opened', afterMs: 1_500 + chance.waiting(3_000, 10_000) }];
  if (chance.hit(0.35)) {
    acts.push({
      kind: 'replied',
      mood: 'thanks',
      style: styleOf(person, chance),
      pick: chance.next(),
      afterMs: 12_000 + chance.waiting(4_000, 12_000),
    });
  }
  return acts;
}

const MOODS: readonly Mood[] = [
  'interested',
  'interested',
  'question',
  'question',
  'question',
  'not_interested',
  'later',
  'later',
];

function reply(chance: Chance, person: SandboxPerson, afterMs: number): Act {
  return {
    kind: 'replied',
    mood: chance.pick(MOODS),
    style: styleOf(person, chance),
    pick: chance.next(),
    afterMs,
  };
}

const WAYS: readonly UnsubscribeWay[] = ['one_click', 'one_click', 'one_click', 'page', 'page', 'reply'];
const way = (chance: Chance): UnsubscribeWay => chance.pick(WAYS);

function styleOf(person: SandboxPerson, chance: Chance): QuoteStyle {
  const thunderbird = chance.hit(0.2);
  if (person.provider === 'gmele') return thunderbird ? 'thunderbird' : 'gmail';
  if (person.provider === 'icloudy') return 'apple';
  if (person.provider === 'lookout') return 'outlook';
  return chance.pick(['outlook', 'thunderbird', 'apple', 'gmail'] as const);
}
