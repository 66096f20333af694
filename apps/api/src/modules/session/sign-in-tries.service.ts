import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Database, row } from '../../platform/database/database.js';
import { networkOf, signInWait, type SignInTries } from './sign-in-wait.js';

const TRIES = `
  select coalesce(max(failures) filter (where network = $2), 0)::int as here,
         max(failed_at) filter (where network = $2) as "hereFailedAt",
         coalesce(bool_or(network = $2 and succeeded_at > now() - interval '60 days'), false) as trusted,
         coalesce(sum(failures) filter (where failed_at > now() - interval '1 hour'), 0)::int as everywhere,
         max(failed_at) as "failedAt"
    from sign_in_tries where account_hash = $1`;

/** A day without a failure forgets the earlier ones. */
const FAILED = `
  insert into sign_in_tries as known (account_hash, network, failures, failed_at) values ($1, $2, 1, now())
  on conflict (account_hash, network) do update
     set failures = case when known.failed_at > now() - interval '1 day' then known.failures + 1 else 1 end, failed_at = now()`;

const SUCCEEDED = `
  insert into sign_in_tries as known (account_hash, network, succeeded_at) values ($1, $2, now())
  on conflict (account_hash, network) do update set failures = 0, failed_at = null, succeeded_at = now()`;

/** Bounded per failure, so that a flood of made-up addresses leaves nothing behind after a day. */
const FORGET = `
  delete from sign_in_tries where (account_hash, network) in (
    select account_hash, network from sign_in_tries
     where failed_at < now() - interval '1 day' and (succeeded_at is null or succeeded_at < now() - interval '60 days') limit 20)`;

/**
 * Tries to sign in, per account and network, beside the sign-in library's limit per address: one address guesses at many
 * accounts there, many addresses at one account here. An account that does not exist is treated like one that does.
 */
@Injectable()
export class SignInTriesService {
  constructor(private readonly database: Database) {}

  /** Seconds that this try must wait; 0: it may be made. */
  async waitSeconds(email: unknown, address: string): Promise<number> {
    const tries = await row<SignInTries>(this.database.manager, TRIES, [hashOf(email), networkOf(address)]);
    return tries ? Math.ceil(signInWait(tries, Date.now()) / 1_000) : 0;
  }

  async note(email: unknown, address: string, succeeded: boolean): Promise<void> {
    const { manager } = this.database;
    await manager.query(succeeded ? SUCCEEDED : FAILED, [hashOf(email), networkOf(address)]);
    if (!succeeded) await manager.query(FORGET);
  }
}

const hashOf = (email: unknown): Buffer =>
  createHash('sha256')
    .update(typeof email === 'string' ? email.trim().toLowerCase() : '')
    .digest();
