import { Client } from 'pg';
import { expect } from 'vitest';
import type { SandboxUnderTest } from './sandbox.js';

export interface Compared {
  accepted: Set<string>;
  rejected: Set<string>;
  uncertain: Set<string>;
  /** Addresses that the world took a mail for. */
  took: Set<string>;
}

/**
 * Reads the world's own record beside the ledger and fails unless: nobody is called accepted whom the world did not take,
 * nobody whom it took is called anything but accepted or in doubt, and nobody got it twice.
 */
export async function compareWithTruth(
  databaseUrl: string,
  sandbox: SandboxUnderTest,
  worldDir: string,
  mailingId: string | null,
): Promise<Compared> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ email: string; state: string }>(
    `select email, state from deliveries where mailing_id = $1`,
    [mailingId],
  );
  await client.end();
  const inState = (state: string) =>
    new Set(rows.filter((row) => row.state === state).map((row) => row.email));
  const truth = await sandbox.truth(worldDir);
  const those = (kind: string) => new Set(truth.filter((line) => line.kind === kind).map((line) => line.to));
  const compared = {
    accepted: inState('accepted'),
    rejected: inState('rejected'),
    uncertain: inState('uncertain'),
    took: those('accepted'),
  };
  expect([...compared.accepted.difference(compared.took)]).toEqual([]);
  expect([...compared.took.difference(compared.accepted).difference(compared.uncertain)]).toEqual([]);
  expect([...compared.rejected.difference(those('refused'))]).toEqual([]);
  expect(truth.filter((line) => line.kind === 'duplicate')).toEqual([]);
  return compared;
}
