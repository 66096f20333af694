/** How sure a verdict or a sign is, in words. */
export type Sureness = 'certain' | 'fairly sure' | 'a guess';

/**
 * The words for a confidence of 0 to 1. `certain`: a standard, or words that mean nothing else. `fairly sure`: signs
 * that agree. `a guess`: one sign that other messages have too.
 */
export function surenessOf(confidence: number): Sureness {
  if (confidence >= 0.9) return 'certain';
  return confidence >= 0.65 ? 'fairly sure' : 'a guess';
}
