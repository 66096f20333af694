/**
 * What can be expected to go wrong at a terminal, as one clear sentence for the person there: printed without a
 * stack, with a non-zero exit code.
 */
export class Refusal extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'Refusal';
  }
}
