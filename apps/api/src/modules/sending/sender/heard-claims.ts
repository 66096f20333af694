/**
 * Which of this process's claims it knows of. A claiming statement may commit while its answer is lost with the connection
 * (the database restarts): its recipients are then in flight for a living process that has never heard of them.
 *
 * A token that the ledger has and that nobody heard of at two looks in a row is disowned: its recipients are given back.
 * Should the answer arrive after all, it is refused, because somebody else may have them by then.
 */
export class HeardClaims {
  private heard = new Set<string>();
  private unheard = new Set<string>();
  private readonly disowned = new Set<string>();

  /** The answer of a claim arrived. False: it is too late, and its recipients are not ours any more. */
  hears(token: string): boolean {
    if (this.disowned.has(token)) return false;
    this.heard.add(token);
    return true;
  }

  /** What was known before the ledger is asked; hand it to `look`, so that what arrives meanwhile is kept. */
  get known(): ReadonlySet<string> {
    return new Set(this.heard);
  }

  /** Takes the tokens that the ledger has for this process; returns those that are disowned from now on. */
  look(inLedger: readonly string[], knownBefore: ReadonlySet<string>): string[] {
    const there = new Set(inLedger);
    for (const token of knownBefore) if (!there.has(token)) this.heard.delete(token);
    const unheard = inLedger.filter((token) => !this.heard.has(token));
    const lost = unheard.filter((token) => this.unheard.has(token));
    this.unheard = new Set(unheard);
    for (const token of lost) this.disowned.add(token);
    return lost;
  }
}
