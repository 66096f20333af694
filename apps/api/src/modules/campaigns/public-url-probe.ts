import { Inject, Injectable } from '@nestjs/common';
import { PUBLIC_URL } from '../../platform/http/public-url.js';

const TIMEOUT_MS = 3_000;
const REMEMBER_MS = 30_000;

/** Asks whether PUBLIC_URL leads back to this installation. The answer is kept for half a minute. */
@Injectable()
export class PublicUrlProbe {
  private known: { answers: boolean; at: number } | undefined;

  constructor(@Inject(PUBLIC_URL) private readonly publicUrl: string) {}

  async answers(): Promise<boolean> {
    if (this.known && Date.now() - this.known.at < REMEMBER_MS) return this.known.answers;
    const answers = await this.ask();
    this.known = { answers, at: Date.now() };
    return answers;
  }

  private async ask(): Promise<boolean> {
    try {
      const response = await fetch(`${this.publicUrl}/api/health`, {
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return response.ok;
    } catch {
      // Whatever kept it from answering, a reader of the mail would meet the same.
      return false;
    }
  }
}
