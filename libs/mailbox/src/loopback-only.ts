import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** True for 127.0.0.0/8 and ::1, also written as ::ffff:127.0.0.1. */
export function isLoopback(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(mapped);
  return family !== 0 && loopback.check(mapped, family === 6 ? 'ipv6' : 'ipv4');
}

/** An error with the code `ENOTLOOPBACK`. */
export function notLoopback(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${host} is not on this machine`), { code: 'ENOTLOOPBACK' });
}

/**
 * A `lookup` for `net.connect` that fails unless every address of the name is loopback. The check sits where the
 * address is used, so a name that changes between check and connect cannot slip through.
 */
export const lookupLoopbackOnly: LookupFunction = (hostname, options, callback) => {
  systemLookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error !== null || first === undefined) return callback(error ?? notLoopback(hostname), []);
    if (!addresses.every(({ address }) => isLoopback(address))) return callback(notLoopback(hostname), []);
    if (options.all === true) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
};
