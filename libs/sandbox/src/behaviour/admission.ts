import type { SandboxPerson } from '../people/person.js';
import type { Objection } from '../providers/provider.js';
import { chanceOf } from './chance.js';
import { likelihood, type Misbehaviour } from './misbehaviour.js';

/** What the provider answers: at RCPT it knows the two addresses, at the end of DATA also the Message-ID. */
export type Verdict = { answer: 'accept' } | { answer: 'defer' | 'refuse'; objection: Objection };

/** How often, and since when, the provider has put this mail off. */
export interface Deferrals {
  count: number;
  /** Epoch milliseconds of the first. */
  since: number;
}

export interface AdmissionInput {
  seed: number;
  person: SandboxPerson;
  earlier: Deferrals | undefined;
  /** Epoch milliseconds. */
  now: number;
  delayScale: number;
  rates: Misbehaviour;
}

/** How long a greylisting server wants the sender to wait, at scale 1. */
const GREYLIST_MS = 1_500;
const ACCEPT: Verdict = { answer: 'accept' };

/** The answer to RCPT TO, the same for the same sender and recipient whatever the message. */
export function admitAtRcpt(input: AdmissionInput & { from: string }): Verdict {
  const { person, earlier } = input;
  if (person.temperament === 'gone') return { answer: 'refuse', objection: 'unknown' };
  if (person.temperament === 'full') return admitFull(fullness(input.seed, person), earlier?.count ?? 0);
  const chance = chanceOf('rcpt', input.seed, person.email, input.from);
  if (!chance.hit(likelihood('greylisted', person.provider, input.rates))) return ACCEPT;
  const waited = earlier !== undefined && input.now - earlier.since >= GREYLIST_MS * input.delayScale;
  return waited ? ACCEPT : { answer: 'defer', objection: 'greylisted' };
}

/** The answer after the final dot. */
export function admitAtData(input: AdmissionInput & { messageId: string }): Verdict {
  const { person, rates } = input;
  const chance = chanceOf('data', input.seed, person.email, input.messageId);
  if (chance.hit(likelihood('blocked', person.provider, rates))) {
    return { answer: 'refuse', objection: 'blocked' };
  }
  if (!chance.hit(likelihood('throttled', person.provider, rates))) return ACCEPT;
  const times = chance.hit(0.3) ? 2 : 1;
  return (input.earlier?.count ?? 0) >= times ? ACCEPT : { answer: 'defer', objection: 'throttled' };
}

/** A full mailbox is emptied in the end, stays full, or is found out about after the message was accepted. */
export type Fullness = 'cleared' | 'stays' | 'noticed_later';

/** Which of the three a full person's mailbox is. */
export function fullness(seed: number, person: SandboxPerson): Fullness {
  return chanceOf('full', seed, person.email).pick(['cleared', 'stays', 'noticed_later'] as const);
}

function admitFull(kind: Fullness, attempts: number): Verdict {
  if (kind === 'noticed_later') return ACCEPT;
  if (attempts < 2) return { answer: 'defer', objection: 'full' };
  return kind === 'cleared' ? ACCEPT : { answer: 'refuse', objection: 'over_quota' };
}
