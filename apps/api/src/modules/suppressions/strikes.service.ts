import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/database/database.js';
import { Sealer } from '../../platform/secrets/sealer.js';
import { emailKeyOf } from './address.js';
import { ADD_STRIKES, STRUCK_OUT } from './sql/count-strikes.js';
import { SuppressionsService } from './suppressions.service.js';

/** A refusal that counts against an address without proving it dead. */
export interface Strike {
  email: string;
  mailingId: string;
  contactId: string;
  at: Date;
  /** So many refusals within so long are enough. */
  limit: { times: number; withinMs: number };
  /** The rule that read the line. */
  rule: string;
  /** The server's line. */
  words: string;
  /** `refused`: said while the mail was handed over. `returned`: in a bounce message. */
  heard: 'refused' | 'returned';
}

interface StruckOut {
  hash: Buffer;
  mailingId: string;
  times: number;
  withinMs: number;
  lines: { at: string; words: string; rule: string; how: string; mailingId: string }[];
}

const DAY_MS = 86_400_000;
const LONGEST_WORDS = 600;

/** Counts soft bounces over live replies and bounce messages, and suppresses an address that has had enough of them. */
@Injectable()
export class StrikesService {
  constructor(
    private readonly suppressions: SuppressionsService,
    private readonly sealer: Sealer,
  ) {}

  /**
   * In the caller's transaction; heard twice it changes nothing. Answers in the order given whether the address was
   * suppressed by that; of several about one address the first tells.
   */
  async count(manager: EntityManager, workspaceId: string, strikes: readonly Strike[]): Promise<boolean[]> {
    const known = strikes.flatMap((strike) => {
      const read = emailKeyOf(strike.email);
      return read.ok ? [{ strike, address: read.address, hash: this.sealer.addressHash(read.key) }] : [];
    });
    if (known.length === 0) return strikes.map(() => false);
    const byHash = new Map(known.toReversed().map((one) => [one.hash.toString('hex'), one]));
    await this.suppressions.hold(
      manager,
      workspaceId,
      known.map(({ address }) => address),
    );
    await manager.query(ADD_STRIKES, [workspaceId, JSON.stringify(known.map(toRow))]);
    const out = await rows<StruckOut>(manager, STRUCK_OUT, [
      workspaceId,
      [...byHash.values()].map(({ hash }) => hash),
    ]);
    const guilty = out.flatMap((one) => {
      const found = byHash.get(one.hash.toString('hex'));
      return found ? [{ ...one, ...found }] : [];
    });
    const added = await this.suppressions.suppressEach(
      manager,
      workspaceId,
      guilty.map((one) => ({
        address: one.address,
        scope: 'all',
        reason: 'repeated_soft_bounce',
        evidence: evidenceOf(one),
      })),
    );
    const news = new Set(guilty.filter((_, index) => added[index]).map(({ strike }) => strike));
    return strikes.map((strike) => news.has(strike));
  }
}

const evidenceOf = ({ mailingId, times, withinMs, lines }: StruckOut) => ({
  mailingId,
  note: `Refused ${lines.length} times within ${saidWithin(withinMs)}; ${times} are enough. Last: ${lines.at(-1)?.words ?? ''}`,
  lines,
});

const toRow = ({ strike, hash }: { strike: Strike; hash: Buffer }) => ({
  hash: hash.toString('hex'),
  mailingId: strike.mailingId,
  contactId: strike.contactId,
  at: strike.at.toISOString(),
  times: strike.limit.times,
  withinMs: strike.limit.withinMs,
  rule: strike.rule,
  words: strike.words.replaceAll('\0', '').toWellFormed().slice(0, LONGEST_WORDS).toWellFormed(),
  heard: strike.heard,
});

const saidWithin = (ms: number): string =>
  ms > 3 * DAY_MS ? `${Math.round(ms / DAY_MS)} days` : `${Math.round(ms / 3_600_000)} hours`;
