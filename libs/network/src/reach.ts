import { placeOfAddress } from './address-place.js';

/**
 * How far a connection may go. `this_machine`: loopback (sandboxes). `internet`: public addresses. `own_network`: those,
 * this machine and private addresses, because a person said that the server is there.
 */
export type Reach = 'this_machine' | 'own_network' | 'internet';

/** What a server's settings say about it; the narrower one wins. */
export function reachOf(server: {
  onlyLoopback?: boolean | undefined;
  ownNetwork?: boolean | undefined;
}): Reach {
  if (server.onlyLoopback === true) return 'this_machine';
  return server.ownNetwork === true ? 'own_network' : 'internet';
}

/** Whether an IP address (not a name) may be connected to. Link-local and metadata addresses: never. */
export function isWithin(reach: Reach, address: string): boolean {
  const place = placeOfAddress(address);
  if (reach === 'this_machine') return place === 'loopback';
  return place === 'public' || (reach === 'own_network' && place !== 'nowhere');
}
