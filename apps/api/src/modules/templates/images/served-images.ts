/** A picture as it is sent to whoever has its address. */
export interface ServedImage {
  contentType: string;
  bytes: Buffer;
}

const MOST_BYTES = 64 * 1024 * 1024;
/** A picture that was deleted on another machine is gone here after this long. */
const KEPT_MS = 60_000;

/**
 * The pictures asked for last, in memory: right after a campaign left, the same few are asked for thousands of times.
 * The oldest make room for new ones.
 */
export class ServedImages {
  private readonly kept = new Map<string, { image: ServedImage; untilMs: number }>();
  private bytes = 0;

  find(name: string, nowMs: number): ServedImage | null {
    const found = this.kept.get(name);
    if (!found) return null;
    if (found.untilMs > nowMs) return found.image;
    this.forget(name);
    return null;
  }

  keep(name: string, image: ServedImage, nowMs: number): void {
    this.forget(name);
    this.kept.set(name, { image, untilMs: nowMs + KEPT_MS });
    this.bytes += image.bytes.length;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= MOST_BYTES) return;
      this.forget(oldest);
    }
  }

  clear(): void {
    this.kept.clear();
    this.bytes = 0;
  }

  private forget(name: string): void {
    const found = this.kept.get(name);
    if (!found) return;
    this.bytes -= found.image.bytes.length;
    this.kept.delete(name);
  }
}
