import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../../platform/database/database.js';
import type { Clues } from './clues.js';
import type { DeliveryFact, LedgerFacts } from './match.js';
import { DELIVERIES_BY_REF, DELIVERIES_BY_SERVER_ID, LATEST_DELIVERIES_TO } from './sql/find-deliveries.js';

const LATELY_MS = 60 * 24 * 3_600_000;

/** What the ledger says about the clues of a whole batch, in three statements. */
@Injectable()
export class MatchingRepository {
  async factsFor(
    manager: EntityManager,
    workspaceId: string,
    batch: readonly Clues[],
    now: Date,
  ): Promise<LedgerFacts> {
    const ids = batch.flatMap((clues) => [...clues.messageIds, ...(clues.own ? [clues.own] : [])]);
    const refs = [
      ...batch.flatMap(({ returnPath }) => (returnPath ? [returnPath.ref] : [])),
      ...ids.flatMap(({ ref }) => (ref ? [ref] : [])),
    ];
    const foreign = [...new Set(ids.flatMap(({ id, ref }) => (ref ? [] : [id])))];
    const addresses = [
      ...new Set(
        batch.flatMap(({ recipients, sender }) => [...recipients, ...(sender === null ? [] : [sender])]),
      ),
    ];

    const byRef = new Map<string, DeliveryFact>();
    if (refs.length > 0) {
      const values = [workspaceId, refs.map((ref) => ref.mailing), refs.map((ref) => ref.ordinal)];
      for (const fact of await rows<DeliveryFact>(manager, DELIVERIES_BY_REF, values))
        byRef.set(`${fact.number}.${fact.ordinal}`, fact);
    }
    const byServerId = new Map<string, DeliveryFact>();
    if (foreign.length > 0)
      for (const fact of await rows<DeliveryFact>(manager, DELIVERIES_BY_SERVER_ID, [workspaceId, foreign]))
        byServerId.set(fact.serverMessageId ?? '', fact);
    const latest = new Map<string, DeliveryFact>();
    if (addresses.length > 0) {
      const values = [workspaceId, addresses, new Date(now.getTime() - LATELY_MS)];
      for (const fact of await rows<DeliveryFact & { emailKey: string }>(
        manager,
        LATEST_DELIVERIES_TO,
        values,
      ))
        latest.set(fact.emailKey, fact);
    }
    return {
      byRef: (ref) => byRef.get(`${ref.mailing}.${ref.ordinal}`) ?? null,
      byServerId: (id) => byServerId.get(id) ?? null,
      latestTo: (emailKey) => latest.get(emailKey) ?? null,
    };
  }
}
