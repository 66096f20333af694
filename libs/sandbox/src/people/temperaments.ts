import { chanceOf } from '../behaviour/chance.js';
import type { Temperament } from './person.js';

/**
 * People per temperament in every 2,000, exactly: 2,000 people show each kind for sure, whatever the seed.
 * 3 % dead (gone, moved), 1 % full, 2 % away, 0.15 % complain.
 */
const PER_2000: Record<Temperament, number> = {
  keen: 300,
  curious: 700,
  private: 160,
  guarded: 60,
  away: 40,
  grumbler: 3,
  gone: 40,
  moved: 20,
  full: 20,
  quiet: 657,
};

/** Deals the temperaments of one block of 2,000 people in an order of its own (Fisher–Yates). */
export function dealTemperaments(seed: number, block: number): Temperament[] {
  const cards = (Object.keys(PER_2000) as Temperament[]).flatMap((temperament) =>
    Array.from({ length: PER_2000[temperament] }, () => temperament),
  );
  const chance = chanceOf('temperaments', seed, block);
  for (let last = cards.length - 1; last > 0; last -= 1) {
    const other = chance.between(0, last);
    [cards[last], cards[other]] = [cards[other]!, cards[last]!];
  }
  return cards;
}
