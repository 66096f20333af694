import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { TrackingRef } from '@mailwright/tokens';
import type { Logger } from 'pino';
import { LOGGER } from '../../../platform/logging/logger.token.js';
import { SightingStore } from './sighting-store.js';

/** One request for a pixel or a link, as it came. */
export interface Sighting {
  what: 'open' | 'click';
  ref: TrackingRef;
  linkNo: number;
  at: Date;
  method: string;
  userAgent: string;
  afterHead: boolean;
}

const FLUSH_MS = 200;
const BATCH = 2_000;
/** About ten seconds of the heaviest traffic that one process answers. */
const MOST_WAITING = 50_000;
/** More requests for the same link of the same mail within one flush are somebody's loop. */
const MOST_ALIKE = 3;
const LONGEST_PAUSE_MS = 5_000;
/** Another machine may have answered a part of a burst: it is looked at once more when that part is written, too. */
const SECOND_LOOK_MS = 3_000;

/**
 * Takes sightings from the answers, which never wait for it, and writes them in batches. Waiting (in memory: a SIGKILL
 * loses at most the last 200 ms) → being written (one transaction) → written. A batch that fails waits again, with
 * growing pauses; when too many wait, new ones are counted and dropped.
 */
@Injectable()
export class SightingRecorder implements BeforeApplicationShutdown {
  private waiting: Sighting[] = [];
  private alike = new Map<string, number>();
  private dropped = 0;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  private readonly secondLooks = new Set<NodeJS.Timeout>();
  private pauseMs = FLUSH_MS;

  constructor(
    private readonly store: SightingStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  note(sighting: Sighting): void {
    const key = `${sighting.what} ${sighting.ref.mailing} ${sighting.ref.ordinal} ${sighting.linkNo} ${sighting.method}`;
    const alike = (this.alike.get(key) ?? 0) + 1;
    this.alike.set(key, alike);
    if (alike > MOST_ALIKE) return;
    if (this.waiting.length >= MOST_WAITING) this.dropped += 1;
    else this.waiting.push(sighting);
    this.arm();
  }

  /** Writes what waits. Resolves when all of it is written, or failed to be and waits again. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.writing;
    this.writing = this.write();
    await this.writing;
    this.writing = undefined;
    if (this.waiting.length > 0) this.arm();
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.secondLooks) clearTimeout(timer);
    await this.flush();
    clearTimeout(this.timer);
    if (this.waiting.length > 0)
      this.logger.error({ event: 'tracking.lost', sightings: this.waiting.length });
  }

  private arm(): void {
    if (this.timer || this.writing) return;
    this.timer = setTimeout(() => void this.flush(), this.pauseMs);
  }

  private async write(): Promise<void> {
    this.alike = new Map();
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH);
      try {
        const clicked = await this.store.write(batch);
        this.pauseMs = FLUSH_MS;
        if (clicked.length > 0) this.lookAgain(() => this.store.rescore(clicked));
      } catch (error) {
        this.waiting = [...batch, ...this.waiting];
        this.pauseMs = Math.min(LONGEST_PAUSE_MS, this.pauseMs * 2);
        this.logger.warn({ event: 'tracking.write_failed', err: error, waiting: this.waiting.length });
        return;
      }
    }
    if (this.dropped === 0) return;
    this.logger.error({ event: 'tracking.dropped', sightings: this.dropped });
    this.dropped = 0;
  }

  private lookAgain(look: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.secondLooks.delete(timer);
      look().catch((error: unknown) => this.logger.warn({ event: 'tracking.rescore_failed', err: error }));
    }, SECOND_LOOK_MS);
    timer.unref();
    this.secondLooks.add(timer);
  }
}
