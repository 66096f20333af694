import type { RenderProblemCode } from '@mailwright/templating';

/** Problems of a content that asks for more than a message may have; any of them costs the time of a hundred messages. */
const LIMITS: ReadonlySet<string> = new Set<RenderProblemCode>([
  'too_long',
  'too_many_iterations',
  'too_much_work',
]);

/** One strange contact is that recipient's problem. So many in a row are the mailing's. */
const IN_A_ROW = 3;

/**
 * Tells a runaway template from a strange contact. Rendering holds up everybody else in this process: a mailing of
 * which every message reaches the limits must not do so once for each of its recipients.
 */
export class Runaways {
  private readonly inARow = new Map<string, number>();

  /** True when the mailing had better stop now; it is counted anew when somebody lets it go on. */
  failed(mailingId: string, problem: string): boolean {
    if (!LIMITS.has(problem)) return false;
    const count = (this.inARow.get(mailingId) ?? 0) + 1;
    this.inARow.set(mailingId, count);
    if (count < IN_A_ROW) return false;
    this.inARow.delete(mailingId);
    return true;
  }

  made(mailingId: string): void {
    if (this.inARow.size > 0) this.inARow.delete(mailingId);
  }
}
