import { describe, expect, it } from 'vitest';
import { bounceOpening } from './bounce-signs.js';
import { openings } from './openings.js';

describe('the opening sentence of a report', () => {
  it.each(openings)('is known as %s: %s', (id, line) => {
    expect(bounceOpening(line)?.rule).toBe(`bounce.opening.${id}`);
  });
});
