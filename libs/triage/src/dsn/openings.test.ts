import { describe, expect, it } from 'vitest';
import { bounceOpening } from './bounce-signs.js';
import { openings } from './openings.js';
import { bounceSubjects } from './subjects.js';

describe('the opening sentence of a report', () => {
  it.each(openings)('is known as %s: %s', (id, line) => {
    expect(bounceOpening(line)?.rule).toBe(`bounce.opening.${id}`);
  });
});

describe('the subject of a report', () => {
  it.each(bounceSubjects)('is known in %s: %s', (_language, line, pattern) => {
    expect(bounceSubjects.find((row) => row[2].test(line))?.[2]).toBe(pattern);
  });
});
