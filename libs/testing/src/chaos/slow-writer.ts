import type { Socket } from 'node:net';

/** Writes replies: at once, or one byte per second while the tarpit holds. Nothing overtakes what waits. */
export class SlowWriter {
  private pending: { text: string; written: () => void }[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    public socket: Socket,
    private readonly isSlow: () => boolean,
  ) {}

  say(text: string, written: () => void = () => undefined): void {
    if (!this.isSlow() && this.pending.length === 0) {
      this.socket.write(text);
      written();
      return;
    }
    this.pending.push({ text, written });
    this.timer ??= setInterval(() => this.drip(), 1_000);
  }

  /** Everything that waits leaves now. */
  flush(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    for (const { text, written } of this.pending.splice(0)) {
      if (!this.socket.destroyed) this.socket.write(text);
      written();
    }
  }

  /** Nothing that waits leaves any more. */
  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.pending = [];
  }

  private drip(): void {
    if (!this.isSlow()) return this.flush();
    const [first] = this.pending;
    if (!first || this.socket.destroyed) return this.stop();
    this.socket.write(first.text.slice(0, 1));
    first.text = first.text.slice(1);
    if (first.text !== '') return;
    this.pending.shift();
    first.written();
    if (this.pending.length === 0) this.stop();
  }
}
