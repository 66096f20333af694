import { hash } from 'node:crypto';

/** A reproducible source of numbers: the same parts give the same sequence on every machine. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** True with the given probability. */
  hit(probability: number): boolean;
  /** One of the items, all equally likely. The list may not be empty. */
  pick<T>(items: readonly T[]): T;
  /** An integer in [from, to], both included. */
  between(from: number, to: number): number;
  /** Exponentially distributed with the given mean, never above `cap`. */
  waiting(mean: number, cap: number): number;
}

/** Seeds sfc32 with the SHA-1 of the parts, so that neighbouring seeds have nothing in common. */
export function chanceOf(...parts: (string | number)[]): Chance {
  const digest = hash('sha1', parts.join('\u0000'), 'buffer');
  let a = digest.readUInt32LE(0);
  let b = digest.readUInt32LE(4);
  let c = digest.readUInt32LE(8);
  let counter = digest.readUInt32LE(12) | 1;

  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  return {
    next,
    hit: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    waiting: (mean, cap) => Math.min(cap, -Math.log(1 - next()) * mean),
  };
}

/** A short name for the parts: 16 hexadecimal digits, used for ids that must come out the same again. */
export function nameOf(...parts: (string | number)[]): string {
  return hash('sha1', parts.join('\u0000'), 'hex').slice(0, 16);
}
