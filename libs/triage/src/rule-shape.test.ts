import { describe, expect, it } from 'vitest';
import { departures } from './autoreply/departures.js';
import { openings } from './dsn/openings.js';
import { otherRequests } from './optout/other-requests.js';
import { notRequests, westernRequests } from './optout/requests.js';
import { tellingTables, vagueTables } from './rules/refusals/index.js';

/** What an expression may cost, read from its source: every rule is looked for in hostile text. */
interface Shape {
  length: number;
  /** Repeats without a bound of something that the next character can be part of: these run away. */
  unbounded: string[];
  /** In how many ways the bounded gaps can be laid out from one place of the text, at most. */
  ways: number;
}

/** `.`, a negated class or `\S`: what also matches the characters that follow. */
const wide = String.raw`(?:\.|\[\^(?:\\.|[^\]\\])*\]|\\S)`;
const openGap = new RegExp(String.raw`(?<!\\)${wide}(?:[+*]|\{\d+,\})`, 'g');
const boundedGap = new RegExp(String.raw`(?<!\\)${wide}\{(\d+),(\d+)\}`, 'g');
/** A blank behind a word ends it in one way only: then it is the number of words that counts. */
const wholeWord = /\\S\{\d+,\d+\}(?: |(?=\)))/g;

function shapeOf(pattern: RegExp): Shape {
  const source = pattern.source.replace(wholeWord, 'w ');
  const repeats = [...source.matchAll(boundedGap), ...source.matchAll(/\)\{(\d+),(\d+)\}/g)];
  return {
    length: pattern.source.length,
    unbounded: [...source.matchAll(openGap), ...source.matchAll(/\)(?:[+*]|\{\d+,\})/g)].map(
      ([text]) => text,
    ),
    ways: repeats.reduce((product, [, least, most]) => product * (Number(most) - Number(least) + 1), 1),
  };
}

const patterns: [id: string, pattern: RegExp][] = [
  ...[...tellingTables, ...vagueTables].flatMap((table) =>
    table.rules.map((rule): [string, RegExp] => [rule.id, rule.pattern]),
  ),
  ...[...openings, ...departures, ...westernRequests, ...otherRequests, ...notRequests].map(
    ([name, line, pattern]): [string, RegExp] => [`${name} (${line})`, pattern],
  ),
];

describe('the expression of', () => {
  it.each(patterns)('%s is short, and its cost grows no faster than the text', (_id, pattern) => {
    const shape = shapeOf(pattern);
    expect(shape.length).toBeLessThanOrEqual(160);
    expect(shape.unbounded).toEqual([]);
    expect(shape.ways).toBeLessThanOrEqual(500);
  });

  it('a runaway rule would be found out', () => {
    expect(shapeOf(/user .* unknown/).unbounded).toEqual(['.*']);
    expect(shapeOf(/(?:a|b)+c/).unbounded).toEqual([')+']);
    expect(shapeOf(/a[^x]{0,60}b.{0,60}c/).ways).toBe(61 * 61);
    expect(shapeOf(/user (?:\S{1,80} ){0,5}unknown/)).toMatchObject({ unbounded: [], ways: 6 });
  });
});
