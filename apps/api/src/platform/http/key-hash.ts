import { createHash } from 'node:crypto';

/** API keys have 256 random bits: a plain hash is enough to keep, no slow one is needed. */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest();
