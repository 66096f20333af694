import type { Conversion } from '@mailwright/contracts';
import type { ConversionRow } from './conversions.repository.js';

export const presentConversion = (row: ConversionRow): Conversion => ({
  ...row,
  occurredAt: row.occurredAt.toISOString(),
  clickedAt: row.clickedAt?.toISOString() ?? null,
  recordedAt: row.recordedAt.toISOString(),
});
