import { useCallback, useState } from 'react';

/**
 * A key for one intention ("schedule this campaign"). It stays the same while the person tries again after
 * an error, so that a request that did arrive is not carried out twice; call `renew` after a success.
 */
export function useIntentKey(): { key: string; renew: () => void } {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const renew = useCallback(() => setKey(crypto.randomUUID()), []);
  return { key, renew };
}
