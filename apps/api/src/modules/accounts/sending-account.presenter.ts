import type { SendingAccount } from '@mailwright/contracts';
import type { SendingAccountRow } from './sending-accounts.repository.js';
import { cannotLogIn, warningsOf } from './warnings.js';

export function presentSendingAccount(
  { oauthGrantId: _grant, ...row }: SendingAccountRow,
  signInWith: SendingAccount['signInWith'],
): SendingAccount {
  const warnings = warningsOf(row);
  if (cannotLogIn(row))
    warnings.push(
      'Without encryption it may not sign in: allow the password in clear text, or choose encryption.',
    );
  return {
    ...row,
    signInWith,
    warnings,
    stateSince: row.stateSince.toISOString(),
    pausedUntil: row.pausedUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
