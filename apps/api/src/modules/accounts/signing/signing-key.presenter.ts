import type { SigningKey } from '@mailwright/contracts';
import { keyRecord } from '@mailwright/dkim';
import type { SigningKeyRow } from './signing-keys.repository.js';

export const presentSigningKey = (row: SigningKeyRow): SigningKey => ({
  id: row.id,
  domain: row.domain,
  selector: row.selector,
  state: row.state,
  stateSince: row.stateSince.toISOString(),
  seenAt: row.seenAt?.toISOString() ?? null,
  record: { ...keyRecord(row), type: 'TXT' },
  createdAt: row.createdAt.toISOString(),
});
