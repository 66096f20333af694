/**
 * What of a login can be read on a wire: the words themselves, and each base64 of them that AUTH PLAIN and AUTH LOGIN
 * make. A fragment of 12 characters is enough to be found.
 */
export function tracesOf(username: string, password: string): string[] {
  const whole = Buffer.from(`\0${username}\0${password}`).toString('base64');
  // A password begins at one of three places of a base64 group; the characters at its edges depend on its neighbours.
  const inside = [0, 1, 2].map((offset) =>
    Buffer.from(`${'x'.repeat(offset)}${password}`)
      .toString('base64')
      .slice(4, -4),
  );
  return [username, password, whole, ...inside].filter((trace) => trace.length >= MIN_LENGTH);
}
const MIN_LENGTH = 12;

/** Looks for traces in the bytes of one direction of one connection, also across the edges of what arrives. */
export class CredentialScan {
  /** Bytes of traces seen so far. */
  found = 0;
  private tail = '';
  private readonly longest: number;

  constructor(private readonly traces: readonly string[]) {
    this.longest = Math.max(...traces.map((trace) => trace.length));
  }

  /** Returns how many bytes of traces ended in this piece. */
  add(chunk: Buffer): number {
    const text = this.tail + chunk.toString('latin1');
    let now = 0;
    for (const trace of this.traces) {
      for (let at = text.indexOf(trace); at !== -1; at = text.indexOf(trace, at + 1))
        if (at + trace.length > this.tail.length) now += trace.length;
    }
    this.tail = text.slice(-this.longest);
    this.found += now;
    return now;
  }
}
